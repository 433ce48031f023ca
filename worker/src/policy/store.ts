import type { Token } from "../auth/store.ts";
import { type Engine, isBuiltin } from "../engine.ts";
import type { Ctx } from "../env.ts";
import { Problem } from "../problem.ts";
import type { Settings } from "../settings.ts";
import type { PolicyStore } from "../store/store.ts";
import { ask, namesOf } from "../store/store.ts";

/** A policy that `Engine.under` takes. */
export interface ActivePolicy {
  name: string;
  /** The policy as JSON; the name alone where it is built in. */
  policy: string;
}

/** What a stored policy may be called. */
export const POLICY_NAME = /^[a-z0-9][a-z0-9._-]{0,62}$/;

const PREFIX = "policy:";
/** How long a policy that was read goes on without a look into the store, in milliseconds. */
const FRESH = 30_000;
/** How many of them are cached. */
const MAX_CACHED = 64;

const cached = new Map<string, { active: ActivePolicy; until: number }>();

/**
 * The policy of this name, built in or stored.
 *
 * Throws the problems `unknown-policy`, `bad-stored-policy` where what is stored can no longer be read, and
 * `store-failed`. Never falls back to another policy: it might be a milder one.
 */
export function policyNamed(
  store: PolicyStore,
  engine: Engine,
  name: string,
): ActivePolicy | Promise<ActivePolicy> {
  if (isBuiltin(name)) return { name, policy: name };
  const known = cached.get(name);
  if (known && known.until > Date.now()) return known.active;
  return fetchPolicy(store, engine, name);
}

async function fetchPolicy(store: PolicyStore, engine: Engine, name: string): Promise<ActivePolicy> {
  cached.delete(name);
  const policy = POLICY_NAME.test(name) ? await ask(store.get(PREFIX + name)) : null;
  if (policy === null) throw unknownPolicy(name);
  try {
    engine.readPolicy(JSON.parse(policy));
  } catch (cause) {
    throw badStoredPolicy(name, cause);
  }
  return cache({ name, policy });
}

function cache(active: ActivePolicy): ActivePolicy {
  for (const oldest of cached.keys()) {
    if (cached.size < MAX_CACHED) break;
    cached.delete(oldest);
  }
  cached.set(active.name, { active, until: Date.now() + FRESH });
  return active;
}

/** The stored policy as JSON; throws the problem `unknown-policy`. */
export async function storedPolicy(store: PolicyStore, name: string): Promise<string> {
  const policy = await ask(store.get(PREFIX + name));
  if (policy === null) throw unknownPolicy(name);
  return policy;
}

/** The names of the stored policies, in byte order. */
export function storedNames(store: PolicyStore): Promise<string[]> {
  return namesOf(store, PREFIX);
}

/** Stores a policy that the engine took. It holds here at once, elsewhere when the cached copy expires. */
export async function storePolicy(store: PolicyStore, { name, policy }: ActivePolicy): Promise<void> {
  cached.delete(name);
  await ask(store.put(PREFIX + name, policy));
  cached.delete(name);
}

/** Deletes a stored policy; throws the problem `unknown-policy`. */
export async function deletePolicy(store: PolicyStore, name: string): Promise<void> {
  await storedPolicy(store, name);
  await ask(store.delete(PREFIX + name));
  cached.delete(name);
}

function unknownPolicy(name: string): Problem {
  return new Problem(404, "unknown-policy", {
    en: `There is no policy ${JSON.stringify(name)}.`,
    ja: `${JSON.stringify(name)} というポリシーはありません。`,
  });
}

function badStoredPolicy(name: string, cause: unknown): Problem {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new Problem(
    503,
    "bad-stored-policy",
    {
      en: `The stored policy ${name} cannot be read, and no other may stand in for it: ${reason}.`,
      ja: `保存されているポリシー ${name} を読み込めません。ほかのポリシーでは代用しません: ${reason}`,
    },
    { cause },
  );
}

/**
 * The name of the policy that judges a request: the token's, else the one it asks for (`?policy=`), else the setting
 * `POLICY`.
 *
 * Throws the problem `policy-not-allowed` where a token asks for another than its own.
 */
export function policyName(c: Ctx): string {
  return nameFor(c.get("token"), c.req.query("policy"), c.get("settings"));
}

/** As `policyName`, of what the request holds. */
export function nameFor(token: Token | undefined, asked: string | undefined, settings: Settings): string {
  const own = token?.policy;
  if (own !== undefined && asked !== undefined && asked !== own) throw notAllowed(own);
  return own ?? asked ?? settings.policy;
}

/** The policy that judges a request; throws as `policyName` and `policyNamed` do. */
export function policyOf(c: Ctx): ActivePolicy | Promise<ActivePolicy> {
  return policyNamed(c.env.POLICIES, c.get("engine"), policyName(c));
}

function notAllowed(own: string): Problem {
  return new Problem(403, "policy-not-allowed", {
    en: `This token is bound to the policy ${own}.`,
    ja: `このトークンで使えるポリシーは ${own} だけです。`,
  });
}
