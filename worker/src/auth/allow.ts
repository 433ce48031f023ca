import type { Middleware } from "../app-type.ts";
import { admit, type Need } from "./admit.ts";

/** Stands in front of a route, as `admit` says. */
export function allow(need: Need): Middleware {
  return async (c, next) => {
    c.set("token", await admit(need, c.req.raw.headers, c.env, c.get("settings")));
    await next();
  };
}
