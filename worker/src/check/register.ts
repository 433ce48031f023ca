import type { App } from "../app-type.ts";
import { allow } from "../auth/allow.ts";
import { checkMany } from "./many.ts";
import { checkOne } from "./one.ts";

/** `GET` and `POST /v1/check`. */
export function registerCheck(app: App): void {
  app.get("/v1/check", checkOne);
  app.post("/v1/check", allow("read"), checkMany);
}
