import { elementScroll, observeElementOffset, observeElementRect, Virtualizer } from "@tanstack/virtual-core";
import type { RefObject } from "preact";
import { useEffect, useId, useLayoutEffect, useReducer, useRef, useState } from "preact/hooks";
import type { Summary } from "sublet-wasm";
import { ActionBadge, useWords } from "../../index.ts";
import { usePageWords } from "../strings/index.ts";
import {
  type BatchData,
  COLUMNS,
  type Column,
  moved,
  nextOrder,
  type Order,
  providerOf,
  summaryOf,
} from "./data.ts";

/** What the table takes. */
export interface TableProps {
  data: BatchData;
  /** The rows to show, in order. */
  rows: Uint32Array;
  order: Order | undefined;
  onOrder: (order: Order | undefined) => void;
  /** Opens the details of the row at this place. */
  onOpen: (at: number) => void;
}

/** The batch as a grid: only the rows in sight are drawn, arrow keys move, Enter opens. */
export function Table({ data, rows, order, onOrder, onOpen }: TableProps) {
  const { batch } = usePageWords();
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
        aria-label={batch.table}
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
              const summary = summaryOf(data, row);
              return (
                <TableRow
                  key={row}
                  id={`${id}-${index}`}
                  input={data.batch.inputs[row] ?? ""}
                  summary={summary}
                  provider={providerOf(data, summary)}
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
      {rows.length === 0 && <p class="table-none">{batch.none}</p>}
      <p id={`${id}-keys`} class="table-keys">
        {batch.keys}
      </p>
    </div>
  );
}

/** The columns' heads; pressing one sorts. */
export function TableHead({
  order,
  onOrder,
}: {
  order: Order | undefined;
  onOrder: (order: Order | undefined) => void;
}) {
  const { batch } = usePageWords();
  return (
    <div class="table-head" role="rowgroup">
      <div class="table-row" role="row" aria-rowindex={1}>
        {COLUMNS.map((column) => (
          <div
            key={column}
            class={`cell at-${column}`}
            role="columnheader"
            aria-sort={sorting(order, column)}
          >
            <button type="button" class="sort" onClick={() => onOrder(nextOrder(order, column))}>
              {batch.column[column]}
              <span class="sort-way" aria-hidden="true" />
            </button>
          </div>
        ))}
      </div>
    </div>
  );
}

function sorting(order: Order | undefined, column: Column) {
  if (order?.column !== column) return "none";
  return order.down ? "descending" : "ascending";
}

/** What a row takes. */
export interface TableRowProps {
  id: string;
  input: string;
  summary: Summary | null;
  provider: string | undefined;
  /** Its place among the rows shown, from 0. */
  at: number;
  top: number;
  active: boolean;
  onOpen: (at: number) => void;
}

/** One address and what it is. */
export function TableRow({ id, input, summary, provider, at, top, active, onOpen }: TableRowProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid takes the keys
    <div
      id={id}
      class={`table-row is-entry ${active ? "is-active" : ""}`}
      role="row"
      aria-rowindex={at + 2}
      aria-selected={active}
      style={{ transform: `translateY(${top}px)` }}
      onClick={() => onOpen(at)}
    >
      <div class="cell at-input" role="gridcell" title={input}>
        <bdi class="mono">{input}</bdi>
      </div>
      {summary ? <Cells summary={summary} provider={provider} /> : <UnreadableCells />}
    </div>
  );
}

function Cells({ summary, provider }: { summary: Summary; provider: string | undefined }) {
  const words = useWords();
  const { standing, kind, control, level, score, action } = summary;
  const listed = standing !== "unlisted";
  return (
    <>
      <div class="cell at-provider" role="gridcell">
        {provider ?? <span class="quiet">{listed ? words.unknown : words.standing.unlisted}</span>}
      </div>
      <div class="cell at-kind" role="gridcell">
        {listed && (kind == null ? <span class="quiet">{words.unknown}</span> : words.kind[kind])}
      </div>
      <div class="cell at-control" role="gridcell">
        {standing === "provider" && <span class="own-mark">{words.standing.provider}</span>}
        {standing === "tenant" &&
          (control == null ? <span class="quiet">{words.unknown}</span> : words.control[control])}
      </div>
      <div class={`cell at-score level-${level}`} role="gridcell">
        {standing === "tenant" && (
          <>
            <span class="score-dot" aria-hidden="true" />
            <span class="score">{score}</span> <span class="score-level">{words.level[level]}</span>
          </>
        )}
      </div>
      <div class="cell at-action" role="gridcell">
        <ActionBadge action={action} />
      </div>
    </>
  );
}

function UnreadableCells() {
  const { batch } = usePageWords();
  return (
    <>
      <div class="cell at-provider quiet" role="gridcell">
        {batch.unreadable}
      </div>
      <div class="cell at-kind" role="gridcell" />
      <div class="cell at-control" role="gridcell" />
      <div class="cell at-score" role="gridcell" />
      <div class="cell at-action" role="gridcell" />
    </>
  );
}

/** Where the table's rows fold into two lines; the style sheet has the same width. */
const FOLDED = "(max-width: 47.99rem)";

/** The height of a row in pixels, as the style sheet draws it. */
export function useRowHeight(): number {
  const [folded, setFolded] = useState(() => matchMedia(FOLDED).matches);
  useEffect(() => {
    const query = matchMedia(FOLDED);
    const follow = () => setFolded(query.matches);
    query.addEventListener("change", follow);
    return () => query.removeEventListener("change", follow);
  }, []);
  return folded ? 64 : 40;
}

/** Draws only the rows in sight: the virtualizer over a scrolling box of rows of one height. */
export function useVirtual(
  scroller: RefObject<HTMLElement | null>,
  count: number,
  height: number,
): Virtualizer<HTMLElement, HTMLElement> {
  const [, redraw] = useReducer((times: number) => times + 1, 0);
  const options = {
    count,
    estimateSize: () => height,
    getScrollElement: () => scroller.current,
    overscan: 8,
    initialRect: { width: 0, height: 600 },
    scrollToFn: elementScroll,
    observeElementRect,
    observeElementOffset,
    onChange: () => redraw(undefined as never),
  };
  const [virtual] = useState(() => new Virtualizer<HTMLElement, HTMLElement>(options));
  virtual.setOptions(options);
  useLayoutEffect(() => virtual._didMount(), [virtual]);
  useLayoutEffect(() => virtual._willUpdate());
  useLayoutEffect(() => virtual.measure(), [virtual, height]);
  return virtual;
}
