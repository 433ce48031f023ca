import type { ComponentChildren } from "preact";
import { useWords } from "./lang.ts";

const SAFE = /^(https?|mailto):/i;

/** A link that leaves the page: in a tab of its own, without telling where from. Anything but web and mail stays text. */
export function OutLink({ href, children }: { href: string; children: ComponentChildren }) {
  const { newTab } = useWords();
  if (!SAFE.test(href)) return <bdi>{children}</bdi>;
  return (
    <a class="out-link" href={href} target="_blank" rel="noopener noreferrer" title={newTab}>
      {children}
    </a>
  );
}

/** An address as people write it down: without scheme and closing slash. */
export function linkText(href: string): string {
  return href.replace(/^(https?:\/\/(www\.)?|mailto:)/i, "").replace(/\/$/, "");
}

/** The part of an address that a reader wants to see before following it. */
export function linkName(href: string): string {
  try {
    const { protocol, hostname, pathname } = new URL(href);
    return protocol === "mailto:" ? pathname : hostname.replace(/^www\./, "");
  } catch {
    return href;
  }
}
