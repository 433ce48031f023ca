import type { ComponentChildren } from "preact";
import { useCallback, useState } from "preact/hooks";
import type { Verdict } from "sublet-wasm";
import { save } from "../files.ts";
import { headline, ProviderCard, useNumber, useWords, VerdictCard } from "../index.ts";
import { type Place, writeAddress } from "./address.ts";
import { type AnswerState, Failed, useAnswer } from "./answer.tsx";
import { AskPanel, Examples } from "./ask.tsx";
import { BatchView } from "./batch/batch.tsx";
import { jsonFile } from "./export.ts";
import { Footer, Header, type OfflineState, Sample, Start, UpdateNotice } from "./shell.tsx";
import { usePageWords } from "./strings/index.ts";
import type { About, Failure, Setting, Sublet } from "./sublet.ts";

/** What the page takes. */
export interface PageProps {
  sublet: Sublet;
  place: Place;
  setting: Setting;
  about: About | undefined;
  /** Why the classifier could not start. */
  failure: Failure | undefined;
  onGo: (place: Place) => void;
  /** How far the page does without a network, where it comes over one. */
  offline?: OfflineState;
  /** What can be chosen in the head. */
  tools?: ComponentChildren;
  /** The policy that decides. */
  policy: ComponentChildren;
}

/** The page from head to foot. */
export function Page({ sublet, place, setting, about, failure, onGo, offline, tools, policy }: PageProps) {
  const { hero, skip } = usePageWords();
  const answer = useAnswer(sublet, place, setting);
  const home = place.view === "home";
  const ask = useCallback((text: string) => onGo({ view: "ask", text }), [onGo]);
  const provider = useCallback((id: string) => onGo({ view: "provider", id }), [onGo]);
  return (
    <>
      <button type="button" class="skip" onClick={() => document.getElementById("answer")?.focus()}>
        {skip}
      </button>
      <Header onHome={() => onGo({ view: "home" })}>{tools}</Header>
      <main class={home ? "is-home" : "is-answer"}>
        <div class="hero">
          <h1>{hero.title}</h1>
          {home && <p>{hero.text}</p>}
        </div>
        {home && <Sample sublet={sublet} setting={setting} onAsk={ask} />}
        <AskPanel sublet={sublet} place={place} onGo={onGo} />
        <div class="ask-below">
          {home && <Examples onPick={ask} />}
          {policy}
        </div>
        <div id="answer" class="answer" tabIndex={-1} aria-busy={answer.busy}>
          {home && failure && <Failed failure={failure} />}
          {home && <Start />}
          <Result
            sublet={sublet}
            answer={answer}
            providers={about?.providers}
            setting={setting}
            onAsk={ask}
            onProvider={provider}
          />
        </div>
      </main>
      <Footer about={about} offline={offline} />
      {offline && <UpdateNotice update={offline.update} />}
    </>
  );
}

/** The answer to what was asked, and its first line read out. */
export function Result({
  sublet,
  answer,
  providers = [],
  setting,
  onAsk,
  onProvider,
}: {
  sublet: Sublet;
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
        <BatchView
          key={about && writeAddress(about)}
          sublet={sublet}
          batch={shown.batch}
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
  const { batch } = usePageWords();
  const number = useNumber();
  if (shown?.type === "one") return <>{headline(shown.verdict, words)}</>;
  if (shown?.type === "many") return <>{batch.title(number(shown.batch.inputs.length))}</>;
  return shown?.type === "provider" ? <bdi>{shown.provider.name}</bdi> : null;
}

/** A link into an extension opens in this browser only. */
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
        onClick={() => save(jsonFile([{ verdict }]), "sublet.json")}
      >
        {card.download}
      </button>
      <span class="card-said" role="status">
        {said}
      </span>
    </VerdictCard>
  );
}
