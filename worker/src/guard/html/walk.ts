import { PLACES, read, type Use, unmark, write } from "./attributes.ts";

const HTML = "http://www.w3.org/1999/xhtml";

/**
 * What a page's addresses are relative to.
 *
 * A browser takes the first `<base href>` wherever it stands, for the addresses before it, too. A page streams by only
 * once, so a `<base>` that comes after an address it would change is taken out, and so is one that browsers see only
 * with scripts off, or never: the page then means what it was judged by.
 */
export class Base {
  url: URL;
  readonly #document: URL;
  #met = false;
  #passed = false;
  #hidden = 0;

  constructor(document: URL) {
    this.url = document;
    this.#document = document;
  }

  /** A `<base>`. */
  meet(element: Element): void {
    const href = read(element, "href");
    if (href === null) return;
    if (this.#met || this.#passed || this.#hidden > 0 || element.namespaceURI !== HTML) {
      element.removeAttribute("href");
      return;
    }
    this.#met = true;
    this.url = URL.parse(href, this.#document) ?? this.#document;
  }

  /** An element whose content may be no part of the page. */
  hide(element: Element): void {
    if (element.namespaceURI !== HTML) return;
    this.#hidden++;
    element.onEndTag(() => {
      this.#hidden--;
    });
  }

  /** Runs through content that may be no part of the page. */
  async hidden<T>(through: () => Promise<T>): Promise<T> {
    this.#hidden++;
    try {
      return await through();
    } finally {
      this.#hidden--;
    }
  }

  /** An address; a `<base>` behind it would change all but those that name scheme and host. */
  pass(value: string): void {
    if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed(value))) this.#passed = true;
  }

  /** Whether a value leads nowhere but within the page. Below a `<base>` even a fragment leads away. */
  isHere(value: string): boolean {
    const text = trimmed(value);
    return text === "" || (text.startsWith("#") && !this.#met);
  }
}

/** As the URL parser begins. */
function trimmed(value: string): string {
  return value.replace(/[\t\n\r]/g, "").replace(/^[\0-\x20]+|[\0-\x20]+$/g, "");
}

/** What is done with the addresses of a page. */
export interface Visitor {
  /** An address in an attribute, as a browser reads it, with what it is relative to. */
  address(place: Place): void | Promise<void>;
}

/** An attribute that leads somewhere. */
export interface Place {
  element: Element;
  attribute: string;
  use: Use | "refresh";
  /** Its value as a browser reads it. */
  value: string;
  base: URL;
}

/** Pages within pages (`srcdoc`) are read this deep; what lies deeper is left out. */
const DEEPEST = 4;

/** Leads a visitor through the addresses of an HTML answer, as it streams by. */
export function walk(response: Response, document: URL, visitor: Visitor): Response {
  return walkBelow(response, new Base(document), visitor, 0);
}

function walkBelow(response: Response, base: Base, visitor: Visitor, depth: number): Response {
  const visit = async (element: Element, uses: Record<string, Place["use"]>) => {
    unmark(element);
    for (const [attribute, use] of Object.entries(uses)) {
      const value = read(element, attribute);
      if (value === null) continue;
      base.pass(value);
      if (base.isHere(value)) continue;
      await visitor.address({ element, attribute, use, value, base: base.url });
    }
  };
  const within = async (html: string, below: Base) => {
    const inner = new Response(depth < DEEPEST ? html : "", { headers: { "content-type": "text/html" } });
    return walkBelow(inner, below, visitor, depth + 1).text();
  };

  const rewriter = new HTMLRewriter()
    .on("base", { element: (element) => base.meet(element) })
    .on("template", { element: (element) => base.hide(element) })
    .on("noscript", new Unscripted((html) => base.hidden(() => within(html, base))))
    .on("iframe", {
      async element(element) {
        const html = read(element, "srcdoc");
        if (html !== null) write(element, "srcdoc", await within(html, new Base(base.url)));
      },
    })
    .on("meta", {
      element(element) {
        const name = read(element, "http-equiv")?.trim().toLowerCase();
        return name === "refresh" ? visit(element, { content: "refresh" }) : undefined;
      },
    });
  for (const [name, uses] of Object.entries(PLACES)) {
    rewriter.on(name, { element: (element) => visit(element, uses) });
  }
  return rewriter.transform(response);
}

/** What stands in `<noscript>`: text to HTMLRewriter as to a browser with scripts, a part of the page to one without. */
class Unscripted {
  #html = "";
  readonly #rewritten: (html: string) => Promise<string>;

  constructor(rewritten: (html: string) => Promise<string>) {
    this.#rewritten = rewritten;
  }

  async text(chunk: Text): Promise<void> {
    this.#html += chunk.text;
    if (!chunk.lastInTextNode) return void chunk.remove();
    const html = this.#html;
    this.#html = "";
    chunk.replace(await this.#rewritten(html), { html: true });
  }
}

/** What a page's addresses are relative to; throws a `TypeError` where nobody says. */
export function documentUrl(response: Response, base: string | URL | undefined): URL {
  const url = URL.parse(String(base ?? response.url));
  if (url) return url;
  throw new TypeError("the response has no URL: say in `base` where the page came from");
}

/** Types that browsers look into, and may find HTML in (MIME Sniffing standard). */
const SNIFFED = ["", "unknown/unknown", "application/unknown", "*/*"];

/** Whether an answer is a page that can be walked through. */
export function isHtml(response: Response): boolean {
  const [type = ""] = (response.headers.get("content-type") ?? "").split(";");
  const essence = type.trim().toLowerCase();
  return essence === "text/html" || essence === "application/xhtml+xml" || SNIFFED.includes(essence);
}
