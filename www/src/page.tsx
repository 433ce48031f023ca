import type { Lang } from "@sublet/ui";
import { useCallback } from "preact/hooks";
import type { Place } from "./address.ts";
import { AskPanel } from "./ask/ask-panel.tsx";
import { Examples } from "./ask/examples.tsx";
import type { Engine } from "./engine/engine.ts";
import type { About, Failure, PolicyName, Setting } from "./engine/protocol.ts";
import { Footer } from "./frame/footer.tsx";
import { Header } from "./frame/header.tsx";
import { PolicyChoice } from "./frame/policy.tsx";
import { Sample } from "./frame/sample.tsx";
import { Start } from "./frame/start.tsx";
import { UpdateNotice } from "./frame/update-notice.tsx";
import { useOffline } from "./offline.ts";
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
  onLang: (lang: Lang) => void;
  onPolicy: (policy: PolicyName) => void;
}

/** The page from head to foot. */
export function Page({ engine, place, setting, about, failure, onGo, onLang, onPolicy }: PageProps) {
  const { hero, skip } = usePageWords();
  const offline = useOffline();
  const answer = useAnswer(engine, place, setting);
  const home = place.view === "home";
  const ask = useCallback((text: string) => onGo({ view: "ask", text }), [onGo]);
  const provider = useCallback((id: string) => onGo({ view: "provider", id }), [onGo]);
  return (
    <>
      <button type="button" class="skip" onClick={() => document.getElementById("answer")?.focus()}>
        {skip}
      </button>
      <Header lang={setting.lang} onLang={onLang} onHome={() => onGo({ view: "home" })} />
      <main class={home ? "is-home" : "is-answer"}>
        <div class="hero">
          <h1>{hero.title}</h1>
          {home && <p>{hero.text}</p>}
        </div>
        {home && <Sample engine={engine} setting={setting} onAsk={ask} />}
        <AskPanel engine={engine} place={place} onGo={onGo} />
        <div class="ask-below">
          {home && <Examples onPick={ask} />}
          <PolicyChoice policy={setting.policy} onPolicy={onPolicy} />
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
      <UpdateNotice update={offline.update} />
    </>
  );
}
