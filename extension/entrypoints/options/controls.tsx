import type { ComponentChildren } from "preact";
import { useEffect, useId } from "preact/hooks";

/** A switch with what it does. */
export function Switch({
  name,
  help,
  on,
  disabled = false,
  onChange,
  children,
}: {
  name: string;
  help: string;
  on: boolean;
  disabled?: boolean;
  onChange: (on: boolean) => void;
  children?: ComponentChildren;
}) {
  const id = useId();
  return (
    <div class="setting">
      <div class="setting-words">
        <label for={id} class="setting-name">
          {name}
        </label>
        {children}
        <p id={`${id}-help`} class="setting-help">
          {help}
        </p>
      </div>
      <input
        id={id}
        type="checkbox"
        role="switch"
        class="switch"
        checked={on}
        aria-checked={on}
        disabled={disabled}
        aria-describedby={`${id}-help`}
        onChange={({ currentTarget }) => onChange(currentTarget.checked)}
      />
    </div>
  );
}

/** A choice out of a list. */
export function Select<T extends string>({
  label,
  value,
  choices,
  disabled = false,
  onChange,
}: {
  label: string;
  value: T;
  choices: readonly { value: T; name: string }[];
  disabled?: boolean;
  onChange: (value: T) => void;
}) {
  return (
    <label class="field">
      {label}
      <select
        value={value}
        disabled={disabled}
        onChange={({ currentTarget }) => {
          const chosen = choices[currentTarget.selectedIndex];
          if (chosen) onChange(chosen.value);
        }}
      >
        {choices.map(({ value: choice, name }) => (
          <option key={choice} value={choice} selected={choice === value}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

/** A line of text. */
export function Line({
  label,
  help,
  value,
  mono = false,
  required = false,
  onInput,
}: {
  label: string;
  help?: string;
  value: string;
  mono?: boolean;
  required?: boolean;
  onInput: (value: string) => void;
}) {
  const id = useId();
  return (
    <label class="field">
      {label}
      <input
        type="text"
        class={mono ? "mono" : ""}
        value={value}
        required={required}
        autocomplete="off"
        autocapitalize={mono ? "none" : "sentences"}
        spellcheck={!mono}
        aria-describedby={help ? id : undefined}
        onInput={({ currentTarget }) => onInput(currentTarget.value)}
      />
      {help && (
        <span id={id} class="field-help">
          {help}
        </span>
      )}
    </label>
  );
}

/** A day of the calendar, or none. */
export function Day({
  label,
  help,
  value,
  onInput,
}: {
  label: string;
  help: string;
  value: string;
  onInput: (value: string) => void;
}) {
  const id = useId();
  return (
    <label class="field">
      {label}
      <input
        type="date"
        value={value}
        aria-describedby={id}
        onInput={({ currentTarget }) => onInput(currentTarget.value)}
      />
      <span id={id} class="field-help">
        {help}
      </span>
    </label>
  );
}

/** Some out of a few. */
export function Ticks<T extends string>({
  label,
  choices,
  chosen,
  onChange,
}: {
  label: string;
  choices: readonly { value: T; name: string }[];
  chosen: readonly T[];
  onChange: (chosen: T[]) => void;
}) {
  return (
    <fieldset class="ticks">
      <legend>{label}</legend>
      {choices.map(({ value, name }) => (
        <label key={value} class="tick">
          <input
            type="checkbox"
            checked={chosen.includes(value)}
            onChange={({ currentTarget }) => {
              const on = new Set(chosen);
              if (currentTarget.checked) on.add(value);
              else on.delete(value);
              onChange(choices.map((choice) => choice.value).filter((choice) => on.has(choice)));
            }}
          />
          {name}
        </label>
      ))}
    </fieldset>
  );
}

/** When this part goes, the focus goes back to the element of this id, as soon as that is there again. */
export function useFocusBack(id: string) {
  useEffect(
    () => () => {
      requestAnimationFrame(() => document.getElementById(id)?.focus());
    },
    [id],
  );
}
