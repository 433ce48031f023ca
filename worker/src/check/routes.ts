import { createRoute, z } from "@hono/zod-openapi";
import { getQueryParam } from "hono/utils/url";
import type { Recorded, Verdict } from "sublet-wasm/worker";
import { allow, requireScope } from "../auth/scope.ts";
import { type Entry, leastRecorded, notRecorded, RECORDED, record, write } from "../decisions/store.ts";
import { engine } from "../engine.ts";
import type { App, Ctx } from "../env.ts";
import {
  detectLanguage,
  isLanguage,
  isShared,
  jsonHeaders,
  mediaType,
  nothing,
  share,
  takesJson,
} from "../middlewares.ts";
import {
  ANY,
  both,
  JUDGED,
  lang,
  now,
  POSTED,
  parameter,
  policy,
  problems,
  query,
  refuseBody,
  rust,
  shown,
  text,
  written,
} from "../openapi/parts.ts";
import { nameFor, policyNamed } from "../policy/store.ts";
import { Problem, refusal } from "../problem.ts";
import { settingsOf } from "../settings.ts";
import { answerStream, batchOf, MAX_LINE } from "./many.ts";

/** The most characters of `?url=`: Cloudflare takes addresses of 16 KB. Longer ones can be posted. */
const MAX_URL = 8 * 1024;
/** The most entries of one array; more go as a stream of lines. */
const MAX_ENTRIES = 1_000;

const LINES_TYPE = "application/x-ndjson";

const recorded = {
  "Sublet-Recorded": {
    description: both({
      en: "`true`: what had to be recorded is in the store. `false`: the store did not confirm it. Absent: nothing had to be.",
      ja: "`true` は記録済み、`false` は保存先で確認できなかったことを示します。記録の対象がなければ付きません。",
    }),
    schema: { type: "string" as const, enum: ["true", "false"] },
  },
};

const url = parameter(
  text(MAX_URL),
  {
    en: "A host name, URL or e-mail address; defanged is fine.",
    ja: "ホスト名、URL、またはメールアドレス。無害化した表記(hxxp や [.])も読めます。",
  },
  "https://login.mallory.duckdns.org/",
);

const checkRoute = createRoute({
  method: "get",
  path: "/v1/check",
  operationId: "check",
  tags: ["links"],
  summary: both({ en: "Judge one link", ja: "リンクを1件判定する" }),
  middleware: allow("read"),
  request: { query: query(z.object({ url, policy, lang, now })) },
  responses: {
    ...JUDGED,
    200: {
      ...shown({ en: "The verdict.", ja: "判定の結果。" }, rust<Verdict>("Verdict"), "Verdict"),
      headers: recorded,
    },
    ...problems({
      400: {
        en: "`missing-parameter`, `bad-parameter`, `unknown-language`, `bad-time`.",
        ja: "`missing-parameter`・`bad-parameter`・`unknown-language`・`bad-time`。",
      },
      422: {
        en: "No host can be read from the text: `empty`, `not-a-host`, `unsupported-scheme`, `host-too-long`, `label-too-long`, `bad-label`, `input-too-long`.",
        ja: "文字列からホスト名を読み取れません: `empty`・`not-a-host`・`unsupported-scheme`・`host-too-long`・`label-too-long`・`bad-label`・`input-too-long`。",
      },
    }),
  },
});

const question = z.union([z.string(), z.looseObject({ url: z.string() })]).openapi("Question");

const refused = z
  .object({
    input: z.string().nullable().openapi({ description: "What was asked; null where it is gone." }),
    error: z.object({
      code: z.string().openapi({ description: "The stable word programs go by." }),
      message: z.string().openapi({ description: "A sentence for people." }),
    }),
  })
  .openapi("Refused");

const checkManyRoute = createRoute({
  method: "post",
  path: "/v1/check",
  operationId: "checkMany",
  tags: ["links"],
  summary: both({ en: "Judge many links", ja: "リンクをまとめて判定する" }),
  description: both({
    en: `As a JSON array of at most ${MAX_ENTRIES} entries, or as a stream of lines of any length, answered as it comes. Answers stand in the order of the questions; what cannot be read gets an \`error\` in its place. A line may have ${MAX_LINE} bytes; blank lines are passed over. A stream's header leaves before its lines are read: its \`Sublet-Recorded\` is never \`true\`.`,
    ja: `${MAX_ENTRIES}件以内のJSON配列、または長さに制限のない行の列(NDJSON)で送ります。行の列には届いた順に応答します。応答は質問と同じ順で、読み取れないものには \`error\` が入ります。一行は ${MAX_LINE} バイトまでで、空行は無視します。行の列ではヘッダーが先に出るため、\`Sublet-Recorded\` が \`true\` になることはありません。`,
  }),
  middleware: [allow("read"), takesJson(LINES_TYPE)],
  request: {
    query: query(z.object({ policy, lang, now })),
    body: {
      content: {
        "application/json": {
          schema: z.array(question).max(MAX_ENTRIES),
          example: ["mallory.duckdns.org", { url: "https://example.com/" }],
        },
        [LINES_TYPE]: {
          // Any text: a line that is no question gets an error in its place.
          schema: ANY,
          example: '"mallory.duckdns.org"\n{"url":"https://example.com/"}\n',
        },
      },
    },
  },
  responses: {
    ...JUDGED,
    ...POSTED,
    200: {
      description: both({ en: "The answers, in the order of the questions.", ja: "質問と同じ順の応答。" }),
      headers: recorded,
      content: {
        "application/json": { schema: z.array(z.union([rust<Verdict>("Verdict"), refused])) },
        [LINES_TYPE]: { schema: { type: "string" } },
      },
    },
    ...problems({
      400: {
        en: "`bad-json`, `bad-questions`, `unknown-language`, `bad-time`.",
        ja: "`bad-json`・`bad-questions`・`unknown-language`・`bad-time`。",
      },
    }),
  },
});

