import type { ComponentChildren } from "preact";
import { useCallback } from "preact/hooks";
import type { Place } from "./address.ts";
import { AskPanel } from "./ask/ask-panel.tsx";
import { Examples } from "./ask/examples.tsx";
import type { Engine } from "./engine/engine.ts";
import type { About, Failure, Setting } from "./engine/protocol.ts";
import { Footer } from "./frame/footer.tsx";
import { Header } from "./frame/header.tsx";
import { Sample } from "./frame/sample.tsx";
import { Start } from "./frame/start.tsx";
import { UpdateNotice } from "./frame/update-notice.tsx";
import type { OfflineState } from "./offline.ts";
import { Failed } from "./one/failed.tsx";
import { Result } from "./result.tsx";
import { usePageWords } from "./strings/index.ts";
import { useAnswer } from "./use-answer.ts";

/** What the page takes. */
export interface PageProps {
  engine: Engine;
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
export function Page({ engine, place, setting, about, failure, onGo, offline, tools, policy }: PageProps) {
  const { hero, skip } = usePageWords();
  const answer = useAnswer(engine, place, setting);
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
        {home && <Sample engine={engine} setting={setting} onAsk={ask} />}
        <AskPanel engine={engine} place={place} onGo={onGo} />
        <div class="ask-below">
          {home && <Examples onPick={ask} />}
          {policy}
        </div>
        <div id="answer" class="answer" tabIndex={-1} aria-busy={answer.busy}>
          {home && failure && <Failed failure={failure} />}
          {home && <Start />}
          <Result
            engine={engine}
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
