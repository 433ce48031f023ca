import { Anatomy, Gauge, headline, useWords } from "@sublet/ui";
import type { Engine } from "../engine/engine.ts";
import type { Setting } from "../engine/protocol.ts";
import { usePageWords } from "../strings/index.ts";
import { useDetail } from "../use-detail.ts";

/** The host of the example. */
const EXAMPLE = "login-update.duckdns.org";

/** One real answer in short, so that a first look shows what the page does. */
export function Sample({
  engine,
  setting,
  onAsk,
}: {
  engine: Engine;
  setting: Setting;
  onAsk: (text: string) => void;
}) {
  const words = useWords();
  const { sample } = usePageWords();
  const detail = useDetail(engine, EXAMPLE, setting);
  if (!detail || !("verdict" in detail)) return <aside class="sample" aria-label={sample.title} />;
  const { verdict } = detail;
  return (
    <aside class="sample" aria-label={sample.title}>
      <div class="card">
        <p class="eyebrow">{sample.title}</p>
        <p class="sample-headline">{headline(verdict, words)}</p>
        <Anatomy verdict={verdict} />
        <div class="sample-foot">
          <Gauge risk={verdict.risk} />
          <button type="button" class="link" onClick={() => onAsk(EXAMPLE)}>
            {sample.more}
          </button>
        </div>
      </div>
    </aside>
  );
}
