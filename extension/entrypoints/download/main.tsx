import { render } from "preact";
import { itemOf, senderOf } from "../../src/downloads/held.ts";
import { judge } from "../../src/engine/judge.ts";
import { words } from "../../src/words/index.ts";
import { Held } from "./held.tsx";
import "@sublet/www/src/css/controls.css";
import "./download.css";

async function main(app: HTMLElement): Promise<void> {
  const [{ engine, settings }, item] = await Promise.all([judge(), itemOf(location.search)]);
  const sender = item && senderOf(item);
  const t = words(settings.lang);
  document.documentElement.lang = settings.lang;
  document.title = t("downloadTitle");
  if (!item || !sender) {
    render(<p class="download-note">{t("downloadGone")}</p>, app);
    return;
  }
  const verdict = engine.check(sender, settings.lang);
  render(<Held item={item} verdict={verdict} settings={settings} />, app);
}

const app = document.getElementById("app");
if (app) void main(app);
