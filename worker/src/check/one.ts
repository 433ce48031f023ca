import type { Action, Verdict } from "sublet-worker-wasm";
import type { Ctx } from "../app-type.ts";
import { leastRecorded, record } from "../decisions/record.ts";
import { ACTIONS } from "../decisions/types.ts";
import { policyOf } from "../policy/chosen.ts";
import { demandQuery } from "../query.ts";
import { refusal } from "./refusal.ts";

/** The most characters of `?url=`: Cloudflare takes addresses of 16 KB. Longer ones can be posted. */
export const LONGEST_URL = 8 * 1024;

const HEADERS = { "content-type": "application/json" };

/** `GET /v1/check?url=`: the verdict as the Wasm wrote it. */
export async function checkOne(c: Ctx): Promise<Response> {
  const url = demandQuery(c, "url", LONGEST_URL);
  const { name, policy } = await policyOf(c);
  const classifier = c.var.engine.under(policy);
  let json: string;
  try {
    json = classifier.checkJson(url, c.var.lang, c.req.query("now"));
  } catch (thrown) {
    throw refusal(thrown);
  }
  const least = leastRecorded(c.var.settings);
  if (least && ACTIONS.indexOf(actionOf(json)) >= ACTIONS.indexOf(least)) {
    const { host, risk, decision } = JSON.parse(json) as Verdict;
    const token = c.var.token?.id ?? null;
    await record(c, { via: "check", host, ...risk, ...decision, policy: name, token });
  }
  return c.body(json, 200, HEADERS);
}

const DECISION = '"decision":{"action":"';

/** The action of a verdict without reading the whole: the decision stands last, and text inside it has its quotes escaped. */
function actionOf(json: string): Action {
  const from = json.lastIndexOf(DECISION) + DECISION.length;
  return json.slice(from, json.indexOf('"', from)) as Action;
}
