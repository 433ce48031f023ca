import type { Context } from "hono";
import { bodyLimit } from "hono/body-limit";
import { cors } from "hono/cors";
import { languageDetector } from "hono/language";
import { methodNotAllowed } from "hono/method-not-allowed";
import { secureHeaders } from "hono/secure-headers";
import { engine } from "./engine.ts";
import type { App, Ctx, Middleware } from "./env.ts";
import { Problem } from "./problem.ts";
import { type Settings, settingsOf } from "./settings.ts";

const JSON_TYPE = "application/json";

/** For a middleware that is called by itself, with nothing behind it. */
export const nothing = async (): Promise<void> => {};

const NONE = ["'none'"];

/** Nothing in an answer may load, run or be framed. Headers that a route set stay. */
const secure = (transport: string | false) =>
  secureHeaders({
    overwrite: false,
    contentSecurityPolicy: { defaultSrc: NONE, frameAncestors: NONE, baseUri: NONE, formAction: NONE },
    strictTransportSecurity: transport,
    crossOriginOpenerPolicy: false,
    crossOriginResourcePolicy: false,
    originAgentCluster: false,
    referrerPolicy: false,
    xDnsPrefetchControl: false,
    xDownloadOptions: false,
    xFrameOptions: false,
    xPermittedCrossDomainPolicies: false,
    xXssProtection: false,
  });

// RFC 6797, section 7.2: over plain HTTP the header must not be sent.
const overHttp = secure(false);
const overHttps = secure("max-age=31536000");

/** Puts the headers on an answer that every answer has. */
export const secured: Middleware = async (c, next) => {
  await (c.req.url.startsWith("https:") ? overHttps : overHttp)(c, next);
  if (!c.res.headers.has("cache-control")) c.res.headers.set("cache-control", "no-store");
};

const ready = new Map<boolean, Headers>();

/** The headers of an answer in JSON as `secured` puts them; made once, because to copy them is cheaper. */
export async function jsonHeaders(c: Ctx): Promise<Headers> {
  const https = c.req.url.startsWith("https:");
  const known = ready.get(https);
  if (known) return known;
  c.res = new Response(null, { headers: { "content-type": JSON_TYPE } });
  await secured(c, nothing);
  const headers = new Headers(c.res.headers);
  c.res = undefined;
  ready.set(https, headers);
  return headers;
}

/** Sets the language of the answer: `?lang=`, else `Accept-Language`, else English. */
export const detectLanguage: Middleware = languageDetector({
  supportedLanguages: ["en", "ja"],
  fallbackLanguage: "en",
  order: ["querystring", "header"],
  caches: false,
});

/** Whether `?lang=` can be answered in. */
export const isLanguage = (lang: string | undefined) => lang === undefined || lang === "en" || lang === "ja";

/** Sets what every route finds in its context; throws the problems `unknown-language` and `bad-setting`. */
export const enter: Middleware = async (c, next) => {
  if (!isLanguage(c.req.query("lang"))) throw unknownLanguage();
  c.set("settings", settingsOf(c.env));
  c.set("engine", engine);
  await next();
};

/** Whether pages of other origins may read answers. */
export function isShared({ corsOrigins }: Settings): boolean {
  return corsOrigins === "*" || corsOrigins.size > 0;
}

/** Lets pages of other origins read answers, as the setting `CORS_ORIGINS` says. */
const sharing = ({ corsOrigins }: Settings, allowMethods: string[]) =>
  cors({
    origin: corsOrigins === "*" ? "*" : [...corsOrigins],
    allowMethods,
    allowHeaders: ["Authorization", "Content-Type", "If-None-Match"],
    exposeHeaders: ["ETag", "Retry-After", "Sublet-Recorded"],
    maxAge: 7200,
  });

/**
 * As `sharing`, once the settings are read. `cors` would answer every OPTIONS itself, without `Allow`: those go on to
 * `methods`.
 */
export const share: Middleware = (c, next) => {
  const settings: Settings | undefined = c.get("settings");
  const shared = settings && isShared(settings) && c.req.method !== "OPTIONS";
  return shared ? sharing(settings, [])(c, next) : next();
};

/** Answers `OPTIONS` with the methods that a path has, and throws the problem `wrong-method` for any other. */
export const methods = (app: App): Middleware =>
  methodNotAllowed({
    app,
    onMethodNotAllowed: async (c: Context, known) => {
      const all = known.filter((method) => method !== "HEAD");
      if (known.includes("HEAD")) all.push("HEAD");
      all.push("OPTIONS");
      const allow = all.join(", ");
      if (c.req.method !== "OPTIONS") throw wrongMethod(allow);
      c.res = undefined;
      c.res = new Response(null, { status: 204, headers: { allow } });
      const { settings } = (c as Ctx).var;
      return (isShared(settings) && (await sharing(settings, all)(c, nothing))) || c.res;
    },
  });

/** Throws the problem `body-too-large` as soon as more than `most` bytes are announced or came. */
export const limited = (most: number): Middleware =>
  bodyLimit({
    maxSize: most,
    onError: () => {
      throw bodyTooLarge(most);
    },
  });

/** The body must be of one of these types (`unsupported-media-type`) and as short as the setting says. */
export function takes(types: [string, ...string[]], most: (settings: Settings) => number): Middleware {
  return (c, next) => {
    demandType(c, types);
    return limited(most(c.var.settings))(c, next);
  };
}

/**
 * The body must be JSON in UTF-8 (`bad-json`), its length as the setting `MAX_BODY` says; or of one of the `others`,
 * which go on as they are.
 */
export function takesJson(...others: string[]): Middleware {
  return (c, next) => {
    if (demandType(c, [JSON_TYPE, ...others]) !== JSON_TYPE) return next();
    return limited(c.var.settings.maxBody)(c, async () => {
      const text = decode(await c.req.arrayBuffer());
      // Validation reads it from here: by itself it would let bytes pass that are no UTF-8.
      Object.assign(c.req.bodyCache, { text: Promise.resolve(text) });
      await next();
    });
  };
}

function decode(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw badJson(cause);
  }
}

/** The media type of the body, lower-case and without parameters. */
export function mediaType(c: Context): string {
  return (c.req.header("content-type") ?? "").split(";", 1)[0]?.trim().toLowerCase() ?? "";
}

function demandType(c: Context, types: string[]): string {
  const type = mediaType(c);
  if (types.includes(type)) return type;
  const list = types.join(", ");
  throw new Problem(415, "unsupported-media-type", {
    en: `The body must be of type ${list}.`,
    ja: `本文の Content-Type は ${list} でなければなりません。`,
  });
}

/** The body is no JSON. */
export function badJson(cause: unknown): Problem {
  const detail = { en: "The body is no JSON in UTF-8.", ja: "本文がUTF-8のJSONではありません。" };
  return new Problem(400, "bad-json", detail, { cause });
}

/** The body is longer than `most` bytes. */
export function bodyTooLarge(most: number): Problem {
  return new Problem(413, "body-too-large", {
    en: `The body is larger than ${most} bytes.`,
    ja: `本文が上限の ${most} バイトを超えています。`,
  });
}

function unknownLanguage(): Problem {
  return new Problem(400, "unknown-language", {
    en: "The parameter lang takes en or ja.",
    ja: "lang に指定できるのは en か ja です。",
  });
}

function wrongMethod(allow: string): Problem {
  return new Problem(
    405,
    "wrong-method",
    { en: `This takes ${allow} only.`, ja: `ここで使えるメソッドは ${allow} だけです。` },
    { headers: { allow } },
  );
}
