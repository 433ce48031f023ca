/** Characters that are not seen, or that change how others are seen: controls, bidi marks, unusual blanks and fillers. */
const UNSEEN =
  /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u00a0\u115f\u1160\u1680\u2000-\u200a\u202f\u205f\u2800\u3000\u3164\uffa0]/gu;

/** A text in which every such character is written out, as `⟨U+202E⟩`. */
export function visible(text: string): string {
  return text.replace(UNSEEN, (sign) => `⟨U+${codeOf(sign)}⟩`);
}

function codeOf(sign: string): string {
  return (sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
}

/** A long text without its middle. */
export interface Shortened {
  head: string;
  /** How many characters are left out; nothing is left out of a short text. */
  left: number;
  tail: string;
}

/** Cuts out the middle of what is longer than `head` and `tail` together and does not cut for a handful of characters. */
export function shorten(text: string, head: number, tail: number): Shortened {
  const left = text.length - head - tail;
  if (left <= head) return { head: text, left: 0, tail: "" };
  return { head: text.slice(0, head), left, tail: text.slice(text.length - tail) };
}

/** A host that no program makes a link of; Sublet reads it back. */
export function defangedHost(host: string): string {
  return host.replaceAll(".", "[.]");
}

/** A web address that no program makes a link of, without query, fragment and user information. */
export function defangedAddress({ protocol, hostname, port, pathname }: URL): string {
  return `${protocol.replace("tt", "xx")}//${defangedHost(hostname)}${port && `:${port}`}${pathname}`;
}

/** Puts a text into the clipboard; `false` where the browser does not let us. */
export async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
