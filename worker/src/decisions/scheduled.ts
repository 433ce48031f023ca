import type { Env } from "../env.ts";
import { settingsOf } from "../settings.ts";
import { deleteOld } from "./keep.ts";

/** The handler of the cron trigger: deletes what is older than the setting `KEEP_DAYS`. */
export async function scheduled(_controller: unknown, env: Env): Promise<void> {
  const { decisions, messages } = await deleteOld(env, settingsOf(env).keepDays, Date.now());
  console.log(`deleted ${decisions} decisions and ${messages} messages`);
}
