import { useEffect, useLayoutEffect, useState } from "preact/hooks";
import { usePref } from "../prefs.ts";

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
