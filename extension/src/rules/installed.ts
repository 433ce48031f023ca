import { browser } from "wxt/browser";

const KEY = "rules";

/** What is known of the rules that the browser holds. */
export interface Installed {
  /** The secret in the address of the warning page. */
  nonce: string;
  /** A digest of everything that the rules were compiled from. */
  fingerprint: string;
  /** When they were compiled (milliseconds). */
  from: number;
  /** When the next exclusion runs out (milliseconds). */
  until: number | null;
  /** Why the last renewal failed; the rules of before still hold. */
  problem: string | null;
}

/** The note that was kept with the rules, if it can be read. */
export async function installed(): Promise<Installed | null> {
  const { [KEY]: note } = await browser.storage.local.get(KEY).catch(() => ({}) as Record<string, unknown>);
  return isNote(note) ? note : null;
}

export async function keep(note: Installed): Promise<void> {
  await browser.storage.local.set({ [KEY]: note });
}

function isNote(value: unknown): value is Installed {
  const note = value as Partial<Installed> | null | undefined;
  return (
    typeof note?.nonce === "string" && typeof note.fingerprint === "string" && typeof note.from === "number"
  );
}

/** The secret of the rules in force: as it was kept, or out of the rules themselves where the storage was lost. */
export async function nonceInForce(): Promise<string | null> {
  const kept = await installed();
  if (kept) return kept.nonce;
  for (const { action } of await browser.declarativeNetRequest.getDynamicRules()) {
    const nonce = /[?&]k=(\w+)&u=/.exec(action.redirect?.regexSubstitution ?? "")?.[1];
    if (nonce) return nonce;
  }
  return null;
}

export function newNonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** A navigation that the rules stopped. */
export interface Stopped {
  /** Where it was bound: http or https, with query and fragment, without user information. */
  url: URL;
}

const MARK = "&u=";

/**
 * The address that a warning page was opened for; `null` where anything but our rules opened it.
 *
 * The address follows raw after `&u=`, and its fragment came along as the page's own.
 */
export async function stoppedUrl({
  search,
  hash,
}: Pick<Location, "search" | "hash">): Promise<Stopped | null> {
  const at = search.indexOf(MARK);
  const nonce = new URLSearchParams(search.slice(0, at)).get("k");
  if (at < 0 || !nonce || nonce !== (await nonceInForce())) return null;
  const url = URL.parse(search.slice(at + MARK.length) + hash);
  if (url?.protocol !== "http:" && url?.protocol !== "https:") return null;
  url.username = "";
  url.password = "";
  return { url };
}
