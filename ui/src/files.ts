/** Hands a file to the browser's downloads. */
export function save(content: Blob, name: string) {
  const address = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // Nothing tells when the browser has read it all: a minute is plenty, and the content is freed after all.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
