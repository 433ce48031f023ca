import { useNumber, useWords } from "./lang.ts";

const SHOWN = 60;

/** Names of a provider; the first of many. A wildcard stands for names and cannot be asked about. */
export function NameList({
  names,
  onName,
}: {
  names: readonly string[];
  onName?: ((name: string) => void) | undefined;
}) {
  const words = useWords();
  const number = useNumber();
  return (
    <ul class="names">
      {names.slice(0, SHOWN).map((name) => (
        <li key={name}>
          {onName && !name.includes("*") ? (
            <button type="button" class="name" onClick={() => onName(name)}>
              <bdi>{name}</bdi>
            </button>
          ) : (
            <bdi class="name">{name}</bdi>
          )}
        </li>
      ))}
      {names.length > SHOWN && <li class="quiet">{words.provider.more(number(names.length - SHOWN))}</li>}
    </ul>
  );
}
