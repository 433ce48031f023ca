import type { Verdict } from "sublet-wasm";
import { type HostPart, hostParts, unicodeForm } from "./host.ts";
import { useWords } from "./lang.ts";
import type { Strings } from "./strings/index.ts";

function caption(role: HostPart["role"], verdict: Verdict, { anatomy }: Strings): string {
  const name = verdict.provider?.name;
  if (role === "suffix") return name ? anatomy.suffix(name) : anatomy.suffixUnnamed;
  if (role === "own") return name ? anatomy.own(name) : anatomy.ownUnnamed;
  return anatomy[role];
}

/** The host in its parts, each with whose it is. */
export function Anatomy({ verdict }: { verdict: Verdict }) {
  const words = useWords();
  const unicode = unicodeForm(verdict.host);
  return (
    <div class="anatomy">
      <dl class="anatomy-parts" aria-label={words.anatomy.title}>
        {hostParts(verdict).map((part) => (
          <div key={part.role} class={`anatomy-part is-${part.role}`}>
            <dt>{caption(part.role, verdict, words)}</dt>
            <dd>
              <bdi>{part.text}</bdi>
            </dd>
          </div>
        ))}
      </dl>
      {unicode && (
        <p class="anatomy-also">
          {words.anatomy.unicode}: <bdi class="mono">{unicode}</bdi>
        </p>
      )}
      {verdict.input !== verdict.host && (
        <p class="anatomy-also">
          {words.anatomy.asked}: <bdi class="mono anatomy-asked">{verdict.input}</bdi>
        </p>
      )}
    </div>
  );
}
