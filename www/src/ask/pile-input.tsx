import { useRef } from "preact/hooks";
import { MAX_PASTE } from "../engine/limits.ts";
import type { Source } from "../engine/protocol.ts";
import { usePageWords } from "../strings/index.ts";

/** Room for a lot of text, and a way to a file. */
export function PileInput({
  value,
  onValue,
  onSubmit,
  onSource,
  short,
}: {
  value: string;
  onValue: (value: string) => void;
  onSubmit: () => void;
  /** A file was chosen, or a text pasted that is too long for the box. */
  onSource: (source: Source) => void;
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
        onPaste={(event) => {
          const text = event.clipboardData?.getData("text") ?? "";
          if (text.length <= MAX_PASTE) return;
          event.preventDefault();
          onSource(text);
        }}
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
            if (chosen) onSource(chosen);
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
