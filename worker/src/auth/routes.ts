import { createRoute, z } from "@hono/zod-openapi";
import type { App, Ctx } from "../env.ts";
import { takesJson } from "../middlewares.ts";
import {
  both,
  GUARDED,
  header,
  json,
  LANG,
  or,
  POSTED,
  parameter,
  problems,
  refuseBody,
} from "../openapi/parts.ts";
import { policyNamed } from "../policy/store.ts";
import { Problem } from "../problem.ts";
import { allow } from "./scope.ts";
import {
  createToken,
  revokeToken,
  SCOPES,
  TOKEN_ID,
  type TokenRecord,
  tokenById,
  tokenRequest,
  tokens,
} from "./store.ts";

const known = {
  params: z.object({
    id: parameter(
      z
        .string()
        .refine((id) => TOKEN_ID.test(id), or(badId))
        .openapi({ pattern: TOKEN_ID.source }),
      { en: "The token's id.", ja: "トークンのID。" },
      "0a1b2c3d4e5f",
    ),
  }),
  ...LANG,
};

const shape = {
  id: z.string().openapi({ description: "Names it in lists and decisions." }),
  name: z.string().openapi({ description: "What it is for." }),
  scopes: z.array(z.enum(SCOPES)),
  policy: z.string().nullable().openapi({ description: "The policy it is bound to." }),
  created: z.iso.datetime().openapi({ description: "When it was made." }),
};
const token = z.object(shape).openapi("Token");
const newToken = z
  .object({ ...shape, token: z.string().openapi({ description: "The token itself: shown once." }) })
  .openapi("NewToken");

const TOKEN = {
  id: "0a1b2c3d4e5f",
  name: "Mail gateway",
  scopes: ["read"],
  policy: null,
  created: "2026-11-23T03:00:00.000Z",
};

const UNKNOWN = problems({
  400: { en: "`bad-token-id`, `unknown-language`.", ja: "`bad-token-id`・`unknown-language`。" },
  404: { en: "`unknown-token-id`.", ja: "`unknown-token-id`。" },
});

const listRoute = createRoute({
  method: "get",
  path: "/v1/tokens",
  operationId: "tokens",
  tags: ["tokens"],
  summary: both({ en: "List all tokens", ja: "トークンの一覧" }),
  middleware: allow("admin"),
  request: LANG,
  responses: {
    200: json(
      { en: "The tokens, without their texts.", ja: "トークンの一覧(本体は含みません)。" },
      z.object({ tokens: z.array(token) }),
      { tokens: [TOKEN] },
    ),
    ...GUARDED,
  },
});

const createTokenRoute = createRoute({
  method: "post",
  path: "/v1/tokens",
  operationId: "createToken",
  tags: ["tokens"],
  summary: both({ en: "Make a token", ja: "トークンを作る" }),
  description: both({
    en: "The token itself is in this answer only: only its hash is stored.",
    ja: "トークンの本体が見られるのはこの応答だけです。保存されるのはハッシュだけです。",
  }),
  middleware: [allow("admin"), takesJson()],
  request: {
    ...LANG,
    body: {
      content: {
        "application/json": { schema: tokenRequest, example: { name: "Mail gateway", scopes: ["read"] } },
      },
    },
  },
  responses: {
    201: {
      ...json({ en: "The new token.", ja: "新しいトークン。" }, newToken, {
        ...TOKEN,
        token: `sublet_${TOKEN.id}_${"x".repeat(43)}`,
      }),
      headers: { Location: header({ en: "Where it is found.", ja: "トークンの場所。" }) },
    },
    ...GUARDED,
    ...POSTED,
    ...problems({
      400: {
        en: "`bad-json`, `bad-token-request`, `unknown-language`.",
        ja: "`bad-json`・`bad-token-request`・`unknown-language`。",
      },
      422: { en: "`unknown-policy`.", ja: "`unknown-policy`。" },
    }),
  },
});

const readRoute = createRoute({
  method: "get",
  path: "/v1/tokens/{id}",
  operationId: "token",
  tags: ["tokens"],
  summary: both({ en: "Look up a token", ja: "トークンを調べる" }),
  middleware: allow("admin"),
  request: known,
  responses: {
    200: json({ en: "The token, without its text.", ja: "トークン(本体は含みません)。" }, token, TOKEN),
    ...GUARDED,
    ...UNKNOWN,
  },
});

const revokeRoute = createRoute({
  method: "delete",
  path: "/v1/tokens/{id}",
  operationId: "revokeToken",
  tags: ["tokens"],
  summary: both({ en: "Revoke a token", ja: "トークンを取り消す" }),
  description: both({
    en: "It is refused everywhere within a minute and a half.",
    ja: "1分半以内にすべての場所で使えなくなります。",
  }),
  middleware: allow("admin"),
  request: known,
  responses: {
    204: { description: both({ en: "Revoked.", ja: "取り消しました。" }) },
    ...GUARDED,
    ...UNKNOWN,
  },
});

/** `/v1/tokens` and `/v1/tokens/{id}`. */
export function registerTokens(app: App): void {
  app.openapi(listRoute, async (c) => c.json({ tokens: (await tokens(c.env.POLICIES)).map(shown) }, 200));
  app.openapi(
    createTokenRoute,
    async (c) => {
      const given = c.req.valid("json");
      if (given.policy !== undefined) await demandPolicy(c, given.policy);
      const { record, text } = await createToken(c.env.POLICIES, given);
      return c.json({ ...shown(record), token: text }, 201, { location: `/v1/tokens/${record.id}` });
    },
    (result) => refuseBody(result, badRequest),
  );
  app.openapi(readRoute, async (c) =>
    c.json(shown(await tokenById(c.env.POLICIES, c.req.valid("param").id)), 200),
  );
  app.openapi(revokeRoute, async (c) => {
    await revokeToken(c.env.POLICIES, c.req.valid("param").id);
    return c.body(null, 204);
  });
}

/** What may be said of a token; its hash is for us alone. */
function shown({ id, name, scopes, policy, created }: TokenRecord) {
  return { id, name, scopes, policy: policy ?? null, created };
}

/** A token may only be bound to a policy that is there and can be read. */
async function demandPolicy(c: Ctx, name: string): Promise<void> {
  try {
    await policyNamed(c.env.POLICIES, c.var.engine, name);
  } catch (thrown) {
    if (thrown instanceof Problem && thrown.status === 404) {
      throw new Problem(422, thrown.code, thrown.detail, { cause: thrown });
    }
    throw thrown;
  }
}

function badId(): Problem {
  return new Problem(400, "bad-token-id", {
    en: "A token's id has 12 characters of a-z and 0-9.",
    ja: "トークンのIDは英小文字と数字の12文字です。",
  });
}

function badRequest([first]: z.core.$ZodIssue[]): Problem {
  const place = first?.path.join(".") ?? "";
  const where = place === "" ? "" : `${place}: `;
  return new Problem(400, "bad-token-request", {
    en: `The body does not say what the token is to be: ${where}${first?.message ?? ""}.`,
    ja: `トークンの作成内容が正しくありません(${where}${first?.message ?? ""})。`,
  });
}
