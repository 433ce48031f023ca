import { save } from "@sublet/ui";
import { useRef } from "preact/hooks";

/** Hands a value over as a JSON file. */
export function saveJson(value: unknown, name: string) {
  save(new Blob([`${JSON.stringify(value, null, 2)}\n`], { type: "application/json" }), name);
}

/** A button that takes a JSON file. */
export function OpenJson({
  label,
  onValue,
  onFailure,
}: {
  label: string;
  onValue: (value: unknown) => void;
  onFailure: (thrown: unknown) => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        class="unseen"
        tabIndex={-1}
        aria-hidden="true"
        onChange={async ({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          currentTarget.value = "";
          if (!file) return;
          try {
            onValue(JSON.parse(await file.text()));
          } catch (thrown) {
            onFailure(thrown);
          }
        }}
      />
      <button type="button" class="button" onClick={() => input.current?.click()}>
        {label}
      </button>
    </>
  );
}
