import type { Report } from "sublet-wasm/worker";
import { write } from "../decisions/store.ts";
import { engine } from "../engine.ts";
import type { Env } from "../env.ts";
import { bodyTooLarge } from "../middlewares.ts";
import { policyNamed } from "../policy/store.ts";
import { type Settings, settingsOf } from "../settings.ts";
import { hold, type Keeper, store } from "./quarantine.ts";
import {
  codeOf,
  entryOf,
  failureHeaders,
  hasOurs,
  plain,
  reportHeaders,
  screen,
  Unscreened,
} from "./screen.ts";

/** What was found out about a message. */
interface Judged {
  raw: Uint8Array;
  report: Report;
  /** The policy's name. */
  policy: string;
}

/**
 * The handler of Cloudflare Email Workers: screens a message and delivers, marks, holds back or rejects it, as the
 * setting `MAIL_ACTIONS` says.
 *
 * Whatever goes wrong ends in what `MAIL_FAIL` says: delivered with a header line that says so, or rejected. No message
 * ends in silence.
 */
export async function email(message: ForwardableEmailMessage, env: Env): Promise<void> {
  let judged: Judged | undefined;
  try {
    const settings = settingsOf(env);
    judged = await judge(message, env, settings);
    await act(message, env, settings, judged);
  } catch (thrown) {
    await fail(message, env, thrown, judged);
  }
}

async function judge(message: ForwardableEmailMessage, env: Env, settings: Settings): Promise<Judged> {
  const raw = await readRaw(message.raw, settings.maxMail);
  const { name, policy } = await policyNamed(env.POLICIES, engine, settings.policy);
  const { report } = screen(engine, policy, raw, "en");
  const recorded = await write(env, settings, [entryOf(report, name, null)]);
  if (recorded === false && settings.recordRequired) throw new Unscreened("not-recorded");
  return { raw, report, policy: name };
}

/** The whole message; throws the problem `body-too-large` as soon as more than `most` bytes came. */
async function readRaw(stream: ReadableStream<Uint8Array>, most: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream) {
    length += chunk.length;
    if (length > most) throw bodyTooLarge(most);
    chunks.push(chunk);
  }
  return new Uint8Array(await new Blob(chunks as BlobPart[]).arrayBuffer());
}

async function act(
  message: ForwardableEmailMessage,
  env: Env,
  settings: Settings,
  judged: Judged,
): Promise<void> {
  const { report } = judged;
  const action = settings.mailActions[report.decision.action];
  if (action === "reject") {
    message.setReject(refusal(report));
  } else if (action === "quarantine") {
    await hold(keepers(message, env, settings, judged)).catch((cause) => {
      throw new Unscreened("quarantine-failed", { cause });
    });
  } else if (action === "mark" || report.cuts.length > 0 || hasOurs(message.headers)) {
    await deliver(message, env, reportHeaders(report, nameOf(env)));
  } else {
    await deliver(message, env);
  }
}

function keepers(message: ForwardableEmailMessage, env: Env, settings: Settings, judged: Judged): Keeper[] {
  const { QUARANTINE } = env;
  const { mailQuarantineTo } = settings;
  const { raw, report, policy } = judged;
  const { from, to } = message;
  const all: Keeper[] = [];
  if (QUARANTINE)
    all.push(() => store(env, QUARANTINE, { raw, from, to, decision: report.decision, policy }));
  if (mailQuarantineTo) {
    all.push(() => message.forward(mailQuarantineTo, reportHeaders(report, nameOf(env))));
  }
  return all;
}

/** Hands the message on. Where that fails the sender hears of it: there is nobody else left to take it. */
async function deliver(message: ForwardableEmailMessage, env: Env, headers?: Headers): Promise<void> {
  try {
    await message.forward(env.MAIL_FORWARD_TO || message.to, headers);
  } catch (thrown) {
    console.error("a message could not be handed on:", thrown);
    message.setReject("Sublet could not hand this message on; please try again later (delivery-failed)");
  }
}

/** The settings themselves may be what is broken: only plain variables are asked. */
async function fail(message: ForwardableEmailMessage, env: Env, thrown: unknown, judged: Judged | undefined) {
  const code = codeOf(thrown);
  console.error(`a message was not screened (${code}):`, thrown);
  if (env.MAIL_FAIL === "closed") {
    message.setReject(`Sublet could not screen this message; please try again later (${code})`);
  } else {
    await deliver(message, env, failureHeaders(code, judged && reportHeaders(judged.report, nameOf(env))));
  }
}

/** Names policy and rule, and repeats nothing of the message. */
function refusal({ decision: { action, rule } }: Report): string {
  return plain(`Refused by the policy of this mail system: rule ${rule}, action ${action}`);
}

/** Who screened, as in `Authentication-Results`: the worker's own host. */
function nameOf({ BASE_URL }: Env): string {
  return BASE_URL && URL.canParse(BASE_URL) ? new URL(BASE_URL).hostname : "sublet";
}
