import { OutLink } from "@sublet/ui";
import { useEffect, useState } from "preact/hooks";
import { installed } from "../../src/rules/installed.ts";
import { clearKeptAside, type KeptAside, keptAside } from "../../src/settings/index.ts";
import { keyed, useT } from "../../src/words.ts";
import { saveJson } from "./files.tsx";
import { useLive } from "./live.ts";

/** What could not be used and what was kept of it; nothing where all is well. */
export function Problems() {
  const { inForce } = useLive();
  const t = useT();
  const [kept, setKept] = useState<KeptAside[]>([]);
  const [stale, setStale] = useState<string | null>(null);

  useEffect(() => {
    keptAside().then(setKept, () => setKept([]));
    installed().then((note) => setStale(note?.problem ?? null));
  }, [inForce]);

  const { problems } = inForce;
  const none = problems.length === 0 && kept.length === 0 && stale === null;
  return (
    <div role="status">
      {!none && (
        <section class="panel is-problem" aria-labelledby="problems-title">
          <h2 id="problems-title">{t("optProblems")}</h2>
          <ul class="problems">
            {problems.map(({ code, detail }) => (
              <li key={`${code} ${detail}`}>
                {t(`optProblem_${keyed(code)}`)}
                {detail && <span class="detail">{detail}</span>}
              </li>
            ))}
            {stale !== null && (
              <li>
                {t("optProblem_rules")}
                <span class="detail">{stale}</span>
              </li>
            )}
            {kept.length > 0 && <li>{t("optKept", String(kept.length))}</li>}
          </ul>
          {kept.length > 0 && (
            <p class="row">
              <button type="button" class="button" onClick={() => saveJson(kept, "sublet-kept-aside.json")}>
                {t("optKeptExport")}
              </button>
              <button type="button" class="button" onClick={() => void clearKeptAside()}>
                {t("optKeptClear")}
              </button>
            </p>
          )}
        </section>
      )}
    </div>
  );
}

/** What the company says and decides; nothing where there is no company. */
export function Company() {
  const { managed, text, contact, reportOnly, proceed, justification, userExclusions } = useLive().inForce;
  const t = useT();
  if (Object.keys(managed).length === 0) return null;
  return (
    <section class="panel is-company" aria-labelledby="company-title">
      <h2 id="company-title">{t("optCompany")}</h2>
      <p class="panel-lead">{t("optCompanyLead")}</p>
      {text && <p class="company-text">{text}</p>}
      {contact && (
        <p>
          {t("optContact")} <Contact contact={contact} />
        </p>
      )}
      <ul class="facts-list">
        {reportOnly && <li>{t("optReportOnly")}</li>}
        {!proceed && <li>{t("optNoProceed")}</li>}
        {justification && <li>{t("optJustification")}</li>}
        {!userExclusions && <li>{t("optNoExclusions")}</li>}
      </ul>
    </section>
  );
}

function Contact({ contact }: { contact: string }) {
  const mail = /^[^\s@:/]+@[^\s@]+$/.test(contact);
  return <OutLink href={mail ? `mailto:${contact}` : contact}>{contact}</OutLink>;
}
