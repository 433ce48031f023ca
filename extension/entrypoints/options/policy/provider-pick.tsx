import { useLang, useWords } from "@sublet/ui";
import { useId, useMemo, useState } from "preact/hooks";
import type { Catalogue, Hit } from "sublet-wasm/extension";
import { useT } from "../../../src/words.ts";
import { useLive } from "../live.ts";

const SHOWN = 8;

/** Providers, found as one types, after the ARIA combobox pattern. */
export function ProviderPick({
  chosen,
  most = Number.POSITIVE_INFINITY,
  onChange,
}: {
  chosen: string[];
  /** The most that can be chosen; one more takes the place of the last. */
  most?: number;
  onChange: (chosen: string[]) => void;
}) {
  const { catalogue } = useLive();
  const lang = useLang();
  const words = useWords();
  const t = useT();
  const id = useId();
  const [term, setTerm] = useState("");
  const [active, setActive] = useState(0);
  const hits = useMemo(() => (catalogue ? found(catalogue, term, chosen) : []), [catalogue, term, chosen]);
  const open = hits.length > 0;

  function take(provider: string) {
    onChange([...chosen.slice(0, most - 1), provider]);
    setTerm("");
    setActive(0);
  }

  function onKey(event: KeyboardEvent) {
    if (event.isComposing) return;
    const current = hits[active]?.provider;
    if (event.key === "ArrowDown" && open) setActive((active + 1) % hits.length);
    else if (event.key === "ArrowUp" && open) setActive((active + hits.length - 1) % hits.length);
    else if (event.key === "Enter" && open && current) take(current.id);
    else if (event.key === "Escape" && term !== "") setTerm("");
    else return;
    event.preventDefault();
  }

  return (
    <div class="pick">
      <label class="field" for={id}>
        {t("optProviders")}
      </label>
      {chosen.length > 0 && (
        <ul class="chips">
          {chosen.map((provider) => {
            const name = catalogue?.provider(provider, lang)?.name ?? provider;
            return (
              <li key={provider} class="chip">
                {name}
                <button
                  type="button"
                  aria-label={t("optProviderRemove", name)}
                  onClick={() => onChange(chosen.filter((other) => other !== provider))}
                >
                  ×
                </button>
              </li>
            );
          })}
        </ul>
      )}
      <div class="pick-box">
        <input
          id={id}
          type="text"
          role="combobox"
          aria-autocomplete="list"
          aria-expanded={open}
          aria-controls={`${id}-list`}
          aria-activedescendant={open ? `${id}-${active}` : undefined}
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
          placeholder={t("optProviderFind")}
          value={term}
          onInput={({ currentTarget }) => {
            setTerm(currentTarget.value);
            setActive(0);
          }}
          onKeyDown={onKey}
          onBlur={() => setTerm("")}
        />
        <div id={`${id}-list`} class="hits" role="listbox" aria-label={t("optProviders")} hidden={!open}>
          {hits.map(({ provider, kind, text }, at) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox's input takes the keys
            <div
              key={provider?.id}
              id={`${id}-${at}`}
              class="hit"
              role="option"
              aria-selected={at === active}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => provider && take(provider.id)}
            >
              <bdi class="hit-text">{provider?.name}</bdi>
              <span class="hit-more">
                {text !== provider?.name && <bdi class="mono">{text}</bdi>}
                {kind && <span>{words.kind[kind]}</span>}
              </span>
            </div>
          ))}
        </div>
        <p class="unseen" role="status">
          {open && t("optProviderHits", String(hits.length))}
        </p>
      </div>
    </div>
  );
}

/** The providers that a term may mean, each once, without those already chosen. */
function found(catalogue: Catalogue, term: string, chosen: string[]): Hit[] {
  const asked = term.trim();
  if (asked.length < 2) return [];
  const seen = new Set(chosen);
  const hits: Hit[] = [];
  for (const hit of catalogue.search(asked, SHOWN * 3)) {
    if (!hit.provider || seen.has(hit.provider.id)) continue;
    seen.add(hit.provider.id);
    hits.push(hit);
  }
  return hits.slice(0, SHOWN);
}
