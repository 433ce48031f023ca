/** Puts what is given where a message says `$1` to `$9`; `$$` stands for the sign itself, as in the browsers' own format. */
export function fill(text: string, substitutes: readonly (string | number)[]): string {
  return text.replace(/\$(\$|[1-9])/g, (_, sign: string) =>
    sign === "$" ? "$" : String(substitutes[Number(sign) - 1] ?? ""),
  );
}
