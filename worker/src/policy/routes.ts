import type { App, Ctx } from "../app-type.ts";
import { allow } from "../auth/scope.ts";
import { BUILTIN_NAMES, isBuiltin } from "../engine.ts";
import {
  type Chapter,
  GUARDED,
  json,
  type Parameter,
  parameterOf,
  problems,
  schemaOf,
} from "../openapi/parts.ts";
import { Problem, refusal } from "../problem.ts";
import { demandType, readJson } from "../request.ts";
import { deletePolicy, POLICY_NAME, storedNames, storedPolicy, storePolicy } from "./store.ts";

/** `/v1/policies` and `/v1/policies/{name}`. */
export function registerPolicies(app: App): void {
  app.get("/v1/policies", allow("admin"), list);
  app.get("/v1/policies/:name", allow("admin"), read);
  app.put("/v1/policies/:name", allow("admin"), write);
  app.delete("/v1/policies/:name", allow("admin"), remove);
}

async function list(c: Ctx): Promise<Response> {
  return c.json({ builtin: BUILTIN_NAMES, stored: await storedNames(c.env.POLICIES) });
}

async function read(c: Ctx): Promise<Response> {
  const name = nameOf(c);
  if (isBuiltin(name)) return c.json(c.var.engine.builtin(name));
  return c.body(await storedPolicy(c.env.POLICIES, name), 200, { "content-type": "application/json" });
}

/** Stores what the Wasm takes; on an error what was stored before stays. */
async function write(c: Ctx): Promise<Response> {
  const name = nameOf(c);
  if (isBuiltin(name)) throw reserved(name);
  demandType(c, "application/json");
  const given = await readJson(c);
  let policy: ReturnType<typeof c.var.engine.readPolicy>;
  try {
    policy = c.var.engine.readPolicy(given);
  } catch (thrown) {
    throw refusal(thrown);
  }
  if (policy.name !== name) throw otherName(name, policy.name);
  const text = JSON.stringify(policy);
  await storePolicy(c.env.POLICIES, { name, policy: text });
  return c.body(text, 200, { "content-type": "application/json" });
}

async function remove(c: Ctx): Promise<Response> {
  const name = nameOf(c);
  if (isBuiltin(name)) throw reserved(name);
  await deletePolicy(c.env.POLICIES, name);
  return c.body(null, 204);
}

function nameOf(c: Ctx): string {
  const name = c.req.param("name") ?? "";
  if (POLICY_NAME.test(name)) return name;
  throw new Problem(400, "bad-policy-name", {
    en: "A policy's name has 1 to 63 characters of a-z 0-9 . _ - and begins with a letter or digit.",
    ja: "ポリシー名は a-z 0-9 . _ - の1〜63文字で、先頭は英小文字か数字です。",
  });
}

function reserved(name: string): Problem {
  return new Problem(409, "built-in-policy", {
    en: `The policy ${name} is built in; it cannot be changed. Choose another name.`,
    ja: `ポリシー ${name} は組み込みのため変更できません。別の名前を使ってください。`,
  });
}

function otherName(name: string, inside: string): Problem {
  return new Problem(422, "other-policy-name", {
    en: `The policy calls itself ${JSON.stringify(inside)}, and decisions begin with that; store it under this name, not ${name}.`,
    ja: `このポリシーの name は ${JSON.stringify(inside)} です。判定にはこの名前が付くため、${name} ではなく同じ名前で保存してください。`,
  });
}

const name: Parameter = {
  name: "name",
  in: "path",
  required: true,
  description: { en: "The policy's name.", ja: "ポリシーの名前。" },
  schema: { type: "string", pattern: POLICY_NAME.source },
  example: "acme",
};

const ACME = {
  name: "acme",
  default: "log",
  rules: [{ id: "tunnels", action: "block", kinds: ["tunnel"] }],
  exclusions: [
    { site: "acme-demo.trycloudflare.com", who: "A. Admin", why: "Trade fair", until: "2027-01-31" },
  ],
};

const builtIn = { 409: { en: "`built-in-policy`.", ja: "`built-in-policy`(組み込みのポリシー)。" } };
const unknown = { 404: { en: "`unknown-policy`.", ja: "`unknown-policy`。" } };
const badName = {
  400: { en: "`bad-policy-name`, `unknown-language`.", ja: "`bad-policy-name`・`unknown-language`。" },
};

export const chapter: Chapter = {
  paths: {
    "/v1/policies": {
      get: {
        operationId: "policies",
        tags: ["policies"],
        summary: { en: "List all policies", ja: "ポリシーの一覧" },
        parameters: [parameterOf("lang")],
        responses: {
          200: json(
            { en: "The names, built in and stored.", ja: "組み込みと保存済みのポリシーの名前。" },
            {
              type: "object",
              properties: {
                builtin: { type: "array", items: { type: "string" } },
                stored: { type: "array", items: { type: "string" } },
              },
              required: ["builtin", "stored"],
            },
            { builtin: BUILTIN_NAMES, stored: ["acme"] },
          ),
          ...GUARDED,
        },
      },
    },
    "/v1/policies/{name}": {
      get: {
        operationId: "policy",
        tags: ["policies"],
        summary: { en: "Read a policy", ja: "ポリシーを読む" },
        parameters: [name, parameterOf("lang")],
        responses: {
          200: json({ en: "The policy.", ja: "ポリシー。" }, schemaOf("Policy"), ACME),
          ...GUARDED,
          ...problems({ ...badName, ...unknown }),
        },
      },
      put: {
        operationId: "storePolicy",
        tags: ["policies"],
        summary: { en: "Store a policy", ja: "ポリシーを保存する" },
        description: {
          en: "It is checked first; where it is refused, what was stored before stays in force. It holds everywhere within a minute and a half. docs/policy.md tells what it may say.",
          ja: "保存の前に検査し、受け付けられない場合は以前の内容がそのまま有効です。1分半以内にすべての場所で有効になります。書き方は docs/policy.md にあります。",
        },
        parameters: [name, parameterOf("lang")],
        requestBody: {
          required: true,
          content: { "application/json": { schema: schemaOf("Policy"), example: ACME } },
        },
        responses: {
          200: json(
            { en: "Stored; the policy, complete.", ja: "保存したポリシーの全体。" },
            schemaOf("Policy"),
            ACME,
          ),
          ...GUARDED,
          ...problems({
            400: {
              en: "`bad-policy-name`, `bad-json`, `unknown-language`.",
              ja: "`bad-policy-name`・`bad-json`・`unknown-language`。",
            },
            ...builtIn,
            413: { en: "`body-too-large`.", ja: "`body-too-large`。" },
            415: { en: "`unsupported-media-type`.", ja: "`unsupported-media-type`。" },
            422: {
              en: "`bad-policy`, with the entry that is wrong; `other-policy-name`: it calls itself otherwise.",
              ja: "`bad-policy`(誤りのある項目を示します)または `other-policy-name`(中の名前が違う)。",
            },
          }),
        },
      },
      delete: {
        operationId: "deletePolicy",
        tags: ["policies"],
        summary: { en: "Delete a policy", ja: "ポリシーを削除する" },
        parameters: [name, parameterOf("lang")],
        responses: {
          204: { description: { en: "Deleted.", ja: "削除しました。" } },
          ...GUARDED,
          ...problems({ ...badName, ...unknown, ...builtIn }),
        },
      },
    },
  },
};
