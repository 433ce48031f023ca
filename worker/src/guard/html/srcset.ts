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
