import { createRoute, z } from "@hono/zod-openapi";
import type { Lang, LinkReport, Verdict } from "sublet-wasm/worker";
import { allow } from "../auth/scope.ts";
import { record } from "../decisions/store.ts";
import type { App, Ctx, Middleware } from "../env.ts";
import {
  decisive,
  FAULTS,
  fault,
  isAtLeast,
  issue,
  type Keys,
  MAX_TARGET,
  type Purpose,
  readTarget,
  type Ticket,
  UNFIT,
} from "../links/ticket.ts";
import { limited, nothing } from "../middlewares.ts";
import { both, GUARDED, header, LANG, lang, OPEN, parameter, problems, schemaOf } from "../openapi/parts.ts";
import { policyNamed } from "../policy/store.ts";
import { Problem, refusal, type Sentence } from "../problem.ts";
import { isRead, problemPage, stopPage } from "./page.tsx";
import { strings } from "./strings.ts";

/** The bytes of the warning page's form. */
const MAX_FORM = MAX_TARGET + 1024;
/** Seconds that the way on from a warning stays open. */
const PASS_TTL = 600;

/** A ticket as it stands in a query or a form. Other fields are let be: mail programs and trackers add theirs to links. */
const fields = z.object({
  u: parameter(z.string().min(1).openapi({ maxLength: MAX_TARGET }), {
    en: "The exact URL.",
    ja: "URL そのもの。",
  }),
  k: parameter(z.string().regex(/^[A-Za-z0-9_-]{1,32}$/), {
    en: "Which key signed.",
    ja: "署名に使った鍵のID。",
  }),
  e: parameter(z.string().regex(/^[1-9][0-9]{0,11}$/), {
    en: "When it runs out, in seconds since 1970.",
    ja: "有効期限(1970年からの秒数)。",
  }),
  p: parameter(
    z
      .string()
      .min(1)
      .regex(/^[^\n]+$/)
      .optional(),
    {
      en: "The policy that judges it; without it the worker’s own.",
      ja: "判定に使うポリシー。省略するとワーカーの既定です。",
    },
  ),
  // 32 bytes are 43 signs, and the last holds four bits and two zeros: any other spelling is not ours.
  s: parameter(z.string().regex(/^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/), {
    en: "HMAC-SHA-256 over all of it, in base64url.",
    ja: "以上すべてに対する HMAC-SHA-256(base64url)。",
  }),
});

const toTicket = ({ u, k, e, p = "", s }: z.infer<typeof fields>): Ticket => ({
  url: u,
  key: k,
  expires: Number(e),
  policy: p,
  signature: s,
});

const page = { "text/html": { schema: { type: "string" as const } } };
const location = {
  Location: header({ en: "The exact URL that was signed.", ja: "署名された URL そのもの。" }),
};

const warned = {
  description: both({
    en: "The policy warns: a page with a way on, for readers whose `Accept` has `text/html`.",
    ja: "ポリシーによる警告。先に進めるページを返します(`Accept` に `text/html` がある場合)。",
  }),
  content: page,
};

/** Problems, as a page for those who take HTML. */
function readable(of: Parameters<typeof problems>[0]) {
  return Object.fromEntries(
    Object.entries(problems(of)).map(([status, answer]) => [
      status,
      { ...answer, content: { ...answer?.content, ...page } },
    ]),
  );
}

