import type { Verdict } from "sublet-wasm";
import { useWords } from "./lang.ts";
import { linkName, OutLink } from "./out-link.tsx";

function techniqueAddress(id: string): string {
  return `https://attack.mitre.org/techniques/${id.split(".").map(encodeURIComponent).join("/")}/`;
}

/** What is on record about the provider's tenants, each with its source. */
export function Incidents({ incidents, none }: Pick<Verdict, "incidents"> & { none: string }) {
  const words = useWords();
  if (incidents.length === 0) return <p class="quiet">{none}</p>;
  return (
    <ol class="incidents">
      {incidents.map(({ actor, year, technique, what, source }) => (
        <li key={`${actor} ${year} ${source}`}>
          <span class="incident-year">{year}</span>
          <div class="incident-body">
            <p class="incident-actor">
              {actor}
              {technique && (
                <span class="incident-technique">
                  <OutLink href={techniqueAddress(technique)}>{technique}</OutLink>
                </span>
              )}
            </p>
            <p>{what}</p>
            <p class="incident-source">
              {words.incidents.source}: <OutLink href={source}>{linkName(source)}</OutLink>
            </p>
          </div>
        </li>
      ))}
    </ol>
  );
}
