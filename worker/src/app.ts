import { OpenAPIHono } from "@hono/zod-openapi";
import { type ErrorHandler, Hono } from "hono";
import { HTTPException } from "hono/http-exception";
import { registerTokens } from "./auth/routes.ts";
import { registerCatalogue } from "./catalogue/routes.ts";
import { checkFast, registerCheck } from "./check/routes.ts";
import { registerDecisions } from "./decisions/routes.ts";
import { engine } from "./engine.ts";
import type { App, AppEnv } from "./env.ts";
import { registerGate } from "./gate/routes.ts";
import { registerLinks } from "./links/routes.ts";
import { registerMail } from "./mail/routes.ts";
import { badJson, detectLanguage, enter, methods, nothing, secured, share } from "./middlewares.ts";
import { refuse } from "./openapi/parts.ts";
import { registerDocs } from "./openapi/routes.ts";
import { registerPolicies } from "./policy/routes.ts";
import { Problem } from "./problem.ts";

/** Every route, as it is declared, and what stands around them. */
export const app: App = new OpenAPIHono<AppEnv>({ defaultHook: refuse });

app.use(secured, detectLanguage, enter, share, methods(app));
registerCheck(app);
registerLinks(app);
registerGate(app);
registerMail(app);
registerCatalogue(app);
registerDecisions(app);
registerPolicies(app);
registerTokens(app);
registerDocs(app);

app.notFound((c) => noSuchPage().response(c.get("language")));

const failed: ErrorHandler<AppEnv> = (thrown, c) => {
  if (thrown instanceof WebAssembly.RuntimeError) engine.reinit();
  return problemOf(thrown).response(c.get("language") ?? "en");
};
app.onError(failed);

/** The entry: `GET /v1/check` by `checkFast`; what it leaves alone, and every other route, the app answers. */
export const fastPath = new Hono<AppEnv>();
fastPath.get("/v1/check", async (c) => (await checkFast(c)) ?? app.fetch(c.req.raw, c.env, c.executionCtx));
fastPath.notFound((c) => app.fetch(c.req.raw, c.env, c.executionCtx));
fastPath.onError(async (thrown, c) => {
  c.res = await failed(thrown, c);
  await secured(c, async () => void (await share(c, nothing)));
  return c.res;
});

function problemOf(thrown: unknown): Problem {
  if (thrown instanceof Problem) return thrown;
  // What Hono's validator throws at a body that is no JSON.
  if (thrown instanceof HTTPException && thrown.status === 400) return badJson(thrown);
  return internal(thrown);
}

function noSuchPage(): Problem {
  return new Problem(404, "no-such-page", {
    en: "There is nothing here; /docs says what there is.",
    ja: "ここには何もありません。使い方は /docs をご覧ください。",
  });
}

/** What nobody foresaw: the log says more than the answer. */
function internal(cause: unknown): Problem {
  console.error(cause);
  return new Problem(
    500,
    "internal",
    {
      en: "Something went wrong in this worker. Try again; if it stays so, tell whoever runs it.",
      ja: "ワーカーの内部で問題が起きました。もう一度試しても直らなければ、管理者に知らせてください。",
    },
    { cause },
  );
}
