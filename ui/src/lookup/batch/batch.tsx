import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Verdict } from "sublet-wasm";
import { BackMark, CrossMark, NextMark } from "../../icons.tsx";
import { useNumber, useWords, VerdictCard } from "../../index.ts";
import { Failed, useDetail } from "../answer.tsx";
import { usePageWords } from "../strings/index.ts";
import type { Batch, Failure, Setting, Sublet } from "../sublet.ts";
import { Bars, Tally } from "./charts.tsx";
import { counted, EVERYTHING, type Filter, type Order, ordered, passing, UNKNOWN } from "./data.ts";
import { Table } from "./table.tsx";
import { Downloads, FilterBar } from "./tools.tsx";

/** Many addresses: counted, charted, listed and ready to save. */
export function BatchView({
  sublet,
  batch,
  providers,
  setting,
  onProvider,
}: {
  sublet: Sublet;
  batch: Batch;
  providers: string[];
  setting: Setting;
  onProvider: (id: string) => void;
}) {
  const words = useWords();
  const page = usePageWords();
  const number = useNumber();
  const [filter, setFilter] = useState<Filter>(EVERYTHING);
  const [order, setOrder] = useState<Order>();
  const [opened, setOpened] = useState<number>();

  const data = useMemo(() => ({ batch, providers }), [batch, providers]);
  const counts = useMemo(() => counted(data), [data]);
  const passed = useMemo(() => passing(data, filter), [data, filter]);
  const rows = useMemo(() => ordered(data, passed, order), [data, passed, order]);
  const input = opened === undefined ? undefined : batch.inputs[rows[opened] ?? -1];
  const detail = useDetail(sublet, input, setting);
  const change = (part: Partial<Filter>) => setFilter({ ...filter, ...part });

  return (
    <section class="batch" aria-labelledby="batch-title">
      <header class="batch-head">
        <h2 id="batch-title">{page.batch.title(number(batch.inputs.length))}</h2>
        <Downloads
          onWrite={(format) =>
            sublet.write(
              Array.from(rows, (row) => batch.inputs[row] ?? ""),
              format,
              setting,
            )
          }
        />
      </header>
      <Tally counts={counts.actions} chosen={filter.action} onChoose={(action) => change({ action })} />
      <div class="charts">
        <Bars
          title={page.batch.byKind}
          counts={counts.kinds}
          name={(kind) => (kind === UNKNOWN ? page.batch.noKind : words.kind[kind])}
          chosen={filter.kind}
          onChoose={(kind) => change({ kind })}
        />
        <Bars
          title={page.batch.byProvider}
          counts={counts.providers}
          name={(provider) => provider}
          chosen={filter.provider}
          onChoose={(provider) => change({ provider })}
        />
      </div>
      <FilterBar
        filter={filter}
        counts={counts}
        shown={rows.length}
        all={batch.inputs.length}
        onFilter={setFilter}
      />
      <Table data={data} rows={rows} order={order} onOrder={setOrder} onOpen={setOpened} />
      {opened !== undefined && detail && (
        <Details
          detail={detail}
          at={opened}
          count={rows.length}
          onMove={setOpened}
          onClose={() => setOpened(undefined)}
          onProvider={onProvider}
        />
      )}
    </section>
  );
}

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
  const { batch } = usePageWords();
  const number = useNumber();
  const dialog = useRef<HTMLDialogElement>(null);

  useEffect(() => {
    if (!dialog.current?.open) dialog.current?.showModal();
  }, []);

  return (
    <dialog
      ref={dialog}
      class="details"
      aria-label={batch.details}
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
          aria-label={batch.previous}
          aria-disabled={at === 0}
          onClick={() => at > 0 && onMove(at - 1)}
        >
          <BackMark />
        </button>
        <button
          type="button"
          class="icon-button"
          aria-label={batch.next}
          aria-disabled={at + 1 >= count}
          onClick={() => at + 1 < count && onMove(at + 1)}
        >
          <NextMark />
        </button>
        <p role="status">{batch.place(number(at + 1), number(count))}</p>
        <button
          type="button"
          class="icon-button is-last"
          aria-label={batch.close}
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
