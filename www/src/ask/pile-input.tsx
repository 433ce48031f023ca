import { useRef } from "preact/hooks";
import { usePageWords } from "../strings/index.ts";

/** Room for a lot of text, and a way to a file. */
export function PileInput({
  value,
  onValue,
  onSubmit,
  onFile,
  short,
}: {
  value: string;
  onValue: (value: string) => void;
  onSubmit: () => void;
  onFile: (file: File) => void;
  /** Leaves the room to the answer. */
  short: boolean;
}) {
  const { ask } = usePageWords();
  const file = useRef<HTMLInputElement>(null);
  return (
    <div class="pile-input">
      <textarea
        id="pile"
        aria-label={ask.pileLabel}
        placeholder={ask.pilePlaceholder}
        rows={short ? 4 : 8}
        spellcheck={false}
        autocapitalize="none"
        value={value}
        onInput={({ currentTarget }) => onValue(currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) onSubmit();
        }}
      />
      <p class="pile-file">
        <input
          ref={file}
          type="file"
          class="unseen"
          tabIndex={-1}
          aria-hidden="true"
          onChange={({ currentTarget }) => {
            const [chosen] = currentTarget.files ?? [];
            if (chosen) onFile(chosen);
            currentTarget.value = "";
          }}
        />
        <button type="submit" class="button is-main">
          {ask.pileSubmit}
        </button>
        <button type="button" class="button is-quiet" onClick={() => file.current?.click()}>
          {ask.file}
        </button>
        <span>{ask.drop}</span>
      </p>
    </div>
  );
}
