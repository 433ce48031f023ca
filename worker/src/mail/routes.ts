import { createRoute, z } from "@hono/zod-openapi";
import type { Report } from "sublet-wasm/worker";
import { allow } from "../auth/scope.ts";
import { record } from "../decisions/store.ts";
import type { App } from "../env.ts";
import { takes } from "../middlewares.ts";
import {
  both,
  JUDGED,
  json,
  lang,
  POSTED,
  policy,
  problems,
  query,
  rust,
  written,
} from "../openapi/parts.ts";
import { policyOf } from "../policy/store.ts";
import { Problem } from "../problem.ts";
import { entryOf, screen } from "./screen.ts";

const EXAMPLE = [
  "From: Parcel Service <parcel@example.com>",
  "To: ann@example.net",
  "Subject: Your parcel",
  "Content-Type: text/html",
  "",
  '<a href="https://mallory.duckdns.org/">www.example.com/track</a>',
  "",
].join("\r\n");

const mailRoute = createRoute({
  method: "post",
  path: "/v1/mail",
  operationId: "mail",
  tags: ["mail"],
  summary: both({ en: "Screen a message", ja: "メールを検査する" }),
  description: both({
    en: "A raw message (RFC 5322) in, a report out: every host a reader could be led to, where it stands in the message, and what the policy makes of it. Nothing of the message is kept.",
    ja: "メール(RFC 5322)をそのまま送ると、読み手が誘導されうるすべてのホスト、その場所、ポリシーによる扱いを返します。メールの内容は保存しません。",
  }),
  middleware: [
    allow("read"),
    takes(["message/rfc822", "application/octet-stream"], ({ maxMail }) => maxMail),
  ],
  request: {
    query: query(z.object({ policy, lang })),
    // Any bytes but none.
    body: {
      content: {
        "message/rfc822": { schema: {}, example: EXAMPLE },
        "application/octet-stream": { schema: {} },
      },
    },
  },
  responses: {
    ...JUDGED,
    ...POSTED,
    200: {
      ...json({ en: "The report.", ja: "検査の結果。" }, rust<Report>("Report")),
      headers: {
        "Sublet-Recorded": {
          description: both({
            en: "`true`: the decision is in the store. `false`: the store did not confirm it. Absent: nothing had to be recorded.",
            ja: "`true` は記録済み、`false` は保存先で確認できなかったことを示します。記録の対象がなければ付きません。",
          }),
          schema: { type: "string", enum: ["true", "false"] },
        },
      },
    },
    ...problems({
      400: { en: "`no-message`, `unknown-language`.", ja: "`no-message`・`unknown-language`。" },
    }),
  },
});

/** `POST /v1/mail`: a raw message in, its report out. */
export function registerMail(app: App): void {
  app.openapi(mailRoute, async (c) => {
    const { name, policy } = await policyOf(c);
    const raw = new Uint8Array(await c.req.arrayBuffer());
    if (raw.byteLength === 0) throw empty();
    const { text, report } = screen(c.var.engine, policy, raw, c.var.language);
    await record(c, entryOf(report, name, c.var.token?.id ?? null));
    return written<Report>(c, text);
  });
}

function empty(): Problem {
  return new Problem(400, "no-message", {
    en: "There is no message in the body.",
    ja: "本文にメッセージがありません。",
  });
}
