import { Section, useLang, VerdictDetails } from "@sublet/ui";
import { policyName } from "../../src/settings/policy-name.ts";
import { useT } from "../../src/words/index.ts";
import { Address } from "./address.tsx";
import type { Stop } from "./scene.ts";

/** Everything behind the warning, on request. */
export function Details({ stop }: { stop: Stop }) {
  const t = useT();
  return (
    <details class="stop-details">
      <summary>{t("warnMore")}</summary>
      <h2 class="unseen">{t("warnMoreTitle")}</h2>
      <VerdictDetails verdict={stop.verdict} />
      <div class="columns">
        <Address url={stop.url} />
        <Knowledge stop={stop} />
      </div>
    </details>
  );
}

function Knowledge({ stop: { settings, info, at } }: { stop: Stop }) {
  const t = useT();
  const lang = useLang();
  const day = new Intl.DateTimeFormat(lang, { dateStyle: "long", timeZone: "UTC" });
  const moment = new Intl.DateTimeFormat(lang, { dateStyle: "long", timeStyle: "medium" });
  return (
    <Section title={t("warnKnowledge")} class="column at-knowledge">
      <p>
        {t("warnPolicy")}: <b>{policyName(settings, t)}</b>
        {settings.managed.policy !== undefined && ` (${t("policyByCompany")})`}
      </p>
      <p>{t("catalogueOf", info.serial, day.format(new Date(info.created)))}</p>
      <p>{t("warnStoppedAt", moment.format(at))}</p>
    </Section>
  );
}
