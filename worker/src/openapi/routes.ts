import type { App, Ctx } from "../app-type.ts";
import { type Document, documentOf } from "./document.ts";
import { docsPage, sheet } from "./page.tsx";

/** `/openapi.json`, and `/docs` for people. */
export function registerDocs(app: App): void {
  app.get("/openapi.json", (c) => c.json(documentFor(c)));
  app.get("/docs", async (c) =>
    c.html(docsPage(documentFor(c), c.var.lang), 200, {
      "content-security-policy": await sheet.policy(),
      "content-language": c.var.lang,
      "referrer-policy": "no-referrer",
      vary: "Accept-Language",
    }),
  );
}

function documentFor({ var: { engine, lang, settings } }: Ctx): Document {
  return documentOf(engine, lang, settings.publicLookups);
}
