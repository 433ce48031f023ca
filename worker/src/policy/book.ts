import { type Engine, isBuiltin } from "../engine.ts";
import { Problem } from "../problem.ts";
import { ask } from "../store/ask.ts";
import { namesOf } from "../store/names.ts";
import type { PolicyStore } from "../store/types.ts";

/** A policy that `Engine.under` takes. */
export interface Chosen {
  name: string;
  /** The policy as JSON; the name alone where it is built in. */
  policy: string;
}

/** What a stored policy may be called. */
export const POLICY_NAME = /^[a-z0-9][a-z0-9._-]{0,62}$/;

const PREFIX = "policy:";
/** How long a policy that was read goes on without a look into the store, in milliseconds. */
const FRESH = 30_000;
/** How many of them are held. */
const MOST = 64;

const held = new Map<string, { chosen: Chosen; until: number }>();

/**
 * The policy of this name, built in or stored.
 *
 * Throws the problems `unknown-policy`, `bad-stored-policy` where what is stored can no longer be read, and
 * `store-failed`. Never falls back to another policy: it might be a milder one.
 */
export function policyNamed(store: PolicyStore, engine: Engine, name: string): Chosen | Promise<Chosen> {
  if (isBuiltin(name)) return { name, policy: name };
  const known = held.get(name);
  if (known && known.until > Date.now()) return known.chosen;
  return fetchPolicy(store, engine, name);
}

async function fetchPolicy(store: PolicyStore, engine: Engine, name: string): Promise<Chosen> {
  held.delete(name);
  const policy = POLICY_NAME.test(name) ? await ask(store.get(PREFIX + name)) : null;
  if (policy === null) throw unknownPolicy(name);
  try {
    engine.readPolicy(JSON.parse(policy));
  } catch (cause) {
    throw badStoredPolicy(name, cause);
  }
  return hold({ name, policy });
}

function hold(chosen: Chosen): Chosen {
  for (const oldest of held.keys()) {
    if (held.size < MOST) break;
    held.delete(oldest);
  }
  held.set(chosen.name, { chosen, until: Date.now() + FRESH });
  return chosen;
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

/** Stores a policy that the engine took. It holds here at once, elsewhere when what is held runs out. */
export async function storePolicy(store: PolicyStore, { name, policy }: Chosen): Promise<void> {
  held.delete(name);
  await ask(store.put(PREFIX + name, policy));
  held.delete(name);
}

/** Deletes a stored policy; throws the problem `unknown-policy`. */
export async function deletePolicy(store: PolicyStore, name: string): Promise<void> {
  await storedPolicy(store, name);
  await ask(store.delete(PREFIX + name));
  held.delete(name);
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
