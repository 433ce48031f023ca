import "./download.css";
import { LangProvider } from "@sublet/ui";
import { render } from "preact";
import { itemOf, senderOf } from "../../src/downloads/held.ts";
import { judge } from "../../src/engine/judge.ts";
import { Whole } from "../../src/look/whole.tsx";
import { words } from "../../src/words/index.ts";
import { Held } from "./held.tsx";

const root = document.getElementById("app");
if (root) {
  const [{ engine, settings }, item] = await Promise.all([judge(), itemOf(location.search)]);
  const { lang } = settings;
  const t = words(lang);
  const sender = item && senderOf(item);
  document.documentElement.lang = lang;
  document.title = t("downloadTitle");
  render(
    <LangProvider value={lang}>
      <Whole>
        {item && sender ? (
          <Held item={item} verdict={engine.check(sender, lang)} settings={settings} />
        ) : (
          <p class="note">{t("downloadGone")}</p>
        )}
      </Whole>
    </LangProvider>,
    root,
  );
}
