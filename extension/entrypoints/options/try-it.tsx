import { Anatomy, DecisionLine, headline, useLang, useWords } from "@sublet/ui";
import { useId, useState } from "preact/hooks";
import type { Classifier, Lang, Verdict } from "sublet-wasm/extension";
import { browser } from "wxt/browser";
import { messageOf } from "../../src/settings/fields.ts";
import { useT } from "../../src/words.ts";
import { useLive } from "./live.ts";
import { Panel } from "./panel.tsx";

/** Any host under the policy in force. */
export function TryIt() {
  const { classifier, inForce } = useLive();
  const lang = useLang();
  const t = useT();
  const id = useId();
  const [text, setText] = useState("login-update.duckdns.org");
  const asked = text.trim();
  return (
    <Panel id="try" title={t("optPart_try")} lead={t("optTryLead", inForce.policy.name)}>
      <div class="try-line">
        <label class="unseen" for={id}>
          {t("optTryLabel")}
        </label>
        <input
          id={id}
          class="try-input mono"
          type="text"
          value={text}
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
          onInput={({ currentTarget }) => setText(currentTarget.value)}
        />
        {asked && (
          <a class="button" href={browser.runtime.getURL(`/check.html#q=${encodeURIComponent(asked)}`)}>
            {t("optTryMore")}
          </a>
        )}
      </div>
      <div role="status" class="try-answer">
        {classifier && asked && <Answer outcome={tried(classifier, asked, lang)} />}
        {!classifier && <p class="quiet">{t("optNoEngine")}</p>}
      </div>
    </Panel>
  );
}

function Answer({ outcome }: { outcome: Verdict | string }) {
  const words = useWords();
  if (typeof outcome === "string") return <p class="quiet">{outcome}</p>;
  return (
    <div class="card">
      <p class="try-headline">{headline(outcome, words)}</p>
      <Anatomy verdict={outcome} />
      <DecisionLine decision={outcome.decision} />
    </div>
  );
}

function tried(classifier: Classifier, text: string, lang: Lang): Verdict | string {
  try {
    return classifier.check(text, lang);
  } catch (thrown) {
    return messageOf(thrown);
  }
}
