import type { InForce } from "../../src/settings/index.ts";
import { useT } from "../../src/words/index.ts";

/** The company's own words, as the plain text that they are. */
export function Company({ settings: { text, contact } }: { settings: InForce }) {
  const t = useT();
  if (!text && !contact) return null;
  return (
    <aside class="company" aria-label={t("warnCompany")}>
      <p class="company-title">{t("warnCompany")}</p>
      {text && (
        <p class="company-text">
          <bdi>{text}</bdi>
        </p>
      )}
      {contact && (
        <p>
          {t("warnContact")}: <bdi>{contact}</bdi>
        </p>
      )}
    </aside>
  );
}
