import type { App } from "../app-type.ts";
import { allow } from "../auth/allow.ts";
import { post } from "./post.ts";

/** The routes of e-mail. */
export function registerMail(app: App): void {
  app.post("/v1/mail", allow("read"), post);
}
