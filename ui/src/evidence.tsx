import type { Verdict } from "sublet-wasm";
import { useWords } from "./lang.ts";

/** What the verdict rests on. */
export function EvidenceList({ evidence }: Pick<Verdict, "evidence">) {
  const { evidence: words } = useWords();
  if (evidence.length === 0) return <p class="quiet">{words.none}</p>;
  return (
    <ul class="evidence">
      {evidence.map(({ by, source }) => (
        <li key={`${by} ${source}`}>
          {words.by[by] ?? by} <b title={source}>{words.source[source] ?? source}</b>
        </li>
      ))}
    </ul>
  );
}
