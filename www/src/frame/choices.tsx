import type { ComponentChildren } from "preact";

/** One thing to choose. */
export interface Choice<T extends string> {
  value: T;
  name: ComponentChildren;
  lang?: string;
}

/** A few buttons of which one is pressed. */
export function Choices<T extends string>({
  label,
  choices,
  chosen,
  onChoose,
}: {
  label: string;
  choices: readonly Choice<T>[];
  chosen: T;
  onChoose: (value: T) => void;
}) {
  return (
    <div class="choices" role="group" aria-label={label}>
      {choices.map(({ value, name, lang }) => (
        <button
          key={value}
          type="button"
          lang={lang}
          aria-pressed={value === chosen}
          data-value={value}
          onClick={() => onChoose(value)}
        >
          {name}
        </button>
      ))}
    </div>
  );
}
