import { Logo } from "@sublet/ui";
import type { ComponentChildren } from "preact";
import { browser } from "wxt/browser";
import type { InForce } from "./settings/index.ts";
import { useT, type Words } from "./words.ts";

/** A page shown in place of another: the name of Sublet, and what it has to say. */
export function Interstitial({ children }: { children: ComponentChildren }) {
  return (
    <>
      <header class="head">
        <span class="brand">
          <Logo />
          <span>Sublet</span>
        </span>
      </header>
      <main>{children}</main>
    </>
  );
}

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

/** The policy in force as people know it. */
export function policyName({ policy: { name } }: Pick<InForce, "policy">, t: Words): string {
  if (name === "monitor") return t("policyMonitor");
  if (name === "balanced") return t("policyBalanced");
  return name === "strict" ? t("policyStrict") : name;
}
