import { z } from "zod";
import type { App, Ctx } from "../app-type.ts";
import {
  type Chapter,
  GUARDED,
  json,
  type Parameter,
  parameterOf,
  problems,
  type Schema,
  schemaOf,
} from "../openapi/parts.ts";
import { policyNamed } from "../policy/store.ts";
import { Problem } from "../problem.ts";
import { demandType, readJson } from "../request.ts";
import { allow } from "./scope.ts";
import {
  createToken,
  revokeToken,
  TOKEN_ID,
  type TokenRecord,
  tokenById,
  tokenRequest,
  tokens,
} from "./store.ts";

/** `/v1/tokens` and `/v1/tokens/{id}`. */
export function registerTokens(app: App): void {
  app.get("/v1/tokens", allow("admin"), list);
  app.post("/v1/tokens", allow("admin"), create);
  app.get("/v1/tokens/:id", allow("admin"), read);
  app.delete("/v1/tokens/:id", allow("admin"), revoke);
}

async function list(c: Ctx): Promise<Response> {
  return c.json({ tokens: (await tokens(c.env.POLICIES)).map(shown) });
}

async function create(c: Ctx): Promise<Response> {
  demandType(c, "application/json");
  const { success, data, error } = tokenRequest.safeParse(await readJson(c));
  if (!success) throw badRequest(error.issues[0]?.path.join(".") ?? "", error.issues[0]?.message ?? "");
  if (data.policy !== undefined) await demandPolicy(c, data.policy);
  const { record, text } = await createToken(c.env.POLICIES, data);
  return c.json({ ...shown(record), token: text }, 201, { location: `/v1/tokens/${record.id}` });
}

async function read(c: Ctx): Promise<Response> {
  return c.json(shown(await tokenById(c.env.POLICIES, idOf(c))));
}

async function revoke(c: Ctx): Promise<Response> {
  await revokeToken(c.env.POLICIES, idOf(c));
  return c.body(null, 204);
}

/** What may be said of a token; its hash is for us alone. */
function shown({ id, name, scopes, policy, created }: TokenRecord) {
  return { id, name, scopes, policy: policy ?? null, created };
}

function idOf(c: Ctx): string {
  const id = c.req.param("id") ?? "";
  if (TOKEN_ID.test(id)) return id;
  throw new Problem(400, "bad-token-id", {
    en: "A token's id has 12 characters of a-z and 0-9.",
    ja: "トークンのIDは英小文字と数字の12文字です。",
  });
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

function badRequest(place: string, wrong: string): Problem {
  const where = place === "" ? "" : `${place}: `;
  return new Problem(400, "bad-token-request", {
    en: `The body does not say what the token is to be: ${where}${wrong}.`,
    ja: `トークンの作成内容が正しくありません(${where}${wrong})。`,
  });
}

const id: Parameter = {
  name: "id",
  in: "path",
  required: true,
  description: { en: "The token's id.", ja: "トークンのID。" },
  schema: { type: "string", pattern: TOKEN_ID.source },
  example: "0a1b2c3d4e5f",
};

const TOKEN = {
  id: "0a1b2c3d4e5f",
  name: "Mail gateway",
  scopes: ["read"],
  policy: null,
  created: "2026-11-23T03:00:00.000Z",
};

const badId = {
  400: { en: "`bad-token-id`, `unknown-language`.", ja: "`bad-token-id`・`unknown-language`。" },
};
const unknown = { 404: { en: "`unknown-token-id`.", ja: "`unknown-token-id`。" } };

export const chapter: Chapter = {
  paths: {
    "/v1/tokens": {
      get: {
        operationId: "tokens",
        tags: ["tokens"],
        summary: { en: "List all tokens", ja: "トークンの一覧" },
        parameters: [parameterOf("lang")],
        responses: {
          200: json(
            { en: "The tokens, without their texts.", ja: "トークンの一覧(本体は含みません)。" },
            {
              type: "object",
              properties: { tokens: { type: "array", items: schemaOf("Token") } },
              required: ["tokens"],
            },
            { tokens: [TOKEN] },
          ),
          ...GUARDED,
        },
      },
      post: {
        operationId: "createToken",
        tags: ["tokens"],
        summary: { en: "Make a token", ja: "トークンを作る" },
        description: {
          en: "The token itself is in this answer only: only its hash is stored.",
          ja: "トークンの本体が見られるのはこの応答だけです。保存されるのはハッシュだけです。",
        },
        parameters: [parameterOf("lang")],
        requestBody: {
          required: true,
          content: {
            "application/json": {
              schema: schemaOf("TokenRequest"),
              example: { name: "Mail gateway", scopes: ["read"] },
            },
          },
        },
        responses: {
          201: {
            ...json({ en: "The new token.", ja: "新しいトークン。" }, schemaOf("NewToken"), {
              ...TOKEN,
              token: `sublet_${TOKEN.id}_${"x".repeat(43)}`,
            }),
            headers: {
              Location: {
                description: { en: "Where it is found.", ja: "トークンの場所。" },
                schema: { type: "string" },
              },
            },
          },
          ...GUARDED,
          ...problems({
            400: {
              en: "`bad-json`, `bad-token-request`, `unknown-language`.",
              ja: "`bad-json`・`bad-token-request`・`unknown-language`。",
            },
            413: { en: "`body-too-large`.", ja: "`body-too-large`。" },
            415: { en: "`unsupported-media-type`.", ja: "`unsupported-media-type`。" },
            422: { en: "`unknown-policy`.", ja: "`unknown-policy`。" },
          }),
        },
      },
    },
    "/v1/tokens/{id}": {
      get: {
        operationId: "token",
        tags: ["tokens"],
        summary: { en: "Look up a token", ja: "トークンを調べる" },
        parameters: [id, parameterOf("lang")],
        responses: {
          200: json(
            { en: "The token, without its text.", ja: "トークン(本体は含みません)。" },
            schemaOf("Token"),
            TOKEN,
          ),
          ...GUARDED,
          ...problems({ ...badId, ...unknown }),
        },
      },
      delete: {
        operationId: "revokeToken",
        tags: ["tokens"],
        summary: { en: "Revoke a token", ja: "トークンを取り消す" },
        description: {
          en: "It is refused everywhere within a minute and a half.",
          ja: "1分半以内にすべての場所で使えなくなります。",
        },
        parameters: [id, parameterOf("lang")],
        responses: {
          204: { description: { en: "Revoked.", ja: "取り消しました。" } },
          ...GUARDED,
          ...problems({ ...badId, ...unknown }),
        },
      },
    },
  },
  schemas: {
    TokenRequest: requestSchema(),
    Token: token({}),
    NewToken: token({ token: { type: "string", description: "The token itself: shown once." } }),
  },
};

function requestSchema(): Schema {
  const { $schema: _, ...schema } = z.toJSONSchema(tokenRequest);
  return { title: "TokenRequest", ...schema };
}

function token(more: Record<string, Schema>): Schema {
  const properties = {
    id: { type: "string", description: "Names it in lists and decisions." },
    name: { type: "string", description: "What it is for." },
    scopes: { type: "array", items: { type: "string", enum: ["read", "admin"] } },
    policy: { type: ["string", "null"], description: "The policy it is bound to." },
    created: { type: "string", format: "date-time", description: "When it was made." },
    ...more,
  };
  return { type: "object", properties, required: Object.keys(properties) };
}
