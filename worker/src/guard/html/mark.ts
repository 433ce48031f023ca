import type { Action, Verdict } from "sublet-worker-wasm";
import { isAtLeast } from "../../links/report.ts";
import { read, write } from "./attribute.ts";

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
