import { useState } from "preact/hooks";
import type { Format } from "../engine/protocol.ts";
import { SaveMark } from "../marks.tsx";
import { save } from "../save.ts";
import { usePageWords } from "../strings/index.ts";

const FORMATS = ["csv", "json"] as const;

/** Saves what is shown, in full. */
export function Downloads({ onWrite }: { onWrite: (format: Format) => Promise<Blob> }) {
  const { pile } = usePageWords();
  const [busy, setBusy] = useState(false);

  async function download(format: Format) {
    setBusy(true);
    try {
      save(await onWrite(format), `sublet.${format}`);
    } finally {
      setBusy(false);
    }
  }

  return (
    <div class="downloads" role="group" aria-label={pile.download} aria-busy={busy}>
      <span aria-hidden="true">{pile.download}</span>
      {FORMATS.map((format) => (
        <button
          key={format}
          type="button"
          class="button is-quiet"
          disabled={busy}
          data-format={format}
          onClick={() => download(format)}
        >
          <SaveMark />
          {pile[format]}
        </button>
      ))}
    </div>
  );
}
