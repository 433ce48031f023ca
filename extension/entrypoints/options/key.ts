type Keyed<Word extends string> = Word extends `${infer Head}-${infer Rest}`
  ? `${Head}_${Keyed<Rest>}`
  : Word;

/** A word as the names of messages take it: browsers refuse hyphens there. */
export function keyed<Word extends string>(word: Word): Keyed<Word> {
  return word.replaceAll("-", "_") as Keyed<Word>;
}
