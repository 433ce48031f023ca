import type { Ctx } from "../app-type.ts";
import { demandType, readBody } from "../body.ts";
import { record } from "../decisions/record.ts";
import { policyOf } from "../policy/chosen.ts";
import { Problem } from "../problem.ts";
import { entryOf, screen } from "./screen.ts";

/** `POST /v1/mail`: a raw message in, its report out. */
export async function post(c: Ctx): Promise<Response> {
  demandType(c, "message/rfc822", "application/octet-stream");
  const { name, policy } = await policyOf(c);
  const raw = await readBody(c, c.var.settings.maxMail);
  if (raw.byteLength === 0) throw empty();
  const { text, report } = screen(c.var.engine, policy, raw, c.var.lang);
  await record(c, entryOf(report, name, c.var.token?.id ?? null));
  return c.body(text, 200, { "content-type": "application/json" });
}

function empty(): Problem {
  return new Problem(400, "no-message", {
    en: "There is no message in the body.",
    ja: "本文にメッセージがありません。",
  });
}
