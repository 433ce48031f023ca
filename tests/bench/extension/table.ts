/** The value below which a share of the values lies. */
export function quantile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

export const median = (values: number[]): number => quantile(values, 0.5);
export const p95 = (values: number[]): number => quantile(values, 0.95);

/** A row of figures in milliseconds. */
export function row(what: string, values: number[]): string {
  return `| ${what} | ${median(values).toFixed(2)} | ${p95(values).toFixed(2)} | ${values.length} |`;
}

/** Rows under their head, as Markdown. */
export function table(rows: string[]): string {
  return ["| | median ms | p95 ms | runs |", "|---|---:|---:|---:|", ...rows].join("\n");
}

/** Names of suffixes as no catalogue has them, two to four labels each. */
export function suffixes(count: number): string[] {
  return Array.from({ length: count }, (_, n) => {
    const deep = ["", "a.", "b.c."][n % 3];
    return `${deep}zone-${n.toString(36)}.example`;
  });
}

/** Rules of the shape that Sublet compiles, for so many suffixes. */
export function rulesOf(names: string[], page: string, dotted: boolean) {
  const groups = Map.groupBy(names, (name) => name.split(".").length);
  return [...groups].map(([labels, requestDomains], at) => ({
    id: 9_000 + at,
    priority: 3,
    action: { type: "redirect", redirect: { regexSubstitution: `${page}?k=bench&u=\\0` } },
    condition: {
      requestDomains: dotted ? requestDomains.flatMap((name) => [name, `${name}.`]) : requestDomains,
      regexFilter: `^https?://(?:[^/?#@]*@)?(?:[^./?#:@]+\\.){${labels},}[^./?#:@]+\\.?(?:[:/?#].*)?$`,
      resourceTypes: ["main_frame", "sub_frame", "object", "other"],
    },
  }));
}
