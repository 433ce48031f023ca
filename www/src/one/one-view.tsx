import { VerdictCard } from "@sublet/ui";
import { useState } from "preact/hooks";
import type { Verdict } from "sublet-wasm";
import { written } from "../engine/written.ts";
import { save } from "../save.ts";
import { usePageWords } from "../strings/index.ts";

/** A link into an extension opens for nobody else. */
const HAS_LINKS = /^https?:$/.test(location.protocol);

/** One host's card, with ways to take it along. */
export function OneView({ verdict, onProvider }: { verdict: Verdict; onProvider: (id: string) => void }) {
  const { card } = usePageWords();
  const [said, setSaid] = useState("");

  async function copy(text: string) {
    try {
      await navigator.clipboard.writeText(text);
      setSaid(card.copied);
    } catch {
      setSaid(card.copyFailed);
    }
  }

  return (
    <VerdictCard verdict={verdict} onProvider={onProvider}>
      {HAS_LINKS && (
        <button type="button" class="button is-quiet" onClick={() => copy(location.href)}>
          {card.link}
        </button>
      )}
      <button type="button" class="button is-quiet" onClick={() => copy(JSON.stringify(verdict))}>
        {card.json}
      </button>
      <button
        type="button"
        class="button is-quiet"
        data-format="json"
        onClick={() => save(written([{ verdict }], "json"), "sublet.json")}
      >
        {card.download}
      </button>
      <span class="card-said" role="status">
        {said}
      </span>
    </VerdictCard>
  );
}
