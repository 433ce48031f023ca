import { z } from "zod";
import type { App, Ctx } from "../app-type.ts";
import { allow } from "../auth/scope.ts";
import {
  type Chapter,
  GUARDED,
  json,
  parameterOf,
  problems,
  type Schema,
  schemaOf,
} from "../openapi/parts.ts";
import { policyOf } from "../policy/store.ts";
import { Problem } from "../problem.ts";
import { demandType, readJson } from "../request.ts";
import { readTarget, UNFIT } from "./target.ts";
import { issue, linkOf } from "./ticket.ts";

/** `POST /v1/links`: signed links at the gate. */
export function registerLinks(app: App): void {
  // Signed for everybody, links would lead everybody anywhere that no policy stops.
  app.post("/v1/links", allow("token"), async (c) => {
    demandType(c, "application/json");
    const { success, data } = linksRequest.safeParse(await readJson(c));
    if (!success) throw badRequest();
    const { settings } = c.var;
    const { name } = await policyOf(c);
    // Unnamed, the gate's own policy stays in force when it changes.
    const policy = name === settings.policy ? "" : name;
    const ttl = data.ttl ?? settings.linkTtl;
    const links = [];
    for (const url of [data.url].flat()) links.push(await linkTo(c, url, ttl, policy));
    return c.json({ links } satisfies LinksAnswer);
  });
}

async function linkTo(
  c: Ctx,
  given: string,
  ttl: number,
  policy: string,
): Promise<LinksAnswer["links"][number]> {
  const target = readTarget(given);
  if ("unfit" in target) {
    return { url: given, error: { code: target.unfit, message: UNFIT[target.unfit][c.var.lang] } };
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

/** The most URLs of one request. */
const MAX_URLS = 1_000;
/** The longest that a link may last: a year, in seconds. */
const MAX_TTL = 365 * 24 * 60 * 60;

/** What `POST /v1/links` takes. */
export const linksRequest = z.strictObject({
  url: z
    .union([z.string(), z.array(z.string()).min(1).max(MAX_URLS)])
    .meta({ description: "One absolute http or https URL, or up to 1,000." }),
  ttl: z
    .int()
    .min(1)
    .max(MAX_TTL)
    .optional()
    .meta({ description: "Seconds until the links run out; by default what the setting LINK_TTL says." }),
});

/** A URL that was signed. */
export const signedLink = z.strictObject({
  url: z.string().meta({ description: "The exact URL that the link leads to, as browsers write it." }),
  link: z.string().meta({ description: "The signed link at the gate." }),
  expires: z.iso.datetime().meta({ description: "When the link runs out." }),
});

/** A URL that was not. */
export const refusedLink = z.strictObject({
  url: z.string().meta({ description: "The text as it was given." }),
  error: z.strictObject({ code: z.string(), message: z.string() }),
});

/** What `POST /v1/links` answers: one entry a URL, in order. */
export const linksAnswer = z.strictObject({ links: z.array(z.union([signedLink, refusedLink])) });

export type LinksAnswer = z.infer<typeof linksAnswer>;

const URL_EXAMPLE = "https://login.mallory.duckdns.org/";

export const chapter: Chapter = {
  paths: {
    "/v1/links": {
      post: {
        operationId: "links",
        tags: ["links"],
        security: [{ token: [] }],
        summary: { en: "Sign links for the gate", ja: "関門を通す署名付きリンクを作る" },
        description: {
          en: "Each link leads through `/go`, which judges it when it is opened. The answer has one entry a URL, in order; a URL that cannot be led to gets an `error`: `not-a-url`, `not-web`, `userinfo`, `too-long`.",
          ja: "各リンクは `/go` を通り、開いた時点で判定されます。応答は URL ごとに同じ順で並びます。扱えない URL には `error`(`not-a-url`・`not-web`・`userinfo`・`too-long`)が入ります。",
        },
        parameters: [parameterOf("policy"), parameterOf("lang")],
        requestBody: {
          required: true,
          content: {
            "application/json": {
              schema: schemaOf("LinksRequest"),
              example: { url: [URL_EXAMPLE], ttl: 86_400 },
            },
          },
        },
        responses: {
          200: json({ en: "The links.", ja: "署名付きリンク。" }, schemaOf("Links"), {
            links: [
              {
                url: URL_EXAMPLE,
                link: `https://gate.example/go?u=${encodeURIComponent(URL_EXAMPLE)}&k=2026a&e=1795500000&s=n1dLWkYdwJ1v7mHxVbWwFoHn8bX8o5cE0dqk3x1qJjU`,
                expires: "2026-11-24T06:00:00.000Z",
              },
            ],
          }),
          ...GUARDED,
          ...problems({
            400: {
              en: "`bad-json`, `unknown-language`.",
              ja: "`bad-json`・`unknown-language`。",
            },
            403: {
              en: "`scope-missing`, or `policy-not-allowed`: the token is bound to another policy.",
              ja: "`scope-missing` または `policy-not-allowed`(トークンは別のポリシー専用)。",
            },
            404: { en: "`unknown-policy`.", ja: "`unknown-policy`。" },
            413: { en: "`body-too-large`.", ja: "`body-too-large`。" },
            415: { en: "`unsupported-media-type`.", ja: "`unsupported-media-type`。" },
            422: { en: "`bad-links-request`.", ja: "`bad-links-request`。" },
            503: {
              en: "`no-link-keys`: the setting LINK_KEYS is empty. `bad-catalogue`, `store-failed`, `bad-stored-policy`, `bad-stored-token`.",
              ja: "`no-link-keys`(設定 LINK_KEYS が空)・`bad-catalogue`・`store-failed`・`bad-stored-policy`・`bad-stored-token`。",
            },
          }),
        },
      },
    },
  },
  schemas: {
    LinksRequest: { title: "LinksRequest", ...schema(linksRequest) },
    Links: { title: "Links", ...schema(linksAnswer) },
  },
};

function schema(type: z.ZodType): Schema {
  const { $schema: _, ...rest } = z.toJSONSchema(type);
  return rest;
}
