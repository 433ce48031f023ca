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
