import type { Limiter } from "../types.ts";

/**
 * At most `calls` of a key in each `period` of milliseconds: what the rate-limit binding is on Cloudflare.
 *
 * The counts lie in the memory of the one process that serves; they begin anew with it.
 */
export class LocalLimiter implements Limiter {
  readonly #calls: number;
  readonly #period: number;
  readonly #now: () => number;
  #counts = new Map<string, number>();
  #until = 0;

  constructor(calls: number, period: number, now: () => number = Date.now) {
    this.#calls = calls;
    this.#period = period;
    this.#now = now;
  }

  async limit({ key }: { key: string }): Promise<{ success: boolean }> {
    const now = this.#now();
    if (now >= this.#until) {
      this.#counts = new Map();
      this.#until = now + this.#period;
    }
    const count = (this.#counts.get(key) ?? 0) + 1;
    this.#counts.set(key, count);
    return { success: count <= this.#calls };
  }
}
