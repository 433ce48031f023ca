import type { App } from "../app-type.ts";
import { allow } from "../auth/allow.ts";
import { list } from "./list.ts";

/** The routes of the decisions. */
export function registerDecisions(app: App): void {
  app.get("/v1/decisions", allow("admin"), list);
}
