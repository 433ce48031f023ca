import type { App, Ctx } from "../app-type.ts";
import { demandType, readJson } from "../body.ts";
import { policyNamed } from "../policy/book.ts";
import { Problem } from "../problem.ts";
import { allow } from "./allow.ts";
import { createToken, revokeToken, tokenById, tokens } from "./book.ts";
import { TOKEN_ID, type TokenRecord, tokenRequest } from "./token.ts";

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
