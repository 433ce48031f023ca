import { useWords } from "@sublet/ui";
import { useState } from "preact/hooks";
import { browser } from "wxt/browser";
import { policyName } from "../../src/settings/policy-name.ts";
import { copy } from "../../src/text/clipboard.ts";
import { useT } from "../../src/words/index.ts";
import { report } from "./report.ts";
import type { Stop } from "./scene.ts";

/** The quiet ways: a report for the help desk, and the look-up page. */
export function More({ stop }: { stop: Stop }) {
  const t = useT();
  const words = useWords();
  const [text, setText] = useState("");
  const [said, setSaid] = useState("");

  async function copyReport() {
    const { url, verdict, settings, info, at } = stop;
    const { version } = browser.runtime.getManifest();
    const facts = { url, verdict, info, at, version, policy: policyName(settings, t) };
    const written = report({ ...facts, browser: navigator.userAgent }, t, words);
    const copied = await copy(written);
    setText(copied ? "" : written);
    setSaid(t(copied ? "warnReportCopied" : "copyFailed"));
  }

  return (
    <>
      <p class="more">
        <button type="button" class="link" data-report onClick={copyReport}>
          {t("warnReport")}
        </button>
        <a
          class="link"
          href={browser.runtime.getURL(`/check.html#q=${encodeURIComponent(stop.verdict.host)}`)}
          target="_blank"
          rel="noopener"
          title={words.newTab}
        >
          {t("warnLookUp")}
        </a>
        <span class="more-said" role="status">
          {said}
        </span>
      </p>
      {text && <textarea class="report" readOnly rows={14} aria-label={t("warnReportText")} value={text} />}
    </>
  );
}
