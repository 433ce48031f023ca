import { createRoute, z } from "@hono/zod-openapi";
import { allow } from "../auth/scope.ts";
import type { App, Ctx } from "../env.ts";
import { takesJson } from "../middlewares.ts";
import { both, JUDGED, json, lang, POSTED, policy, problems, query, refuseBody } from "../openapi/parts.ts";
import { policyOf } from "../policy/store.ts";
import { Problem } from "../problem.ts";
import { issue, linkOf, readTarget, UNFIT } from "./ticket.ts";

/** The most URLs of one request. */
const MAX_URLS = 1_000;
/** The longest that a link may last: a year, in seconds. */
const MAX_TTL = 365 * 24 * 60 * 60;

const linksRequest = z
  .strictObject({
    url: z
      .union([z.string(), z.array(z.string()).min(1).max(MAX_URLS)])
      .openapi({ description: "One absolute http or https URL, or up to 1,000." }),
    ttl: z.int().min(1).max(MAX_TTL).optional().openapi({
      description: "Seconds until the links run out; by default what the setting LINK_TTL says.",
    }),
  })
  .openapi("LinksRequest");

const signedLink = z.strictObject({
  url: z.string().openapi({ description: "The exact URL that the link leads to, as browsers write it." }),
  link: z.string().openapi({ description: "The signed link at the gate." }),
  expires: z.iso.datetime().openapi({ description: "When the link runs out." }),
});

const refusedLink = z.strictObject({
  url: z.string().openapi({ description: "The text as it was given." }),
  error: z.strictObject({ code: z.string(), message: z.string() }),
});

const link = z.union([signedLink, refusedLink]);

const URL_EXAMPLE = "https://login.mallory.duckdns.org/";

const linksRoute = createRoute({
  method: "post",
  path: "/v1/links",
  operationId: "links",
  tags: ["links"],
  security: [{ token: [] }],
  summary: both({ en: "Sign links for the gate", ja: "関門を通す署名付きリンクを作る" }),
  description: both({
    en: "Each link leads through `/go`, which judges it when it is opened. The answer has one entry a URL, in order; a URL that cannot be led to gets an `error`: `not-a-url`, `not-web`, `userinfo`, `too-long`.",
    ja: "各リンクは `/go` を通り、開いた時点で判定されます。応答は URL ごとに同じ順で並びます。扱えない URL には `error`(`not-a-url`・`not-web`・`userinfo`・`too-long`)が入ります。",
  }),
  // Signed for everybody, links would lead everybody anywhere that no policy stops.
  middleware: [allow("token"), takesJson()],
  request: {
    query: query(z.object({ policy, lang })),
    body: {
      content: {
        "application/json": { schema: linksRequest, example: { url: [URL_EXAMPLE], ttl: 86_400 } },
      },
    },
  },
  responses: {
    ...JUDGED,
    ...POSTED,
    200: json(
      { en: "The links.", ja: "署名付きリンク。" },
      z.strictObject({ links: z.array(link) }).openapi("Links"),
      {
        links: [
          {
            url: URL_EXAMPLE,
            link: `https://gate.example/go?u=${encodeURIComponent(URL_EXAMPLE)}&k=2026a&e=1795500000&s=n1dLWkYdwJ1v7mHxVbWwFoHn8bX8o5cE0dqk3x1qJjU`,
            expires: "2026-11-24T06:00:00.000Z",
          },
        ],
      },
    ),
    ...problems({
      400: { en: "`bad-json`, `unknown-language`.", ja: "`bad-json`・`unknown-language`。" },
      422: { en: "`bad-links-request`.", ja: "`bad-links-request`。" },
      503: {
        en: "`no-link-keys`: the setting LINK_KEYS is empty. `bad-catalogue`, `store-failed`, `bad-stored-policy`, `bad-stored-token`.",
        ja: "`no-link-keys`(設定 LINK_KEYS が空)・`bad-catalogue`・`store-failed`・`bad-stored-policy`・`bad-stored-token`。",
      },
    }),
  },
});

/** `POST /v1/links`: signed links at the gate. */
export function registerLinks(app: App): void {
  app.openapi(
    linksRoute,
    async (c) => {
      const { url, ttl } = c.req.valid("json");
      const { settings } = c.var;
      const { name } = await policyOf(c);
      // Unnamed, the gate's own policy stays in force when it changes.
      const policy = name === settings.policy ? "" : name;
      const links = [];
      for (const one of [url].flat()) links.push(await linkTo(c, one, ttl ?? settings.linkTtl, policy));
      return c.json({ links }, 200);
    },
    (result) => refuseBody(result, badRequest),
  );
}

async function linkTo(c: Ctx, given: string, ttl: number, policy: string): Promise<z.infer<typeof link>> {
  const target = readTarget(given);
  if ("unfit" in target) {
    return { url: given, error: { code: target.unfit, message: UNFIT[target.unfit][c.var.language] } };
  }
  const url = target.url.href;
  const ticket = await issue(c.var.settings.linkKeys, "go", { url, ttl, policy });
  if (!ticket) throw noKeys();
  const base = c.var.settings.baseUrl ?? new URL(c.req.url).origin;
  return { url, link: linkOf(base, ticket), expires: new Date(ticket.expires * 1000).toISOString() };
}

function badRequest(): Problem {
  return new Problem(422, "bad-links-request", {
    en: "Expected an object with “url” (one URL, or a list of 1 to 1,000) and, if you like, “ttl” (seconds, at most a year).",
    ja: "「url」(URL 1件、または1〜1,000件の配列)を持つオブジェクトを送ってください。「ttl」(秒数、最長1年)も指定できます。",
  });
}

function noKeys(): Problem {
  return new Problem(503, "no-link-keys", {
    en: "This worker has no key to sign links with: the setting LINK_KEYS is empty.",
    ja: "リンクに署名する鍵がありません。設定 LINK_KEYS が空です。",
  });
}
