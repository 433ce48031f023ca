import { createHash } from "node:crypto";
import { type Local, type Options as LocalOptions, startLocal } from "../../../worker/local/start.ts";

/** The token whose hash every worker of the tests is given. */
export const ADMIN = "sublet_firstadmin00_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/** How the worker is to be started; `ADMIN_TOKEN_HASH` is set. */
export type Options = Partial<LocalOptions>;

/** A request, with the token it carries. */
export type Init = RequestInit & { token?: string; duplex?: "half" };

/** A worker in workerd, on a real port of this machine, with a KV and a D1 of its own. */
export interface Running extends Local {
  /** Asks it over HTTP; redirects are not followed. */
  fetch(path: string, init?: Init): Promise<Response>;
}

/** Starts the worker; resolves when it answers. */
export async function start({ vars = {}, ...options }: Options = {}): Promise<Running> {
  const local = await startLocal({ ...options, vars: { ADMIN_TOKEN_HASH: sha256(ADMIN), ...vars } });
  return {
    ...local,
    fetch: (path, { token, ...init } = {}) => {
      const headers = new Headers(init.headers);
      if (token) headers.set("authorization", `Bearer ${token}`);
      return fetch(new URL(path, local.url), { redirect: "manual", ...init, headers });
    },
  };
}

/** SHA-256 in hexadecimal digits. */
export function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
