import { browser } from "wxt/browser";
import type { InForce } from "../settings/index.ts";
import { useT } from "../words/index.ts";

/** What else a user should know: a private window, settings that could not be read. */
export function Notes({ settings: { problems } }: { settings: InForce }) {
  const t = useT();
  // That the classifier cannot start is the pages' own first sentence.
  const told = problems.filter(({ code }) => code !== "unchecked");
  return (
    <>
      {browser.extension.inIncognitoContext && <p class="note">{t("privateWindow")}</p>}
      {told.length > 0 && (
        <p class="note is-problem">
          {t("problems")}{" "}
          <a class="link" href={browser.runtime.getURL("/options.html")} target="_blank" rel="noopener">
            {t("problemsSee")}
          </a>
        </p>
      )}
    </>
  );
}
