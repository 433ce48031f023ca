/** A text in which `…` marks code. */
export function Prose({ text }: { text: string }) {
  return (
    <>{text.split("`").map((part, at) => (at % 2 === 1 ? <code key={`${at}${part}`}>{part}</code> : part))}</>
  );
}

/** A value as JSON, or a text as it is; the box scrolls, so the keyboard must reach it. */
export function Code({ value }: { value: unknown }) {
  const text = typeof value === "string" ? value : JSON.stringify(value, null, 2);
  return <pre tabIndex={0}>{text}</pre>;
}
