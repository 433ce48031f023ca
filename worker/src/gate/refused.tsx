import type { Lang } from "sublet-worker-wasm";
import type { Problem } from "../problem.ts";
import { strings } from "./strings/index.ts";

/** A link that does not count: why, and what to do about it. It names no address, for nobody vouches for one. */
export function Refused({ problem, lang }: { problem: Problem; lang: Lang }) {
  const words = strings[lang];
  return (
    <article class="card stop" aria-labelledby="sentence">
      <header class="verdict-head">
        <p class="stop-eyebrow">{words.refused}</p>
        <h1 id="sentence" class="verdict-headline">
          {problem.detail[lang]}
        </h1>
        {problem.status === 400 && <p class="verdict-lead">{words.refusedHelp}</p>}
      </header>
      <div class="section">
        <p class="quiet">
          {words.code}: <code>{problem.code}</code>
        </p>
      </div>
    </article>
  );
}
