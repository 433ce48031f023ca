import type { Action, Verdict } from "sublet-wasm/worker";
import { isAtLeast } from "../../links/ticket.ts";
import type { Checked, Guard } from "../guard.ts";
import { read, readRefresh, readSrcset, write, writeSrcset } from "./attributes.ts";
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

/** How links are rewritten. */
export interface RewriteOptions extends MarkOptions {
  /**
   * Gives the address that stands instead of a link's, or `null` where there is to be none; `gateLinks` makes one that
   * leads through a gate. What is known of the link is `undefined` where its host cannot be read.
   */
  to: (url: URL, checked: Checked | undefined) => string | null | Promise<string | null>;
  /** What becomes of embedded things (pictures, scripts, frames) from hosts that are stopped. Default: `stop`. */
  embeds?: "stop" | "leave";
}

/** Rewrites the links of a page and marks them; every address is absolute then. */
export async function rewriteLinks(
  guard: Guard,
  response: Response,
  options: RewriteOptions,
): Promise<Response> {
  const rewriter = new Rewriter(guard, options);
  const document = documentUrl(response, options.base);
  const answer = new Response(response.body, response);
  await rewriter.headers(answer.headers, document);
  return isHtml(answer) ? walk(answer, document, rewriter) : answer;
}

/** What stands instead of a value; `null` for nothing. */
type Instead = string | null | Promise<string | null>;

class Rewriter {
  readonly #guard: Guard;
  readonly #options: Required<Omit<RewriteOptions, "base">>;

  constructor(guard: Guard, { to, from = "warn", embeds = "stop" }: RewriteOptions) {
    this.#guard = guard;
    this.#options = { to, from, embeds };
  }

  async headers(headers: Headers, base: URL): Promise<void> {
    const rewrite = {
      location: (value: string) => this.#followed(value, base),
      refresh: (value: string) => this.#refreshed(value, base),
    };
    for (const [name, instead] of Object.entries(rewrite)) {
      const value = headers.get(name);
      if (value === null) continue;
      const written = await instead(value);
      if (written === null) headers.delete(name);
      else headers.set(name, written);
    }
  }

  async address(place: Place): Promise<void> {
    const { element, attribute, value } = place;
    const written = await this.#instead(place);
    if (written === null) element.removeAttribute(attribute);
    else if (written !== value) write(element, attribute, written);
  }

  #instead({ element, attribute, use, value, base }: Place): Instead {
    switch (use) {
      case "follow":
        return this.#followed(value, base, element);
      case "refresh":
        return this.#refreshed(value, base, element);
      case "form":
        return this.#sent(value, base, element, attribute);
      case "embed":
        return this.#embedded(value, base, element);
      case "list": {
        const left = value.split(/\s+/).flatMap((one) => this.#embedded(one, base, element) ?? []);
        return left.join(" ") || null;
      }
      case "srcset": {
        const left = readSrcset(value).flatMap(({ url, descriptor }) => {
          const kept = this.#embedded(url, base, element);
          return kept === null ? [] : { url: kept, descriptor };
        });
        return writeSrcset(left) || null;
      }
    }
  }

  #followed(value: string, base: URL, element?: Element): Instead {
    const found = this.#weigh(value, base, element);
    return found ? this.#options.to(found.url, found.checked) : value;
  }

  async #refreshed(value: string, base: URL, element?: Element): Promise<string | null> {
    const refresh = readRefresh(value);
    const found = refresh && this.#weigh(refresh.url, base, element);
    if (!found) return value;
    const address = await this.#options.to(found.url, found.checked);
    return address && `${refresh.seconds}; url=${address}`;
  }

  #sent(value: string, base: URL, element: Element, attribute: string): Instead {
    const found = this.#weigh(value, base, element);
    if (!found?.stopped) return found?.url.href ?? value;
    // What the form holds must not show in an address: the gate takes it in the body, and does not read it.
    write(element, attribute === "action" ? "method" : "formmethod", "post");
    return this.#options.to(found.url, found.checked);
  }

  #embedded(value: string, base: URL, element: Element): string | null {
    const found = this.#weigh(value, base, element);
    if (!found) return value;
    return found.stopped && this.#options.embeds === "stop" ? null : found.url.href;
  }

  /** What is known of an address; a host that only a browser reads is stopped. */
  #weigh(value: string, base: URL, element: Element | undefined) {
    const found = known(this.#guard, value, base);
    if (!found) return undefined;
    const { checked } = found;
    if (element && checked && isAtLeast(checked.decision.action, this.#options.from)) {
      mark(element, checked.verdict);
    }
    return { ...found, stopped: checked?.stopped ?? true };
  }
}
