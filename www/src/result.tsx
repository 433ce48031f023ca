import { headline, ProviderCard, useNumber, useWords } from "@sublet/ui";
import { writeAddress } from "./address.ts";
import type { Engine } from "./engine/engine.ts";
import type { Setting } from "./engine/protocol.ts";
import { Failed } from "./one/failed.tsx";
import { OneView } from "./one/one-view.tsx";
import { PileView } from "./pile/pile-view.tsx";
import { usePageWords } from "./strings/index.ts";
import type { AnswerState } from "./use-answer.ts";

/** The answer to what was asked, and its first line read out. */
export function Result({
  engine,
  answer,
  providers = [],
  setting,
  onAsk,
  onProvider,
}: {
  engine: Engine;
  answer: AnswerState;
  providers: string[] | undefined;
  setting: Setting;
  onAsk: (text: string) => void;
  onProvider: (id: string) => void;
}) {
  const words = usePageWords();
  const { shown, about, busy } = answer;
  return (
    <>
      <p class={busy ? "working" : "unseen"} role="status">
        {busy ? words.working : <Spoken answer={answer} />}
      </p>
      {shown?.type === "one" && <OneView verdict={shown.verdict} onProvider={onProvider} />}
      {shown?.type === "many" && (
        <PileView
          key={about && writeAddress(about)}
          engine={engine}
          pile={shown.pile}
          providers={providers}
          setting={setting}
          onProvider={onProvider}
        />
      )}
      {shown?.type === "provider" && <ProviderCard provider={shown.provider} onName={onAsk} />}
      {shown?.type === "failed" && <Failed failure={shown.failure} />}
    </>
  );
}

function Spoken({ answer: { shown } }: { answer: AnswerState }) {
  const words = useWords();
  const { pile } = usePageWords();
  const number = useNumber();
  if (shown?.type === "one") return <>{headline(shown.verdict, words)}</>;
  if (shown?.type === "many") return <>{pile.title(number(shown.pile.inputs.length))}</>;
  return shown?.type === "provider" ? <bdi>{shown.provider.name}</bdi> : null;
}
