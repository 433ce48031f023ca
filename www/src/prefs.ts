import { useCallback, useEffect, useLayoutEffect, useState } from "preact/hooks";

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

const DARK = "(prefers-color-scheme: dark)";

/** Whether the page is dark, and how to turn it; until turned it follows the system. */
export function useTheme(): { dark: boolean; turn: () => void } {
  const [theme, setTheme] = usePref("theme", ["system", "light", "dark"], "system");
  const [system, setSystem] = useState(() => matchMedia(DARK).matches);

  useEffect(() => {
    const query = matchMedia(DARK);
    const follow = () => setSystem(query.matches);
    query.addEventListener("change", follow);
    return () => query.removeEventListener("change", follow);
  }, []);

  useLayoutEffect(() => {
    if (theme === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  }, [theme]);

  const dark = theme === "system" ? system : theme === "dark";
  return { dark, turn: () => setTheme(dark ? "light" : "dark") };
}
