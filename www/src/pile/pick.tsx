import { usePageWords } from "../strings/index.ts";

/** A choice of one or all. */
export function Pick<T extends string>({
  name,
  label,
  chosen,
  options,
  onPick,
}: {
  name: string;
  label: string;
  chosen: T | undefined;
  options: { value: T; name: string }[];
  onPick: (value: T | undefined) => void;
}) {
  const { pile } = usePageWords();
  return (
    <label class="field">
      <span>{label}</span>
      <select
        name={name}
        value={chosen ?? ""}
        onChange={({ currentTarget }) =>
          onPick(options.find(({ value }) => value === currentTarget.value)?.value)
        }
      >
        <option value="">{pile.all}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.name}
          </option>
        ))}
      </select>
    </label>
  );
}
