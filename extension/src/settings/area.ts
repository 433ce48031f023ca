/** A part of the browser's storage, as far as it is used here. */
export interface Area {
  /** The values under these keys; all of them for `null`. */
  get(keys: string | string[] | null): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(keys: string | string[]): Promise<void>;
}

/** Runs one task at a time among all pages and the background. */
export type Lock = <T>(task: () => Promise<T>) => Promise<T>;

/** The lock of this name, shared by every context of the extension. */
export function lockOf(name: string): Lock {
  return (task) => navigator.locks.request(name, task);
}

/** Whether the browser refused to store more: Chromium says so in words, Firefox by the error's name. */
export function isFull(thrown: unknown): boolean {
  return thrown instanceof Error && /quota/i.test(`${thrown.name} ${thrown.message}`);
}
