import type { InForce } from "../../src/settings/index.ts";
import { visible } from "../../src/text/visible.ts";
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
          <bdi>{text.split("\n").map(visible).join("\n")}</bdi>
        </p>
      )}
      {contact && (
        <p>
          {t("warnContact")}: <bdi>{visible(contact)}</bdi>
        </p>
      )}
    </aside>
  );
}
