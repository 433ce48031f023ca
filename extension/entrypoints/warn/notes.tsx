import { browser } from "wxt/browser";
import type { InForce } from "../../src/settings/index.ts";
import { useT } from "../../src/words/index.ts";

/** What else a user should know: a private window, settings that could not be read. */
export function Notes({ settings: { problems } }: { settings: InForce }) {
  const t = useT();
  return (
    <>
      {browser.extension.inIncognitoContext && <p class="note">{t("privateWindow")}</p>}
      {problems.length > 0 && (
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
