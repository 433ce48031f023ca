import type { Service } from "./protocol.ts";

/** What a method of the service answers, as it arrives. */
export type Result<M extends keyof Service> = Promise<Awaited<ReturnType<Service[M]>>>;

/** The classifier as the page sees it. */
export interface Engine {
  call<M extends keyof Service>(method: M, ...args: Parameters<Service[M]>): Result<M>;
}
