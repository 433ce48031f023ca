import { Anatomy, useWords } from "@sublet/ui";
import { useEffect } from "preact/hooks";
import { Notes } from "../../src/pages/notes.tsx";
import { useT } from "../../src/words/index.ts";
import { Company } from "./company.tsx";
import { Details } from "./details.tsx";
import { More } from "./more.tsx";
import { followResume } from "./resume.ts";
import type { Stop } from "./scene.ts";
import { meaning, sentence } from "./sentence.ts";
import { mayOpen } from "./ways/through.ts";
import { Ways } from "./ways/ways.tsx";

/** The warning: one sentence, the host taken apart, what to do, and the details on request. */
export function Stopped({ stop }: { stop: Stop }) {
  const t = useT();
  const words = useWords();
  const { verdict, settings } = stop;
  useEffect(() => followResume(stop), [stop]);
  return (
    <>
      <article class={`card stop level-${verdict.risk.level}`} aria-labelledby="sentence">
        <header class="verdict-head">
          <p class="stop-eyebrow">{t(verdict.decision.action === "block" ? "warnBlocked" : "warnStopped")}</p>
          <h1 id="sentence" class="verdict-headline">
            {sentence(verdict, t, words)}
          </h1>
          <p class="verdict-lead">{meaning(verdict, t, words)}</p>
          {mayOpen(stop) && <p class="verdict-lead">{t("warnUnexpected")}</p>}
        </header>
        <Anatomy verdict={verdict} />
        <Company settings={settings} />
        <Ways stop={stop} />
        <More stop={stop} />
        <Details stop={stop} />
      </article>
      <Notes settings={settings} />
    </>
  );
}
