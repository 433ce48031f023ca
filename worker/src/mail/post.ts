import type { Ctx } from "../app-type.ts";
import { record } from "../decisions/record.ts";
import { policyOf } from "../policy/chosen.ts";
import { Problem } from "../problem.ts";
import { readWhole, TooBig } from "./body.ts";
import { entryOf, screen } from "./screen.ts";

const TYPES = ["message/rfc822", "application/octet-stream"];

/** `POST /v1/mail`: a raw message in, its report out. */
export async function post(c: Ctx): Promise<Response> {
  const raw = await body(c);
  const { name, policy } = await policyOf(c);
  const { text, report } = screen(c.var.engine, policy, raw, c.var.lang);
  await record(c, entryOf(report, name, c.var.token?.id ?? null));
  c.header("content-type", "application/json; charset=utf-8");
  c.header("cache-control", "no-store");
  return c.body(text);
}

async function body(c: Ctx): Promise<Uint8Array> {
  const type = c.req.header("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (type !== undefined && !TYPES.includes(type)) throw unsupported();
  const most = c.var.settings.maxMail;
  if (Number(c.req.header("content-length")) > most) throw tooBig(most);
  const stream = c.req.raw.body;
  const raw =
    stream &&
    (await readWhole(stream, most).catch((thrown) => {
      throw thrown instanceof TooBig ? tooBig(most) : thrown;
    }));
  if (!raw?.byteLength) throw empty();
  return raw;
}

function unsupported(): Problem {
  return new Problem(415, "unsupported-type", {
    en: "Send the raw message as message/rfc822 or application/octet-stream.",
    ja: "メッセージを message/rfc822 または application/octet-stream としてそのまま送ってください。",
  });
}

function tooBig(most: number): Problem {
  return new Problem(413, "too-big", {
    en: `The message has more than ${most} bytes.`,
    ja: `メッセージが ${most} バイトを超えています。`,
  });
}

function empty(): Problem {
  return new Problem(400, "no-message", {
    en: "There is no message in the body.",
    ja: "本文にメッセージがありません。",
  });
}
