import { useEffect, useId, useState } from "preact/hooks";
import type { Hit } from "sublet-wasm";
import { CrossMark, SearchMark } from "../icons.tsx";
import { useWords } from "../index.ts";
import { usePageWords } from "./strings/index.ts";
import { MAX_TERM, type Sublet } from "./sublet.ts";

/** What the combobox takes. */
export interface ComboboxProps {
  sublet: Sublet;
  value: string;
  onValue: (value: string) => void;
  /** Enter on the text itself. */
  onSubmit: (text: string) => void;
  /** A suggestion was taken. */
  onHit: (hit: Hit) => void;
  /** Several lines were pasted. */
  onBatch: (text: string) => void;
}

/** A one-line question with suggestions, after the ARIA combobox pattern. */
export function Combobox({ sublet, value, onValue, onSubmit, onHit, onBatch }: ComboboxProps) {
  const { ask } = usePageWords();
  const id = useId();
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const hits = useHits(sublet, open ? value : "");
  const shown = open && hits.length > 0;
  const current = shown ? hits[active] : undefined;

  function close() {
    setOpen(false);
    setActive(-1);
  }

  function take(hit: Hit) {
    close();
    onHit(hit);
  }

  function onKey(event: KeyboardEvent) {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!open) setOpen(true);
      else setActive(step(active, event.key === "ArrowDown" ? 1 : -1, hits.length));
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (current) take(current);
      else {
        close();
        onSubmit(value);
      }
    } else if (event.key === "Escape") {
      if (shown) close();
      else onValue("");
    }
  }

  return (
    <div class="combobox">
      <SearchMark />
      <input
        id="question"
        class="question"
        type="text"
        role="combobox"
        aria-label={ask.label}
        aria-autocomplete="list"
        aria-expanded={shown}
        aria-controls={`${id}-list`}
        aria-activedescendant={current ? `${id}-${active}` : undefined}
        autocomplete="off"
        autocapitalize="none"
        spellcheck={false}
        enterkeyhint="go"
        placeholder={ask.placeholder}
        value={value}
        onInput={({ currentTarget }) => {
          onValue(currentTarget.value);
          setActive(-1);
          setOpen(true);
        }}
        onKeyDown={onKey}
        onBlur={close}
        onPaste={(event) => {
          const text = event.clipboardData?.getData("text") ?? "";
          if (!/[\r\n]/.test(text.trim())) return;
          event.preventDefault();
          onBatch(text);
        }}
      />
      {value !== "" && (
        <button type="button" class="icon-button" aria-label={ask.clear} onClick={() => onValue("")}>
          <CrossMark />
        </button>
      )}
      <div id={`${id}-list`} class="hits" role="listbox" aria-label={ask.suggestions} hidden={!shown}>
        {shown &&
          hits.map((hit, at) => (
            <HitOption
              key={`${hit.type} ${hit.text}`}
              id={`${id}-${at}`}
              hit={hit}
              active={at === active}
              onTake={take}
            />
          ))}
      </div>
      <p class="unseen" role="status">
        {shown && ask.found(hits.length)}
      </p>
    </div>
  );
}

/** The next place in a ring of `count` options and the text itself (-1). */
function step(at: number, by: 1 | -1, count: number): number {
  return ((at + 1 + by + count + 1) % (count + 1)) - 1;
}

/** One suggestion. */
export function HitOption({
  id,
  hit,
  active,
  onTake,
}: {
  id: string;
  hit: Hit;
  active: boolean;
  onTake: (hit: Hit) => void;
}) {
  const words = useWords();
  const { ask } = usePageWords();
  const { type, text, provider, kind } = hit;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox's input takes the keys
    <div
      id={id}
      class="hit"
      role="option"
      aria-selected={active}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => onTake(hit)}
    >
      <span class={`hit-type is-${type}`}>{ask[type]}</span>
      <bdi class={type === "suffix" ? "mono hit-text" : "hit-text"}>{text}</bdi>
      <span class="hit-more">
        {type === "suffix" && provider && <bdi>{provider.name}</bdi>}
        {kind && <span>{words.kind[kind]}</span>}
      </span>
    </div>
  );
}

const SHOWN = 8;
const NONE: Hit[] = [];

/** What the catalogue knows that begins or sounds like the term; the answer to the latest term wins. */
export function useHits(sublet: Sublet, term: string): Hit[] {
  const [hits, setHits] = useState(NONE);
  const asked = term.trim();
  const sensible = asked.length > 1 && asked.length <= MAX_TERM && !/\s/.test(asked);
  useEffect(() => {
    if (!sensible) {
      setHits(NONE);
      return;
    }
    let stale = false;
    sublet.search(asked, SHOWN).then(
      (found) => !stale && setHits(found),
      () => !stale && setHits(NONE),
    );
    return () => {
      stale = true;
    };
  }, [sublet, asked, sensible]);
  return hits;
}
