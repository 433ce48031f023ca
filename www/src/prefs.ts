import { useCallback, useState } from "preact/hooks";

/** One remembered choice among a few; a browser that remembers nothing still lets one choose. */
export function usePref<T extends string>(
  key: string,
  choices: readonly T[],
  first: T,
): [T, (choice: T) => void] {
  const [choice, setChoice] = useState<T>(() => remembered(key, choices) ?? first);
  const choose = useCallback(
    (next: T) => {
      setChoice(next);
      try {
        localStorage.setItem(`sublet.${key}`, next);
      } catch {
        // Storage is off: the choice holds for this visit.
      }
    },
    [key],
  );
  return [choice, choose];
}

function remembered<T extends string>(key: string, choices: readonly T[]): T | undefined {
  try {
    const stored = localStorage.getItem(`sublet.${key}`);
    return choices.find((choice) => choice === stored);
  } catch {
    return undefined;
  }
}
