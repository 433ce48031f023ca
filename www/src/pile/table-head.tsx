import { usePageWords } from "../strings/index.ts";
import { COLUMNS, type Column } from "./columns.ts";
import { nextOrder, type Order } from "./order.ts";

/** The columns' heads; pressing one sorts. */
export function TableHead({
  order,
  onOrder,
}: {
  order: Order | undefined;
  onOrder: (order: Order | undefined) => void;
}) {
  const { pile } = usePageWords();
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
              {pile.column[column]}
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
