import { useEffect, useId, useRef, useState } from "preact/hooks";
import { usePageWords } from "../strings/index.ts";
import { briefOf, COLUMNS, type PileData, providerOf } from "./columns.ts";
import { moved } from "./moved.ts";
import type { Order } from "./order.ts";
import { TableHead } from "./table-head.tsx";
import { TableRow } from "./table-row.tsx";
import { useRowHeight } from "./use-row-height.ts";
import { useVirtual } from "./use-virtual.ts";

/** What the table takes. */
export interface TableProps {
  data: PileData;
  /** The rows to show, in order. */
  rows: Uint32Array;
  order: Order | undefined;
  onOrder: (order: Order | undefined) => void;
  /** Opens the details of the row at this place. */
  onOpen: (at: number) => void;
}

/** The pile as a grid: only the rows in sight are drawn, arrow keys move, Enter opens. */
export function Table({ data, rows, order, onOrder, onOpen }: TableProps) {
  const { pile } = usePageWords();
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const height = useRowHeight();
  const virtual = useVirtual(scroller, rows.length, height);
  const [active, setActive] = useState(-1);

  useEffect(() => {
    setActive(-1);
    virtual.scrollToOffset(0);
  }, [rows, virtual]);

  function onKey(event: KeyboardEvent) {
    if (event.target !== event.currentTarget) return;
    if (event.key === "Enter" && active >= 0) {
      event.preventDefault();
      onOpen(active);
      return;
    }
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / height) - 2);
    const next = moved(active, event.key, page, rows.length);
    if (next === undefined) return;
    event.preventDefault();
    setActive(next);
    virtual.scrollToIndex(next, { align: "auto" });
  }

  function open(at: number) {
    setActive(at);
    onOpen(at);
  }

  const items = virtual.getVirtualItems();
  const activeDrawn = items.some(({ index }) => index === active);
  return (
    <div class="table">
      <div
        ref={scroller}
        class="table-scroll"
        role="grid"
        tabIndex={0}
        aria-label={pile.table}
        aria-describedby={`${id}-keys`}
        aria-rowcount={rows.length + 1}
        aria-colcount={COLUMNS.length}
        aria-activedescendant={activeDrawn ? `${id}-${active}` : undefined}
        onKeyDown={onKey}
      >
        <TableHead order={order} onOrder={onOrder} />
        {rows.length > 0 && (
          <div class="table-body" role="rowgroup" style={{ height: `${virtual.getTotalSize()}px` }}>
            {items.map(({ index, start }) => {
              const row = rows[index] ?? 0;
              const brief = briefOf(data, row);
              return (
                <TableRow
                  key={row}
                  id={`${id}-${index}`}
                  input={data.pile.inputs[row] ?? ""}
                  brief={brief}
                  provider={providerOf(data, brief)}
                  at={index}
                  top={start}
                  active={index === active}
                  onOpen={open}
                />
              );
            })}
          </div>
        )}
      </div>
      {rows.length === 0 && <p class="table-none">{pile.none}</p>}
      <p id={`${id}-keys`} class="table-keys">
        {pile.keys}
      </p>
    </div>
  );
}
