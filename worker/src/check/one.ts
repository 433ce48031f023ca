import { getQueryParam } from "hono/utils/url";
import type { Action, Verdict } from "sublet-wasm/worker";
import type { Ctx } from "../app-type.ts";
import { requireScope } from "../auth/scope.ts";
import { leastRecorded, notRecorded, RECORDED, write } from "../decisions/record.ts";
import { ACTIONS, type Entry } from "../decisions/store.ts";
import { engine } from "../engine.ts";
import { jsonAnswer } from "../headers.ts";
import { nameFor, policyNamed } from "../policy/store.ts";
import { refusal } from "../problem.ts";
import { demanded, langOf } from "../request.ts";
import { settingsOf } from "../settings.ts";

/** The most characters of `?url=`: Cloudflare takes addresses of 16 KB. Longer ones can be posted. */
export const MAX_URL = 8 * 1024;

/**
 * `GET /v1/check?url=`: the verdict as the Wasm wrote it.
 *
 * What is asked most: it stands alone, without the middleware of the other routes, and looks at nothing twice.
 */
export async function checkOne(c: Ctx): Promise<Response> {
  const { env } = c;
  const { url, headers } = c.req.raw;
  const query = getQueryParam(url) as Record<string, string | undefined>;
  const lang = langOf(query.lang, headers.get("accept-language"));
  c.set("lang", lang);
  const settings = settingsOf(env);
  c.set("settings", settings);
  const token = await requireScope("read", headers, env, settings);
  const text = demanded("url", query.url, MAX_URL);
  const active = policyNamed(env.POLICIES, engine, nameFor(token, query.policy, settings));
  const { name, policy } = active instanceof Promise ? await active : active;
  const classifier = engine.under(policy);
  let json: string;
  try {
    json = classifier.checkJson(text, lang, query.now);
  } catch (thrown) {
    throw refusal(thrown);
  }
  const answer = jsonAnswer(json, url, headers, settings);
  const least = leastRecorded(settings);
  if (least === undefined || ACTIONS.indexOf(actionOf(json)) < ACTIONS.indexOf(least)) return answer;
  const recorded = await write(env, settings, [entryOf(json, name, token?.id ?? null)]);
  if (!recorded && settings.recordRequired) throw notRecorded();
  answer.headers.set(RECORDED, String(recorded));
  return answer;
}

const DECISION = '"decision":{"action":"';

/** The action of a verdict without reading the whole: the decision stands last, and text inside it has its quotes escaped. */
function actionOf(json: string): Action {
  const from = json.lastIndexOf(DECISION) + DECISION.length;
  return json.slice(from, json.indexOf('"', from)) as Action;
}

function entryOf(json: string, policy: string, token: string | null): Entry {
  const { host, risk, decision } = JSON.parse(json) as Verdict;
  return { channel: "check", host, ...risk, ...decision, policy, token };
}
