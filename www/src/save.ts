/** Hands a file to the browser's downloads. */
export function save(content: Blob, name: string) {
  const address = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // The download has taken its own hold of the content by the next task.
  setTimeout(() => URL.revokeObjectURL(address));
}
