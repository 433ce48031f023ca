/** How the gate's pages look: one style sheet within the page, named in the policy by its hash. */
import anatomy from "@sublet/ui/css/anatomy.css";
import base from "@sublet/ui/css/base.css";
import card from "@sublet/ui/css/card.css";
import lists from "@sublet/ui/css/lists.css";
import risk from "@sublet/ui/css/risk.css";
import stop from "@sublet/ui/css/stop.css";
import tokens from "@sublet/ui/css/tokens.css";
import controls from "@sublet/www/src/css/controls.css";
import frame from "@sublet/www/src/css/page.css";
import gate from "./css/gate.css";

export const css = [tokens, base, card, anatomy, risk, lists, frame, controls, stop, gate].join("\n");

let hash: Promise<string> | undefined;

/**
 * The policy of a page (CSP 3). Nothing runs in it, nothing is loaded, nobody frames it. `forms` lets its form lead
 * out: Chromium holds the redirect after a form, and each one behind it, against `form-action`.
 */
export async function contentPolicy({ forms }: { forms: boolean }): Promise<string> {
  hash ??= digest(css);
  return [
    "default-src 'none'",
    `style-src 'sha256-${await hash}'`,
    "img-src data:",
    `form-action ${forms ? "'self' http: https:" : "'none'"}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}

async function digest(text: string): Promise<string> {
  const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return btoa(String.fromCharCode(...new Uint8Array(bytes)));
}