const refusals = readable({
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

/** The headers of the gate's answers; a problem is a page where a person reads it. */
const gate: Middleware = async (c, next) => {
  await next();
  if (c.error instanceof Problem) c.res = await problemPage(c, c.error);
  c.header("referrer-policy", "no-referrer");
  c.header("x-robots-tag", "noindex, nofollow");
  c.header("vary", "Accept, Accept-Language");
};

const goRoute = createRoute({
  method: "get",
  path: "/go",
  operationId: "go",
  tags: ["links"],
  summary: both({ en: "Open a signed link", ja: "署名付きリンクを開く" }),
  description: both({
    en: "The link gate. The signature is checked before anything else; then the URL is judged together with the redirectors it is wrapped in.",
    ja: "リンクの関門です。まず署名を検証し、続いて URL と、その URL を包むリダイレクトを判定します。",
  }),
  security: OPEN,
  middleware: [gate, allow("anyone")],
  // A field that comes twice fits no schema: such a link is not ours.
  request: { query: fields.extend({ lang }).transform(toTicket) },
  responses: {
    200: warned,
    302: {
      description: both({ en: "The policy lets it through.", ja: "ポリシーにより許可。" }),
      headers: location,
    },
    ...GUARDED,
    ...refusals,
  },
});

const goOnRoute = createRoute({
  method: "post",
  path: "/go",
  operationId: "goOn",
  tags: ["links"],
  summary: both({ en: "Go on past a warning", ja: "警告の先に進む" }),
  description: both({
    en: "The form of the warning page; what it holds is signed for this purpose only and runs out after ten minutes.",
    ja: "警告ページのフォームです。内容はこの目的に限って署名され、10分で無効になります。",
  }),
  security: OPEN,
  middleware: [gate, allow("anyone")],
  request: {
    ...LANG,
    // Read by the handler: which fields count, those of the query or of the form, is seen in the query only.
    body: { content: { "application/x-www-form-urlencoded": { schema: schemaOf("Ticket") } } },
  },
  responses: {
    200: warned,
    303: { description: both({ en: "On to the URL.", ja: "URL へ進みます。" }), headers: location },
    ...GUARDED,
    ...refusals,
    ...readable({ 413: { en: "`body-too-large`.", ja: "`body-too-large`。" } }),
  },
});

/** The link gate: `GET /go` opens a signed link, `POST /go` goes on past its warning. */
export function registerGate(app: App): void {
  app.openAPIRegistry.register("Ticket", fields);
  app.openapi(
    goRoute,
    (c) => open(c, c.req.valid("query"), "go"),
    ({ success }) => {
      if (!success) throw unsigned();
    },
  );
  app.openapi(goOnRoute, async (c) => {
    const { searchParams } = new URL(c.req.url);
    // A form of a page whose links were rewritten: it is shown where it would have led, and what it holds is not read.
    if (searchParams.has("s")) return open(c, ticketIn(searchParams), "go");
    await limited(MAX_FORM)(c, nothing);
    return open(c, ticketIn(new URLSearchParams(await c.req.text())), "continue");
  });
}

function ticketIn(given: URLSearchParams): Ticket {
  const entries = [...given.keys()].map((name) => {
    const [first, ...others] = given.getAll(name);
    return [name, others.length > 0 ? others : first];
  });
  const { success, data } = fields.safeParse(Object.fromEntries(entries));
  if (!success) throw unsigned();
  return toTicket(data);
}

/**
 * Answers a ticket: on to its URL, a page in the way, or a problem.
 *
 * A person is asked where the policy warns, and that page is a 200: the gate answers what it was asked, and there is a
 * way on. 403 is kept for what nobody here can open, so that a log tells the two apart; a program cannot be asked, so
 * for it a warning is a 403, too.
 */
async function open(c: Ctx, ticket: Ticket, purpose: Purpose): Promise<Response> {
  const { language: lang, engine, settings } = c.var;
  const url = await verified(settings.linkKeys, purpose, ticket);
  // The reader has no say in who judges: `?policy=` does not count here.
  const active = await policyNamed(c.env.POLICIES, engine, ticket.policy || settings.policy);
  const report = screened(() => engine.under(active.policy).screen(url.href, lang));
  const { action } = report.decision;
  const confirmed = purpose === "continue" && isOwnForm(c);
  const goes = !isAtLeast(action, confirmed ? "block" : "warn");
  await record(c, entryOf(decisive(report), active.name, confirmed && goes ? "continue" : "go"));
  // After a form 303 turns the request into a GET: what was posted here is not posted there.
  if (goes) return c.redirect(url.href, c.req.method === "POST" ? 303 : 302);
  if (!isRead(c)) throw stopped(report.decision);
  const pass = isAtLeast(action, "block")
    ? undefined
    : await issue(settings.linkKeys, "continue", { url: url.href, ttl: PASS_TTL, policy: ticket.policy });
  const { contact } = settings;
  return stopPage(c, { lang, url, report, policy: active.name, info: engine.info(), contact, pass });
}

function screened(screen: () => LinkReport): LinkReport {
  try {
    return screen();
  } catch (thrown) {
    throw refusal(thrown);
  }
}

/**
 * Whether the form was sent from the gate's own page. That page runs no script, so its form is sent by a press of the
 * button only; a form on somebody else's page could send itself.
 *
 * Not Hono's `csrf`: it answers 403 where the reader is to see the warning again, and takes no form without
 * `Sec-Fetch-Site` (Safari before 16.4), since under `no-referrer` its `Origin` is `null`.
 */
function isOwnForm(c: Ctx): boolean {
  return (c.req.header("sec-fetch-site") ?? "same-origin") === "same-origin";
}

function entryOf({ host, risk, decision }: Verdict, policy: string, channel: "go" | "continue") {
  return { channel, host, ...risk, ...decision, policy, token: null };
}

/**
 * The URL of a good ticket.
 *
 * Throws the problem of any other (`link-altered`, `link-expired`, …) before anything is looked up.
 */
async function verified(keys: Keys, purpose: Purpose, ticket: Ticket): Promise<URL> {
  const wrong = await fault(keys, purpose, ticket);
  if (wrong) throw refused(wrong, FAULTS[wrong]);
  const target = readTarget(ticket.url);
  if ("unfit" in target) throw refused(target.unfit, UNFIT[target.unfit]);
  // We sign what the parser wrote; whatever else a holder of the key signed must not be read in two ways.
  if (target.url.href !== ticket.url) throw refused("not-a-url", UNFIT["not-a-url"]);
  return target.url;
}

const unsigned = () => refused("unsigned", FAULTS.unsigned);

function refused(code: string, sentence: Sentence): Problem {
  return new Problem(400, `link-${code}`, sentence);
}

function stopped({ host, action, rule }: LinkReport["decision"]): Problem {
  const blocked = action === "block";
  const sentence = (lang: Lang) => strings[lang].problem[blocked ? "block" : "warn"](host ?? "", rule);
  return new Problem(403, blocked ? "link-blocked" : "link-warned", {
    en: sentence("en"),
    ja: sentence("ja"),
  });
}
