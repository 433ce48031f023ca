import type { App, Ctx } from "../app-type.ts";
import { allow } from "../auth/scope.ts";
import { MAX_TARGET } from "../links/target.ts";
import { type Purpose, readTicket } from "../links/ticket.ts";
import {
  type Answer,
  type Chapter,
  GUARDED,
  OPEN,
  type Parameter,
  type Problems,
  parameterOf,
  problems,
  type Schema,
} from "../openapi/parts.ts";
import { Problem, refusal, type Sentence } from "../problem.ts";
import { readBody } from "../request.ts";
import { open } from "./open.ts";
import { problemPage } from "./page.tsx";

/** The bytes of the warning page's form. */
const MAX_FORM = MAX_TARGET + 1024;

const anyone = allow("anyone");

/** The link gate: `GET /go` opens a signed link, `POST /go` goes on past its warning. */
export function registerGate(app: App): void {
  app.get("/go", (c) => answer(c, "go", async () => query(c)));
  app.post("/go", (c) => {
    // A form of a page whose links were rewritten: it is shown where it would have led, and what it holds is not read.
    if (query(c).has("s")) return answer(c, "go", async () => query(c));
    return answer(c, "continue", async () => {
      const form = await readBody(c, MAX_FORM);
      return new URLSearchParams(new TextDecoder().decode(form));
    });
  });
}

async function answer(c: Ctx, purpose: Purpose, fields: () => Promise<URLSearchParams>): Promise<Response> {
  c.header("referrer-policy", "no-referrer");
  c.header("x-robots-tag", "noindex, nofollow");
  c.header("vary", "Accept, Accept-Language");
  try {
    // Here and not in front of the route, so that whoever asks too often is told so in a page, too.
    await anyone(c, async () => {});
    return await open(c, readTicket(await fields()), purpose);
  } catch (thrown) {
    const problem = refusal(thrown);
    if (problem instanceof Problem) return problemPage(c, problem);
    throw thrown;
  }
}

function query(c: Ctx): URLSearchParams {
  return new URL(c.req.url).searchParams;
}

const FIELDS = {
  u: { type: "string", minLength: 1, maxLength: MAX_TARGET },
  k: { type: "string", pattern: "^[A-Za-z0-9_-]{1,32}$" },
  e: { type: "string", pattern: "^[1-9][0-9]{0,11}$" },
  p: { type: "string", minLength: 1 },
  s: { type: "string", pattern: "^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$" },
} satisfies Record<string, Schema>;

const REQUIRED = ["u", "k", "e", "s"] as const;

const MEANING: Record<keyof typeof FIELDS, Sentence> = {
  u: { en: "The exact URL.", ja: "URL そのもの。" },
  k: { en: "Which key signed.", ja: "署名に使った鍵のID。" },
  e: { en: "When it runs out, in seconds since 1970.", ja: "有効期限(1970年からの秒数)。" },
  p: {
    en: "The policy that judges it; without it the worker’s own.",
    ja: "判定に使うポリシー。省略するとワーカーの既定です。",
  },
  s: { en: "HMAC-SHA-256 over all of it, in base64url.", ja: "以上すべてに対する HMAC-SHA-256(base64url)。" },
};

const parameters: Parameter[] = Object.entries(FIELDS).map(([name, schema]) => ({
  name,
  in: "query",
  required: name !== "p",
  description: MEANING[name as keyof typeof FIELDS],
  schema,
}));

const page = { "text/html": { schema: { type: "string" } } };

const location = {
  Location: {
    description: { en: "The exact URL that was signed.", ja: "署名された URL そのもの。" },
    schema: { type: "string" },
  },
};

const warned: Answer = {
  description: {
    en: "The policy warns: a page with a way on, for readers whose `Accept` has `text/html`.",
    ja: "ポリシーによる警告。先に進めるページを返します(`Accept` に `text/html` がある場合)。",
  },
  content: page,
};

/** Problems, as a page for those who take HTML. */
function readable(of: Problems): Record<string, Answer> {
  return Object.fromEntries(
    Object.entries(problems(of)).map(([status, answer]) => [
      status,
      { ...answer, content: { ...answer.content, ...page } },
    ]),
  );
}

const refused = readable({
  400: {
    en: "Never a redirect: `link-unsigned`, `link-altered`, `link-expired`, `link-unknown-key`, `link-not-a-url`, `link-not-web`, `link-userinfo`, `link-too-long`; `unknown-language`.",
    ja: "転送は行いません: `link-unsigned`・`link-altered`・`link-expired`・`link-unknown-key`・`link-not-a-url`・`link-not-web`・`link-userinfo`・`link-too-long`・`unknown-language`。",
  },
  403: {
    en: "The policy blocks (`link-blocked`), or it warns and nobody is there to ask (`link-warned`).",
    ja: "ポリシーによる遮断(`link-blocked`)、または警告を人に示せない場合(`link-warned`)。",
  },
  404: { en: "`unknown-policy`.", ja: "`unknown-policy`。" },
  422: {
    en: "The host cannot be read: `not-a-host`, `host-too-long`, `label-too-long`, `bad-label`.",
    ja: "ホスト名を読み取れません: `not-a-host`・`host-too-long`・`label-too-long`・`bad-label`。",
  },
  503: {
    en: "`bad-catalogue`, `bad-stored-policy`, `store-failed`, `not-recorded`.",
    ja: "`bad-catalogue`・`bad-stored-policy`・`store-failed`・`not-recorded`。",
  },
});

export const chapter: Chapter = {
  paths: {
    "/go": {
      get: {
        operationId: "go",
        tags: ["links"],
        summary: { en: "Open a signed link", ja: "署名付きリンクを開く" },
        description: {
          en: "The link gate. The signature is checked before anything else; then the URL is judged together with the redirectors it is wrapped in.",
          ja: "リンクの関門です。まず署名を検証し、続いて URL と、その URL を包むリダイレクトを判定します。",
        },
        security: OPEN,
        parameters: [...parameters, parameterOf("lang")],
        responses: {
          200: warned,
          302: {
            description: { en: "The policy lets it through.", ja: "ポリシーにより許可。" },
            headers: location,
          },
          ...GUARDED,
          ...refused,
        },
      },
      post: {
        operationId: "goOn",
        tags: ["links"],
        summary: { en: "Go on past a warning", ja: "警告の先に進む" },
        description: {
          en: "The form of the warning page; what it holds is signed for this purpose only and runs out after ten minutes.",
          ja: "警告ページのフォームです。内容はこの目的に限って署名され、10分で無効になります。",
        },
        security: OPEN,
        parameters: [parameterOf("lang")],
        requestBody: {
          required: true,
          content: {
            "application/x-www-form-urlencoded": {
              schema: { type: "object", properties: FIELDS, required: [...REQUIRED] },
            },
          },
        },
        responses: {
          200: warned,
          303: { description: { en: "On to the URL.", ja: "URL へ進みます。" }, headers: location },
          ...GUARDED,
          ...refused,
          ...readable({ 413: { en: "`body-too-large`.", ja: "`body-too-large`。" } }),
        },
      },
    },
  },
};
