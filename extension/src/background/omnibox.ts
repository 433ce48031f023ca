import type { Hit } from "sublet-wasm";
import { browser } from "wxt/browser";
import { engine } from "../engine/index.ts";
import { openLookUp, type Where } from "./look-up.ts";
import { message } from "./message.ts";

const MOST = 6;

/** Answers the keyword `sublet` in the address bar. */
export function followOmnibox(): void {
  const default_ = import.meta.env.FIREFOX ? "omniboxDefaultPlain" : "omniboxDefault";
  browser.omnibox.setDefaultSuggestion({ description: message(default_) });
  browser.omnibox.onInputChanged.addListener(async (text, suggest) => {
    const term = text.trim();
    const hits = term
      ? await engine().then(
          (ready) => ready.search(term, MOST),
          () => [],
        )
      : [];
    suggest(hits.map((hit) => ({ content: hit.text, description: described(hit) })));
  });
  browser.omnibox.onInputEntered.addListener((text, where) => void openLookUp(text, where as Where));
}

function described({ type, text, provider }: Hit): string {
  const about =
    type === "provider" ? message("omniboxProvider") : message("omniboxSuffix", provider?.name ?? "");
  return import.meta.env.FIREFOX
    ? `${text} (${about})`
    : `<match>${escaped(text)}</match> <dim>${escaped(about)}</dim>`;
}

/** Chromium reads descriptions as XML. */
function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
