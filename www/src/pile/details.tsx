import { useNumber, VerdictCard } from "@sublet/ui";
import { useEffect, useRef } from "preact/hooks";
import type { Verdict } from "sublet-wasm";
import type { Failure } from "../engine/protocol.ts";
import { BackMark, CrossMark, NextMark } from "../marks.tsx";
import { Failed } from "../one/failed.tsx";
import { usePageWords } from "../strings/index.ts";

/** What the details show: a verdict, or why there is none. */
export type Detail = { verdict: Verdict } | { failure: Failure };

/** One row in full, beside the table; leaves with Escape and pages with the arrow keys. */
export function Details({
  detail,
  at,
  count,
  onMove,
  onClose,
  onProvider,
}: {
  detail: Detail;
  at: number;
  count: number;
  onMove: (at: number) => void;
  onClose: () => void;
  onProvider: (id: string) => void;
}) {
  const { pile } = usePageWords();
  const number = useNumber();
  const dialog = useRef<HTMLDialogElement>(null);

  useEffect(() => {
    if (!dialog.current?.open) dialog.current?.showModal();
  }, []);

  return (
    <dialog
      ref={dialog}
      class="details"
      aria-label={pile.details}
      onClose={onClose}
      onClick={(event) => {
        if (event.target === event.currentTarget) dialog.current?.close();
      }}
      onKeyDown={({ key }) => {
        if (key === "ArrowLeft" && at > 0) onMove(at - 1);
        if (key === "ArrowRight" && at + 1 < count) onMove(at + 1);
      }}
    >
      <div class="details-bar">
        <button
          type="button"
          class="icon-button"
          aria-label={pile.previous}
          aria-disabled={at === 0}
          onClick={() => at > 0 && onMove(at - 1)}
        >
          <BackMark />
        </button>
        <button
          type="button"
          class="icon-button"
          aria-label={pile.next}
          aria-disabled={at + 1 >= count}
          onClick={() => at + 1 < count && onMove(at + 1)}
        >
          <NextMark />
        </button>
        <p role="status">{pile.place(number(at + 1), number(count))}</p>
        <button
          type="button"
          class="icon-button is-last"
          aria-label={pile.close}
          onClick={() => dialog.current?.close()}
        >
          <CrossMark />
        </button>
      </div>
      {"verdict" in detail ? (
        <VerdictCard verdict={detail.verdict} onProvider={onProvider} />
      ) : (
        <Failed failure={detail.failure} />
      )}
    </dialog>
  );
}
