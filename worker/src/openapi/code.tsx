/** A text in which `…` marks code. */
export function Prose({ text }: { text: string }) {
  return (
    <>{text.split("`").map((part, at) => (at % 2 === 1 ? <code key={`${at}${part}`}>{part}</code> : part))}</>
  );
}

/** A value as JSON, or a text as it is, to be opened by its media type. */
export function Sample({ type, value }: { type: string; value: unknown }) {
  if (value === undefined) return <code>{type}</code>;
  return (
    <details>
      <summary>
        <code>{type}</code>
      </summary>
      <pre>{typeof value === "string" ? value : JSON.stringify(value, null, 2)}</pre>
    </details>
  );
}
