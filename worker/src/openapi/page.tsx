import base from "@sublet/ui/css/base.css";
import frame from "@sublet/ui/css/page.css";
import tokens from "@sublet/ui/css/tokens.css";
import type { Lang } from "sublet-worker-wasm";
import { page } from "../page/page.tsx";
import { Sheet } from "../page/sheet.ts";
import look from "./css/docs.css";
import type { Document } from "./document.ts";
import { OperationCard } from "./operation.tsx";
import { TAGS, words } from "./words.ts";

export const sheet = new Sheet([tokens, base, frame, look]);

/** The document as a page. */
export function docsPage(document: Document, lang: Lang): string {
  const t = words[lang];
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  const groups = TAGS.map(({ name, title, description }) => ({
    name,
    title: title[lang],
    description: description[lang],
    operations: operations.filter(({ operation }) => operation.tags[0] === name),
  }));
  const corner = (
    <a href={lang === "en" ? "?lang=ja" : "?lang=en"} lang={lang === "en" ? "ja" : "en"}>
      {t.otherLanguage}
    </a>
  );
  const children = (
    <>
      <h1>{t.title}</h1>
      <p>{t.description}</p>
      <p>
        <a href={`/openapi.json?lang=${lang}`}>{t.document}</a>
      </p>
      <nav class="contents" aria-label={t.contents}>
        <ol>
          {groups
            .flatMap((group) => group.operations)
            .map(({ operation }) => (
              <li key={operation.operationId}>
                <a href={`#${operation.operationId}`}>{operation.summary}</a>
              </li>
            ))}
        </ol>
      </nav>
      {groups.map((group) => (
        <section key={group.name} aria-labelledby={group.name}>
          <h2 id={group.name}>{group.title}</h2>
          <p class="quiet">{group.description}</p>
          {group.operations.map((one) => (
            <OperationCard key={one.operation.operationId} document={document} lang={lang} {...one} />
          ))}
        </section>
      ))}
    </>
  );
  return page({ lang, title: t.title, sheet, corner, children });
}
