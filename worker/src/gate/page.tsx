import { LangProvider } from "@sublet/ui";
import { Logo } from "@sublet/www/src/marks.tsx";
import type { ComponentChildren } from "preact";
import { renderToString } from "preact-render-to-string";
import type { Lang } from "sublet-worker-wasm";
import { css } from "./look.ts";

/** A whole page of the gate as HTML. */
export function page({
  lang,
  title,
  children,
}: {
  lang: Lang;
  title: string;
  children: ComponentChildren;
}): string {
  const html = renderToString(
    <html lang={lang}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex, nofollow" />
        <meta name="color-scheme" content="light dark" />
        <title>{title}</title>
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
        </header>
        <main>
          <LangProvider value={lang}>{children}</LangProvider>
        </main>
      </body>
    </html>,
  );
  return `<!doctype html>${html}`;
}
