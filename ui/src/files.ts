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
