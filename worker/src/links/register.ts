import type { App, Ctx } from "../app-type.ts";
import { allow } from "../auth/allow.ts";
import { demandType, readJson } from "../body.ts";
import { policyOf } from "../policy/chosen.ts";
import { Problem } from "../problem.ts";
import { type LinksAnswer, linksRequest } from "./request.ts";
import { readTarget } from "./target.ts";
import { issue, linkOf } from "./ticket.ts";
import { UNFIT } from "./words.ts";

/** `POST /v1/links`: signed links at the gate. */
export function registerLinks(app: App): void {
  // Signed for everybody, links would lead everybody anywhere that no policy stops.
  app.post("/v1/links", allow("token"), async (c) => {
    demandType(c, "application/json");
    const { success, data } = linksRequest.safeParse(await readJson(c));
    if (!success) throw badRequest();
    const { settings } = c.var;
    const { name } = await policyOf(c);
    // Unnamed, the gate's own policy stays in force when it changes.
    const policy = name === settings.policy ? "" : name;
    const ttl = data.ttl ?? settings.linkTtl;
    const links = [];
    for (const url of [data.url].flat()) links.push(await linkTo(c, url, ttl, policy));
    return c.json({ links } satisfies LinksAnswer);
  });
}

async function linkTo(
  c: Ctx,
  given: string,
  ttl: number,
  policy: string,
): Promise<LinksAnswer["links"][number]> {
  const target = readTarget(given);
  if ("unfit" in target) {
    return { url: given, error: { code: target.unfit, message: UNFIT[target.unfit][c.var.lang] } };
  }
  const url = target.url.href;
  const ticket = await issue(c.var.settings.linkKeys, "go", { url, ttl, policy });
  if (!ticket) throw noKeys();
  const base = c.var.settings.baseUrl ?? new URL(c.req.url).origin;
  return { url, link: linkOf(base, ticket), expires: new Date(ticket.expires * 1000).toISOString() };
}

function badRequest(): Problem {
  return new Problem(422, "bad-links-request", {
    en: "Expected an object with “url” (one URL, or a list of 1 to 1,000) and, if you like, “ttl” (seconds, at most a year).",
    ja: "「url」(URL 1件、または1〜1,000件の配列)を持つオブジェクトを送ってください。「ttl」(秒数、最長1年)も指定できます。",
  });
}

function noKeys(): Problem {
  return new Problem(503, "no-link-keys", {
    en: "This worker has no key to sign links with: the setting LINK_KEYS is empty.",
    ja: "リンクに署名する鍵がありません。設定 LINK_KEYS が空です。",
  });
}
