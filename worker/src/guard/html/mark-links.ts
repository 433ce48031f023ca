import type { Action, Verdict } from "sublet-wasm/worker";
import { isAtLeast } from "../../links/target.ts";
import type { Checked, Guard } from "../guard.ts";
import { read, readRefresh, readSrcset, write } from "./attributes.ts";
import { documentUrl, isHtml, type Place, type Visitor, walk } from "./walk.ts";

/** How links are marked. */
export interface MarkOptions {
  /** What the page's addresses are relative to: where it came from. Default: the URL of the response. */
  base?: string | URL;
  /** The mildest action that is marked. Default: `warn`. */
  from?: Action;
}

/** Marks the links of a page, and changes nothing else about where they lead. */
export function markLinks(guard: Guard, response: Response, { base, from = "warn" }: MarkOptions): Response {
  if (!isHtml(response)) return response;
  const visitor: Visitor = {
    address({ element, use, value, base }) {
      for (const address of addresses(use, value)) {
        const checked = known(guard, address, base)?.checked;
        if (checked && isAtLeast(checked.decision.action, from)) mark(element, checked.verdict);
      }
    },
  };
  return walk(response, documentUrl(response, base), visitor);
}

function addresses(use: Place["use"], value: string): string[] {
  if (use === "srcset") return readSrcset(value).map(({ url }) => url);
  if (use === "list") return value.split(/\s+/);
  return use === "refresh" ? [readRefresh(value)?.url ?? ""] : [value];
}

/** What is known of an address on the web; of others `undefined`. */
export function known(
  guard: Guard,
  address: string,
  base: URL,
): { url: URL; checked: Checked | undefined } | undefined {
  const url = URL.parse(address, base);
  if (url?.protocol !== "http:" && url?.protocol !== "https:") return undefined;
  try {
    return { url, checked: guard.check(url) };
  } catch (thrown) {
    // A host that a browser reads and we do not.
    if (thrown instanceof Error && "code" in thrown) return { url, checked: undefined };
    throw thrown;
  }
}

/** Elements that nobody points at; a `title` would even change what a `<link>` to a style sheet means. */
const UNSEEN = ["link", "meta", "script", "source", "track"];
const REL = ["nofollow", "noopener", "noreferrer"];

/** Says on an element what is known of where it leads. The strictest of several addresses stays. */
export function mark(element: Element, { host, risk, decision, reasons }: Verdict): void {
  const before = element.getAttribute("data-sublet-action") as Action | null;
  if (before && isAtLeast(before, decision.action)) return;
  write(element, "data-sublet-action", decision.action);
  write(element, "data-sublet-host", host);
  write(element, "data-sublet-level", risk.level);
  write(element, "data-sublet-rule", decision.rule);
  if (!UNSEEN.includes(element.tagName))
    write(element, "title", `${host}: ${reasons[0]?.text ?? decision.rule}`);
  if (element.tagName === "a" || element.tagName === "area" || element.tagName === "form") {
    const rel = new Set((read(element, "rel") ?? "").split(/\s+/).filter(Boolean));
    for (const word of REL) rel.add(word);
    write(element, "rel", [...rel].join(" "));
  }
}
