import { ActionBadge, useWords } from "@sublet/ui";
import type { Brief } from "sublet-wasm";
import { usePageWords } from "../strings/index.ts";

/** What a row takes. */
export interface TableRowProps {
  id: string;
  input: string;
  brief: Brief | null;
  provider: string | undefined;
  /** Its place among the rows shown, from 0. */
  at: number;
  top: number;
  active: boolean;
  onOpen: (at: number) => void;
}

/** One address and what it is. */
export function TableRow({ id, input, brief, provider, at, top, active, onOpen }: TableRowProps) {
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
      {brief ? <Cells brief={brief} provider={provider} /> : <UnreadableCells />}
    </div>
  );
}

function Cells({ brief, provider }: { brief: Brief; provider: string | undefined }) {
  const words = useWords();
  const { standing, kind, control, level, score, action } = brief;
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
  const { pile } = usePageWords();
  return (
    <>
      <div class="cell at-provider quiet" role="gridcell">
        {pile.unreadable}
      </div>
      <div class="cell at-kind" role="gridcell" />
      <div class="cell at-control" role="gridcell" />
      <div class="cell at-score" role="gridcell" />
      <div class="cell at-action" role="gridcell" />
    </>
  );
}
