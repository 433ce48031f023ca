import { useId } from "preact/hooks";

/** A reason: more than blanks. */
export function Why({
  label,
  help,
  hint,
  value,
  onInput,
}: {
  label: string;
  help?: string;
  hint?: string;
  value: string;
  onInput: (value: string) => void;
}) {
  const id = useId();
  return (
    <label class="field">
      {label}
      <input
        name="why"
        required
        pattern=".*\S.*"
        maxLength={300}
        autocomplete="off"
        placeholder={hint}
        value={value}
        aria-describedby={help ? id : undefined}
        onInput={({ currentTarget }) => onInput(currentTarget.value)}
      />
      {help && <span id={id}>{help}</span>}
    </label>
  );
}
