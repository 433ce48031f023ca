import type { App, Ctx } from "../app-type.ts";
import { allow } from "../auth/allow.ts";
import { demandType, readJson } from "../body.ts";
import { refusal } from "../check/refusal.ts";
import { BUILTIN_NAMES, isBuiltin } from "../engine.ts";
import { Problem } from "../problem.ts";
import { deletePolicy, POLICY_NAME, storedNames, storedPolicy, storePolicy } from "./book.ts";

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
