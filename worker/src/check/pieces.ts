/** A line that is longer than one may be; what came of it is gone. */
export const TOO_LONG = Symbol("too long a line");

const LINE_FEED = 10;

/**
 * Cuts a stream into pieces of whole lines, each of at most `most` bytes; the last line needs no line feed.
 *
 * Holds one piece and one chunk of the stream, however long it is: a line that does not fit gives `TOO_LONG` in its
 * place and is passed over.
 */
export async function* pieces(
  stream: ReadableStream<Uint8Array>,
  most: number,
): AsyncGenerator<Uint8Array | typeof TOO_LONG, void, void> {
  const held = new Uint8Array(most);
  let length = 0;
  let skipping = false;
  for await (const chunk of stream) {
    for (let from = 0; from < chunk.length; ) {
      if (skipping) {
        const end = chunk.indexOf(LINE_FEED, from);
        skipping = end < 0;
        from = skipping ? chunk.length : end + 1;
        continue;
      }
      const taken = Math.min(most - length, chunk.length - from);
      held.set(chunk.subarray(from, from + taken), length);
      length += taken;
      from += taken;
      if (length < most) continue;
      const end = held.lastIndexOf(LINE_FEED) + 1;
      if (end === 0) yield TOO_LONG;
      else yield held.slice(0, end);
      skipping = end === 0;
      held.copyWithin(0, end === 0 ? length : end, length);
      length = end === 0 ? 0 : length - end;
    }
    // What is whole is answered at once: whoever asks may wait for it before asking on.
    const end = held.subarray(0, length).lastIndexOf(LINE_FEED) + 1;
    if (end === 0) continue;
    yield held.slice(0, end);
    held.copyWithin(0, end, length);
    length -= end;
  }
  if (length > 0) yield held.slice(0, length);
}
