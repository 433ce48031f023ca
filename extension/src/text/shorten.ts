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
