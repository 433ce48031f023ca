import base from "@sublet/ui/css/base.css";
import tokens from "@sublet/ui/css/tokens.css";
import frame from "@sublet/www/src/css/page.css";
import { Logo } from "@sublet/www/src/marks.tsx";
import { renderToString } from "preact-render-to-string";
import type { Lang } from "sublet-worker-wasm";
import look from "./css/docs.css";
import type { Document } from "./document.ts";
import { OperationCard } from "./operation.tsx";
import { TAGS, words } from "./words.ts";

const css = [tokens, base, frame, look].join("\n");

let hash: Promise<string> | undefined;

/** The page's policy (CSP 3): nothing runs, nothing is loaded but the style sheet within. */
export async function contentPolicy(): Promise<string> {
  hash ??= digest(css);
  return `default-src 'none'; style-src 'sha256-${await hash}'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;
}

async function digest(text: string): Promise<string> {
  const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return btoa(String.fromCharCode(...new Uint8Array(bytes)));
}

/** The document as a page that needs no script. */
export function page(document: Document, lang: Lang): string {
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
  const html = renderToString(
    <html lang={lang}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{t.title}</title>
        <link rel="icon" href="data:," />
        {/* As text, its quotation marks would be escaped. */}
        <style dangerouslySetInnerHTML={{ __html: css }} />
      </head>
      <body>
        <header class="head">
          <span class="brand">
            <Logo />
            <span>Sublet</span>
          </span>
          <a href={lang === "en" ? "?lang=ja" : "?lang=en"} lang={lang === "en" ? "ja" : "en"}>
            {t.otherLanguage}
          </a>
        </header>
        <main>
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
        </main>
      </body>
    </html>,
  );
  return `<!doctype html>${html}`;
}
