import { read } from "./attributes.ts";

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
