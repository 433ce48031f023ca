import { OutLink } from "@sublet/ui";
import { useT } from "../../src/words/index.ts";
import { useLive } from "./live.ts";

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
