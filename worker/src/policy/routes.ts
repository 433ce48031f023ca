import { createRoute, z } from "@hono/zod-openapi";
import type { Policy } from "sublet-wasm/worker";
import { allow } from "../auth/scope.ts";
import { BUILTIN_NAMES, isBuiltin } from "../engine.ts";
import type { App } from "../env.ts";
import { takesJson } from "../middlewares.ts";
import {
  both,
  GUARDED,
  json,
  LANG,
  or,
  POSTED,
  parameter,
  problems,
  rust,
  written,
} from "../openapi/parts.ts";
import { Problem, refusal } from "../problem.ts";
import { deletePolicy, POLICY_NAME, storedNames, storedPolicy, storePolicy } from "./store.ts";

const named = {
  params: z.object({
    name: parameter(
      z
        .string()
        .refine((name) => POLICY_NAME.test(name), or(badName))
        .openapi({ pattern: POLICY_NAME.source }),
      { en: "The policy's name.", ja: "ポリシーの名前。" },
      "acme",
    ),
  }),
  ...LANG,
};

const ACME = {
  name: "acme",
  default: "log",
  rules: [{ id: "tunnels", action: "block", kinds: ["tunnel"] }],
  exclusions: [
    { site: "acme-demo.trycloudflare.com", who: "A. Admin", why: "Trade fair", until: "2027-01-31" },
  ],
};

const BUILT_IN = problems({
  409: { en: "`built-in-policy`.", ja: "`built-in-policy`(組み込みのポリシー)。" },
});
const UNKNOWN = problems({
  400: { en: "`bad-policy-name`, `unknown-language`.", ja: "`bad-policy-name`・`unknown-language`。" },
  404: { en: "`unknown-policy`.", ja: "`unknown-policy`。" },
});

const listRoute = createRoute({
  method: "get",
  path: "/v1/policies",
  operationId: "policies",
  tags: ["policies"],
  summary: both({ en: "List all policies", ja: "ポリシーの一覧" }),
  middleware: allow("admin"),
  request: LANG,
  responses: {
    200: json(
      { en: "The names, built in and stored.", ja: "組み込みと保存済みのポリシーの名前。" },
      z.object({ builtin: z.array(z.string()), stored: z.array(z.string()) }),
      { builtin: BUILTIN_NAMES, stored: ["acme"] },
    ),
    ...GUARDED,
  },
});

const readRoute = createRoute({
  method: "get",
  path: "/v1/policies/{name}",
  operationId: "policy",
  tags: ["policies"],
  summary: both({ en: "Read a policy", ja: "ポリシーを読む" }),
  middleware: allow("admin"),
  request: named,
  responses: {
    200: json({ en: "The policy.", ja: "ポリシー。" }, rust<Policy>("Policy"), ACME),
    ...GUARDED,
    ...UNKNOWN,
  },
});

const storeRoute = createRoute({
  method: "put",
  path: "/v1/policies/{name}",
  operationId: "storePolicy",
  tags: ["policies"],
  summary: both({ en: "Store a policy", ja: "ポリシーを保存する" }),
  description: both({
    en: "It is checked first; where it is refused, what was stored before stays in force. It holds everywhere within a minute and a half. docs/policy.md tells what it may say.",
    ja: "保存の前に検査し、受け付けられない場合は以前の内容がそのまま有効です。1分半以内にすべての場所で有効になります。書き方は docs/policy.md にあります。",
  }),
  middleware: [allow("admin"), takesJson()],
  request: {
    ...named,
    // The classifier checks it.
    body: { content: { "application/json": { schema: rust<unknown>("Policy"), example: ACME } } },
  },
  responses: {
    200: json(
      { en: "Stored; the policy, complete.", ja: "保存したポリシーの全体。" },
      rust<Policy>("Policy"),
      ACME,
    ),
    ...GUARDED,
    ...POSTED,
    ...BUILT_IN,
    ...problems({
      400: {
        en: "`bad-policy-name`, `bad-json`, `unknown-language`.",
        ja: "`bad-policy-name`・`bad-json`・`unknown-language`。",
      },
      422: {
        en: "`bad-policy`, with the entry that is wrong; `other-policy-name`: it calls itself otherwise.",
        ja: "`bad-policy`(誤りのある項目を示します)または `other-policy-name`(中の名前が違う)。",
      },
    }),
  },
});

const deleteRoute = createRoute({
  method: "delete",
  path: "/v1/policies/{name}",
  operationId: "deletePolicy",
  tags: ["policies"],
  summary: both({ en: "Delete a policy", ja: "ポリシーを削除する" }),
  middleware: allow("admin"),
  request: named,
  responses: {
    204: { description: both({ en: "Deleted.", ja: "削除しました。" }) },
    ...GUARDED,
    ...UNKNOWN,
    ...BUILT_IN,
  },
});

/** `/v1/policies` and `/v1/policies/{name}`. */
export function registerPolicies(app: App): void {
  app.openapi(listRoute, async (c) =>
    c.json({ builtin: [...BUILTIN_NAMES], stored: await storedNames(c.env.POLICIES) }, 200),
  );
  app.openapi(readRoute, async (c) => {
    const { name } = c.req.valid("param");
    if (isBuiltin(name)) return c.json(c.var.engine.builtin(name), 200);
    return written<Policy>(c, await storedPolicy(c.env.POLICIES, name));
  });
  // Stores what the Wasm takes; on an error what was stored before stays.
  app.openapi(storeRoute, async (c) => {
    const { name } = c.req.valid("param");
    if (isBuiltin(name)) throw reserved(name);
    let policy: Policy;
    try {
      policy = c.var.engine.readPolicy(c.req.valid("json"));
    } catch (thrown) {
      throw refusal(thrown);
    }
    if (policy.name !== name) throw otherName(name, policy.name);
    const text = JSON.stringify(policy);
    await storePolicy(c.env.POLICIES, { name, policy: text });
    return written<Policy>(c, text);
  });
  app.openapi(deleteRoute, async (c) => {
    const { name } = c.req.valid("param");
    if (isBuiltin(name)) throw reserved(name);
    await deletePolicy(c.env.POLICIES, name);
    return c.body(null, 204);
  });
}

function badName(): Problem {
  return new Problem(400, "bad-policy-name", {
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
