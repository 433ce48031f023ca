import { LangProvider } from "@sublet/ui";
import { useLayoutEffect } from "preact/hooks";
import { words } from "../../src/words/index.ts";
import { LiveProvider, useSettings } from "./live.ts";
import { Page } from "./page.tsx";
import { Toaster } from "./toast.tsx";

/** The settings page with the settings behind it. */
export function Options() {
  const live = useSettings();
  const lang = live?.inForce.lang;

  useLayoutEffect(() => {
    if (!lang) return;
    document.documentElement.lang = lang;
    document.title = words(lang)("optTitle");
  }, [lang]);

  return (
    live &&
    lang && (
      <LangProvider value={lang}>
        <LiveProvider value={live}>
          <Toaster>
            <Page />
          </Toaster>
        </LiveProvider>
      </LangProvider>
    )
  );
}
