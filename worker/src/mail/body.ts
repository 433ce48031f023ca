/** A body or message with more bytes than are taken. */
export class TooBig extends Error {
  override name = "TooBig";
}

/** All bytes of a stream; `TooBig` as soon as there are more than `most`, and no more is read. */
export async function readWhole(stream: ReadableStream<Uint8Array>, most: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  // Leaving the loop early cancels the stream.
  for await (const chunk of stream) {
    size += chunk.byteLength;
    if (size > most) throw new TooBig(`more than ${most} bytes`);
    chunks.push(chunk);
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.byteLength;
  }
  return whole;
}
