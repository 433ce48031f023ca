import { type ErrorHandler, Hono } from "hono";
import { methodNotAllowed } from "hono/method-not-allowed";
import type { App, AppEnv, Middleware } from "./app-type.ts";
import { registerTokens } from "./auth/routes.ts";
import { registerCatalogue } from "./catalogue/routes.ts";
import { checkOne } from "./check/one.ts";
import { registerCheck } from "./check/routes.ts";
import { registerDecisions } from "./decisions/routes.ts";
import { engine } from "./engine.ts";
import { registerGate } from "./gate/routes.ts";
import { finish, options } from "./headers.ts";
import { registerLinks } from "./links/routes.ts";
import { registerMail } from "./mail/routes.ts";
import { registerDocs } from "./openapi/routes.ts";
import { registerPolicies } from "./policy/routes.ts";
import { Problem } from "./problem.ts";
import { langOf } from "./request.ts";
import { settingsOf } from "./settings.ts";

/** Every route and what stands around them. */
const app: App = new Hono<AppEnv>();

/** What every request passes first, and every answer last. */
const enter: Middleware = async (c, next) => {
  c.set("lang", "en");
  c.set("lang", langOf(c.req.query("lang"), c.req.header("accept-language")));
  c.set("settings", settingsOf(c.env));
  c.set("engine", engine);
  await next();
};

app.use(async (c, next) => {
  await next();
  finish(c);
});
app.use(enter);
app.use(
  methodNotAllowed({
    app,
    onMethodNotAllowed: (c, known) => {
      const methods = known.filter((method) => method !== "HEAD");
      if (known.includes("HEAD")) methods.push("HEAD");
      methods.push("OPTIONS");
      if (c.req.method === "OPTIONS") return options(c, methods);
      throw wrongMethod(methods);
    },
  }),
);
registerCheck(app);
registerCatalogue(app);
registerPolicies(app);
registerTokens(app);
registerDecisions(app);
registerLinks(app);
registerGate(app);
registerMail(app);
registerDocs(app);

app.notFound((c) => noSuchPage().response(c.get("lang")));

const failed: ErrorHandler<AppEnv> = (thrown, c) => {
  if (thrown instanceof WebAssembly.RuntimeError) engine.reinit();
  const problem = thrown instanceof Problem ? thrown : internal(thrown);
  return problem.response(c.get("lang") ?? "en");
};
app.onError(failed);

/**
 * The entry: `GET /v1/check` without any middleware, because it is asked most and each costs it time; behind it all other
 * routes. `checkOne` sets the headers itself that `finish` sets elsewhere.
 */
export const fastPath: App = new Hono<AppEnv>();
fastPath.get("/v1/check", checkOne);
fastPath.notFound((c) => app.fetch(c.req.raw, c.env, c.executionCtx));
fastPath.onError((thrown, c) => {
  c.res = failed(thrown, c) as Response;
  finish(c);
  return c.res;
});

function noSuchPage(): Problem {
  return new Problem(404, "no-such-page", {
    en: "There is nothing here; /docs says what there is.",
    ja: "ここには何もありません。使い方は /docs をご覧ください。",
  });
}

function wrongMethod(methods: string[]): Problem {
  const allow = methods.join(", ");
  return new Problem(
    405,
    "wrong-method",
    { en: `This takes ${allow} only.`, ja: `ここで使えるメソッドは ${allow} だけです。` },
    { headers: { allow } },
  );
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