/** `GET` and `POST /v1/check`. */
export function registerCheck(app: App): void {
  app.openapi(checkRoute, async (c) => {
    const { json, recorded } = await judge(c, c.req.valid("query"));
    if (recorded !== undefined) c.header(RECORDED, String(recorded));
    return written<Verdict>(c, json);
  });
  app.openapi(
    checkManyRoute,
    async (c) => {
      const batch = await batchOf(c);
      if (mediaType(c) === LINES_TYPE) {
        // The header leaves before the first line is read, so it can never say that what follows is in the store.
        if (batch.least) c.header(RECORDED, "false");
        // Its types take `x-ndjson` for JSON.
        return c.body(answerStream(c, batch), 200, { "content-type": LINES_TYPE }) as never;
      }
      const lines = c.req.valid("json").map((one) => JSON.stringify(one));
      const { output, entries } = batch.judge(new TextEncoder().encode(lines.join("\n")));
      if (entries.length > 0) await record(c, entries);
      // A line of JSON holds no line feed but the one at its end.
      return written<(Verdict | z.infer<typeof refused>)[]>(
        c,
        `[${new TextDecoder().decode(output).trimEnd().replaceAll("\n", ",")}]`,
      );
    },
    (result) => refuseBody(result, badQuestions),
  );
}

/**
 * `GET /v1/check` as its route answers it, without validation and most middlewares: it is asked most, and each costs it
 * time. `undefined` where validation has something to say. A test holds it against the route (`fast.test.ts`).
 */
export async function checkFast(c: Ctx): Promise<Response | undefined> {
  const { url, policy, lang, now } = getQueryParam(c.req.url) as Record<string, string | undefined>;
  if (!url || url.length > MAX_URL || !isLanguage(lang)) return undefined;
  await detectLanguage(c, nothing);
  const settings = settingsOf(c.env);
  c.set("settings", settings);
  c.set("engine", engine);
  c.set("token", await requireScope("read", c.req.raw.headers, c.env, settings));
  const { json, recorded } = await judge(c, { url, policy, now });
  const answer = new Response(json, { headers: await jsonHeaders(c) });
  if (recorded !== undefined) answer.headers.set(RECORDED, String(recorded));
  if (!isShared(settings)) return answer;
  await share(c, async () => {
    c.res = answer;
  });
  return c.res;
}

interface Query {
  url: string;
  policy?: string | undefined;
  now?: string | undefined;
}

/** The verdict as the Wasm wrote it, and whether it is in the store; `undefined` where it need not be. */
async function judge(c: Ctx, asked: Query): Promise<{ json: string; recorded: boolean | undefined }> {
  const { settings, token, engine, language } = c.var;
  const active = policyNamed(c.env.POLICIES, engine, nameFor(token, asked.policy, settings));
  const { name, policy } = active instanceof Promise ? await active : active;
  const classifier = engine.under(policy);
  const least = leastRecorded(settings);
  let answer: Recorded;
  try {
    answer = least
      ? classifier.checkRecorded(asked.url, least, language, asked.now)
      : { json: classifier.checkJson(asked.url, language, asked.now) };
  } catch (thrown) {
    throw refusal(thrown);
  }
  const { json, event } = answer;
  if (!event) return { json, recorded: undefined };
  const entry: Entry = { channel: "check", ...event, policy: name, token: token?.id ?? null };
  const recorded = await write(c.env, settings, [entry]);
  if (!recorded && settings.recordRequired) throw notRecorded();
  return { json, recorded };
}

function badQuestions(): Problem {
  return new Problem(400, "bad-questions", {
    en: `Expected an array of at most ${MAX_ENTRIES} entries, each a string or an object with a string "url"; send more of them as lines (${LINES_TYPE}).`,
    ja: `文字列、または文字列urlを持つオブジェクトを要素とする、${MAX_ENTRIES}件以内の配列を送ってください。それより多い場合は一行に一件ずつ送れます(${LINES_TYPE})。`,
  });
}
