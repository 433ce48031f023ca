import { LangProvider, Logo } from "@sublet/ui";
import type { ComponentChildren } from "preact";
import { renderToString } from "preact-render-to-string";
import type { Lang } from "sublet-wasm/worker";

export interface Page {
  lang: Lang;
  title: string;
  sheet: Sheet;
  /** More of the head. */
  head?: ComponentChildren;
  /** What stands beside the name of the product. */
  corner?: ComponentChildren;
  children: ComponentChildren;
}

/** A whole page as HTML; it needs no script. */
export function page({ lang, title, sheet, head, corner, children }: Page): string {
  const html = renderToString(
    <html lang={lang}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        {head}
        <title>{title}</title>
        <link rel="icon" href="data:," />
        {/* As text, its quotation marks would be escaped. */}
        <style dangerouslySetInnerHTML={{ __html: sheet.css }} />
      </head>
      <body>
        <header class="head">
          <span class="brand">
            <Logo />
            <span>Sublet</span>
          </span>
          {corner}
        </header>
        <main>
          <LangProvider value={lang}>{children}</LangProvider>
        </main>
      </body>
    </html>,
  );
  return `<!doctype html>${html}`;
}

/** The style sheet within a page, named in the page's policy by its hash. */
export class Sheet {
  readonly css: string;
  #hash: Promise<string> | undefined;

  constructor(parts: string[]) {
    this.css = parts.join("\n");
  }

  /** The policy of a page with it (CSP 3): nothing runs, nothing is loaded, nobody frames it; `forms` may lead there. */
  async policy(forms = "'none'"): Promise<string> {
    this.#hash ??= digest(this.css);
    return [
      "default-src 'none'",
      `style-src 'sha256-${await this.#hash}'`,
      "img-src data:",
      `form-action ${forms}`,
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ].join("; ");
  }
}

async function digest(text: string): Promise<string> {
  const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return btoa(String.fromCharCode(...new Uint8Array(bytes)));
}
