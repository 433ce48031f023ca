import { browser } from "wxt/browser";

const KEY = "rules";

/** What is known of the rules that the browser holds. */
export interface Installed {
  /** The secret in the address of the warning page. */
  nonce: string;
  /** A digest of everything that the rules were compiled from. */
  print: string;
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
  return typeof note?.nonce === "string" && typeof note.print === "string" && typeof note.from === "number";
}
