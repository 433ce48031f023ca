import { decodeHTMLAttribute } from "entities/decode";

/**
 * The value of an attribute as a browser reads it. HTMLRewriter hands out what stands in the source
 * (https://github.com/cloudflare/lol-html/issues/131), where a host can hide behind character references.
 */
export function read(element: Element, attribute: string): string | null {
  const value = element.getAttribute(attribute);
  return value === null ? null : decodeHTMLAttribute(value);
}

/** Sets an attribute so that a browser reads this value. HTMLRewriter writes the quotation marks as references itself. */
export function write(element: Element, attribute: string, value: string): void {
  element.setAttribute(attribute, value.replaceAll("&", "&amp;"));
}

/** Takes away the marks that a page brings along: only ours count. */
export function unmark(element: Element): void {
  // The types of the browser's own `Element` are about, too, and hide that these are pairs.
  for (const [name] of [...(element.attributes as unknown as Iterable<[string, string]>)]) {
    if (name.startsWith("data-sublet-")) element.removeAttribute(name);
  }
}

/**
 * What a browser does with the address in an attribute: `follow` it on a click, send a `form` to it, `embed` what it
 * finds there, embed one of a `srcset`, or tell each of a `list` (`ping`).
 */
export type Use = "follow" | "form" | "embed" | "srcset" | "list";

const IMAGE = { href: "embed", "xlink:href": "embed" } as const;

/** Every element that leads somewhere, with its attributes (HTML standard; SVG 2). */
export const PLACES: Record<string, Record<string, Use>> = {
  a: { href: "follow", "xlink:href": "follow", ping: "list" },
  area: { href: "follow", ping: "list" },
  form: { action: "form" },
  button: { formaction: "form" },
  input: { formaction: "form", src: "embed" },
  iframe: { src: "embed" },
  frame: { src: "embed" },
  embed: { src: "embed" },
  object: { data: "embed" },
  img: { src: "embed", srcset: "srcset" },
  source: { src: "embed", srcset: "srcset" },
  video: { src: "embed", poster: "embed" },
  audio: { src: "embed" },
  track: { src: "embed" },
  script: { src: "embed", ...IMAGE },
  link: { href: "embed", imagesrcset: "srcset" },
  image: IMAGE,
  use: IMAGE,
  feimage: IMAGE,
  body: { background: "embed" },
  table: { background: "embed" },
  td: { background: "embed" },
  th: { background: "embed" },
};

/** One picture of a `srcset`. */
export interface Candidate {
  url: string;
  /** Its width or density, as it is written. */
  descriptor: string;
}

/** The pictures of a `srcset` (HTML standard, "parse a srcset attribute"). */
export function readSrcset(text: string): Candidate[] {
  const found: Candidate[] = [];
  let rest = text.replace(/^[\s,]+/, "");
  while (rest !== "") {
    const word = /^\S+/.exec(rest)?.[0] ?? "";
    const url = word.replace(/,+$/, "");
    rest = rest.slice(word.length);
    // A comma at its end closes the candidate; else what stands up to the next comma outside parentheses describes it.
    const descriptor = url === word ? (/^(?:\([^)]*\)?|[^,(])*/.exec(rest)?.[0] ?? "") : "";
    rest = rest.slice(descriptor.length).replace(/^[\s,]+/, "");
    found.push({ url, descriptor: descriptor.trim() });
  }
  return found;
}

/** A `srcset` of these pictures. */
export function writeSrcset(candidates: Candidate[]): string {
  return candidates.map(({ url, descriptor }) => `${url} ${descriptor}`.trim()).join(", ");
}

const SPACE = "[\\t\\n\\f\\r ]*";
const REFRESH = new RegExp(
  `^${SPACE}(\\d*)[\\d.]*(?:${SPACE}[;,]|[\\t\\n\\f\\r ])${SPACE}(?:url${SPACE}=${SPACE})?(?:"([^"]*)|'([^']*)|(.*))`,
  "is",
);

/** What a `Refresh` header, or a `<meta>` of that name, says (HTML standard, "shared declarative refresh steps"). */
export function readRefresh(text: string): { seconds: string; url: string } | undefined {
  const [, seconds = "", double, single, bare] = REFRESH.exec(text) ?? [];
  const url = double ?? single ?? bare ?? "";
  return url === "" ? undefined : { seconds: seconds || "0", url };
}
