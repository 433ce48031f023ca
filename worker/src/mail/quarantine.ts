import type { MailDecision } from "sublet-wasm/worker";
import type { Env } from "../env.ts";
import type { ObjectStore } from "../store/store.ts";
import { within } from "../store/store.ts";
import { plain } from "./screen.ts";

/** How long one store may take, in milliseconds. */
const PATIENCE = 10_000;

/** A message that is to be held back, with its envelope. */
export interface Held {
  raw: Uint8Array;
  from: string;
  to: string;
  decision: MailDecision;
  /** The policy's name. */
  policy: string;
}

/** Ways to hold a message back; each resolves once the message is safe there. */
export type Keeper = () => Promise<unknown>;

/**
 * Holds a message back in every way there is; rejects where none of them worked.
 *
 * A way that fails beside one that worked costs nothing but a line in the log: the message is safe.
 */
export async function hold(keepers: Keeper[]): Promise<void> {
  if (keepers.length === 0) throw new Error("no quarantine is set up");
  const results = await Promise.allSettled(keepers.map((keep) => keep()));
  const failures = results.filter((result) => result.status === "rejected").map(({ reason }) => reason);
  if (failures.length === keepers.length)
    throw new AggregateError(failures, "no quarantine took the message");
  for (const failure of failures) console.error("one quarantine did not take a message:", failure);
}

/** Stores the message as an object and writes a row about it; without its row the object is taken back. */
export async function store(env: Env, objects: ObjectStore, held: Held): Promise<void> {
  const now = new Date();
  const key = `${now.toISOString().slice(0, 10)}/${crypto.randomUUID()}.eml`;
  const { raw, from, to, decision } = held;
  const about = { from, to, action: decision.action, rule: decision.rule, host: decision.host ?? "" };
  const customMetadata = Object.fromEntries(
    Object.entries(about).map(([name, value]) => [name, plain(value)]),
  );
  const put = objects.put(key, raw, { httpMetadata: { contentType: "message/rfc822" }, customMetadata });
  await within(PATIENCE, put);
  try {
    await within(PATIENCE, note(env, key, held, now));
  } catch (thrown) {
    await within(PATIENCE, objects.delete([key])).catch((left) =>
      console.error(`${key} is left over:`, left),
    );
    throw thrown;
  }
}

async function note(
  env: Env,
  key: string,
  { raw, from, to, decision, policy }: Held,
  now: Date,
): Promise<void> {
  await env.DECISIONS.prepare(
    `INSERT INTO quarantine (key, at, sender, recipient, size, host, action, rule, policy)
     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)`,
  )
    .bind(key, now.getTime(), from, to, raw.byteLength, decision.host, decision.action, decision.rule, policy)
    .run();
}
