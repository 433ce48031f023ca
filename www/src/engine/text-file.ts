import { MAX_BYTES } from "./limits.ts";
import { Refusal } from "./refusal.ts";

/** A file's text, in the encoding its first bytes announce, else UTF-8. */
export async function fileText(file: File): Promise<string> {
  if (file.size > MAX_BYTES) throw new Refusal("file-too-large");
  const bytes = new Uint8Array(await file.arrayBuffer());
  return new TextDecoder(encodingOf(bytes)).decode(bytes);
}

function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  return "utf-8";
}
