import { useNumber, useWords } from "@sublet/ui";
import { useMemo, useState } from "preact/hooks";
import type { Engine } from "../engine/engine.ts";
import type { Pile, Setting } from "../engine/protocol.ts";
import { usePageWords } from "../strings/index.ts";
import { useDetail } from "../use-detail.ts";
import { Bars } from "./bars.tsx";
import { counted } from "./counts.ts";
import { Details } from "./details.tsx";
import { Downloads } from "./downloads.tsx";
import { EVERYTHING, type Filter, passing, UNKNOWN } from "./filter.ts";
import { FilterBar } from "./filter-bar.tsx";
import { type Order, ordered } from "./order.ts";
import { Table } from "./table.tsx";
import { Tally } from "./tally.tsx";

/** Many addresses: counted, charted, listed and ready to save. */
export function PileView({
  engine,
  pile,
  providers,
  setting,
  onProvider,
}: {
  engine: Engine;
  pile: Pile;
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

  const data = useMemo(() => ({ pile, providers }), [pile, providers]);
  const counts = useMemo(() => counted(data), [data]);
  const passed = useMemo(() => passing(data, filter), [data, filter]);
  const rows = useMemo(() => ordered(data, passed, order), [data, passed, order]);
  const input = opened === undefined ? undefined : pile.inputs[rows[opened] ?? -1];
  const detail = useDetail(engine, input, setting);
  const change = (part: Partial<Filter>) => setFilter({ ...filter, ...part });

  return (
    <section class="pile" aria-labelledby="pile-title">
      <header class="pile-head">
        <h2 id="pile-title">{page.pile.title(number(pile.inputs.length))}</h2>
        <Downloads
          onWrite={(format) =>
            engine.call(
              "write",
              Array.from(rows, (row) => pile.inputs[row] ?? ""),
              format,
              setting,
            )
          }
        />
      </header>
      <Tally counts={counts.actions} chosen={filter.action} onChoose={(action) => change({ action })} />
      <div class="charts">
        <Bars
          title={page.pile.byKind}
          counts={counts.kinds}
          name={(kind) => (kind === UNKNOWN ? page.pile.noKind : words.kind[kind])}
          chosen={filter.kind}
          onChoose={(kind) => change({ kind })}
        />
        <Bars
          title={page.pile.byProvider}
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
        all={pile.inputs.length}
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
