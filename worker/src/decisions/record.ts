import type { Action } from "sublet-worker-wasm";
import type { Ctx, Env } from "../env.ts";
import { Problem } from "../problem.ts";
import { type Settings, settingsOf } from "../settings.ts";
import { within } from "../store/store.ts";
import { ACTIONS, append, deleteOld, type Entry } from "./store.ts";

/** How long an answer waits for its record, in milliseconds. */
const PATIENCE = 2_000;

/** The header that says whether the answer's decisions are in the store. Absent where nothing was to be written. */
export const RECORDED = "sublet-recorded";

/**
 * Writes the decisions of an answer down and says in its headers whether they are in the store.
 *
 * A store that fails, is full or does not answer in time costs the record, never the answer; unless the setting
 * `RECORD_REQUIRED` says otherwise: then this throws the problem `not-recorded`.
 */
export async function record(c: Ctx, entries: Entry | Entry[]): Promise<void> {
  const { settings } = c.var;
  const recorded = await write(c.env, settings, Array.isArray(entries) ? entries : [entries]);
  if (recorded === undefined) return;
  if (!recorded && settings.recordRequired) throw notRecorded();
  c.header(RECORDED, String(recorded));
}

/**
 * Writes down what the setting `RECORD` wants written. `true`: all of it is in the store. `false`: the store did not
 * confirm it. `undefined`: nothing was to be written. Never throws; why it failed is in the log.
 */
export async function write(env: Env, settings: Settings, entries: Entry[]): Promise<boolean | undefined> {
  const least = leastRecorded(settings);
  if (least === undefined) return undefined;
  const wanted = entries.filter(({ action }) => ACTIONS.indexOf(action) >= ACTIONS.indexOf(least));
  if (wanted.length === 0) return undefined;
  try {
    await within(PATIENCE, append(env.DECISIONS, wanted, Date.now()));
    return true;
  } catch (thrown) {
    console.error("decisions were not recorded:", thrown);
    return false;
  }
}

/** The mildest action that is written down; `undefined` where none is. */
export function leastRecorded({ record: setting }: Settings): Action | undefined {
  return { off: undefined, stops: "log", all: "allow" }[setting] as Action | undefined;
}

/** The answer of a worker that must record and could not. */
export function notRecorded(): Problem {
  return new Problem(
    503,
    "not-recorded",
    {
      en: "The decision could not be recorded, and this worker answers only what it records. Try again later.",
      ja: "判定を記録できませんでした。このワーカーは記録できた判定だけを返します。後でもう一度お試しください。",
    },
    { headers: { "retry-after": "5", [RECORDED]: "false" } },
  );
}

/** The handler of the cron trigger: deletes what is older than the setting `KEEP_DAYS`. */
export async function scheduled(_controller: unknown, env: Env): Promise<void> {
  const { decisions, messages } = await deleteOld(env, settingsOf(env).keepDays, Date.now());
  console.log(`deleted ${decisions} decisions and ${messages} messages`);
}
