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
