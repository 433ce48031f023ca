/** Hands a file to the browser's downloads. */
export function save(content: Blob, name: string) {
  const address = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // No event says when the browser has read it all: after a minute the content is freed.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

const FORMULA = /^[=+\-@\t\r]/;

/** A field as RFC 4180 wants it; one that a spreadsheet would run as a formula is made plain text. */
export function csvField(value: string | number | null): string {
  if (typeof value === "number") return String(value);
  const text = value ?? "";
  const plain = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
