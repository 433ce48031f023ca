import { z } from "zod";
import { fromBase64url, fromHex } from "./bytes.ts";
import type { Vars } from "./env.ts";
import { Problem } from "./problem.ts";

/** What is done with a message whose decision is the action. */
export type MailAction = "deliver" | "mark" | "quarantine" | "reject";

const yesOrNo = z.enum(["true", "false"]).transform((text) => text === "true");

/** A whole number of at least `least`. */
const number = (least: number) => z.coerce.number().int().min(least);

/** An origin as browsers send it: scheme and host, no path. */
const origin = z.string().refine((text) => URL.canParse(text) && new URL(text).origin === text);

const origins = z
  .string()
  .transform((list) => (list === "*" ? "*" : list.split(",").flatMap((one) => one.trim() || [])))
  .pipe(z.union([z.literal("*"), z.array(origin).transform((list) => new Set(list))]));

const json = z.string().transform((text, context) => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    context.addIssue("expected JSON");
    return z.NEVER;
  }
});

const mailAction = z.enum(["deliver", "mark", "quarantine", "reject"]);

const mailActions = json.pipe(
  z.strictObject({ allow: mailAction, log: mailAction, warn: mailAction, block: mailAction }),
);

const hash = z
  .string()
  .regex(/^[0-9a-fA-F]{64}$/, "expected 64 hexadecimal digits")
  .transform(fromHex);

const linkKey = z
  .string()
  .regex(/^[A-Za-z0-9_-]{43}$/, "expected 32 bytes in base64url without padding")
  .transform(fromBase64url);

const linkKeys = json
  .pipe(z.record(z.string().regex(/^[A-Za-z0-9_-]{1,32}$/, "expected a key id of A-Z a-z 0-9 _ -"), linkKey))
  .transform((keys) => new Map(Object.entries(keys)));

const MIB = 1024 * 1024;

const schema = z.object({
  POLICY: z.string().min(1).default("balanced"),
  PUBLIC_LOOKUPS: yesOrNo.default(false),
  CORS_ORIGINS: origins.default(new Set<string>()),
  MAX_BODY: number(1).default(MIB),
  MAX_MAIL: number(1).default(25 * MIB),
  RECORD: z.enum(["off", "stops", "all"]).default("stops"),
  RECORD_REQUIRED: yesOrNo.default(false),
  KEEP_DAYS: number(1).default(90),
  LINK_TTL: number(1).default(30 * 24 * 60 * 60),
  BASE_URL: z.url({ protocol: /^https?$/ }).optional(),
  MAIL_ACTIONS: mailActions.default({ allow: "deliver", log: "mark", warn: "mark", block: "quarantine" }),
  MAIL_FORWARD_TO: z.email().optional(),
  MAIL_QUARANTINE_TO: z.email().optional(),
  MAIL_FAIL: z.enum(["open", "closed"]).default("open"),
  ADMIN_TOKEN_HASH: hash.optional(),
  LINK_KEYS: linkKeys.default(new Map()),
  CONTACT: z.string().trim().min(1).max(200).optional(),
});

/** The settings, read and complete. */
export interface Settings {
  /** The policy of requests that choose none and whose token has none. */
  policy: string;
  /** Whether look-ups need no token. */
  publicLookups: boolean;
  /** Who may ask from a page of theirs: all, or these origins. */
  corsOrigins: "*" | Set<string>;
  /** The most bytes of a JSON body. */
  maxBody: number;
  /** The most bytes of a message. */
  maxMail: number;
  /** Which decisions are written down: none, all but those that allow, or all. */
  record: "off" | "stops" | "all";
  /** Whether an answer whose record failed is an error. */
  recordRequired: boolean;
  /** How many days decisions are kept. */
  keepDays: number;
  /** Seconds until a signed link runs out, where it names no time itself. */
  linkTtl: number;
  /** Where the worker is reached, without a slash at the end; by default as the request names it. */
  baseUrl: string | undefined;
  /** What is done with a message, by the action of its decision. */
  mailActions: Record<"allow" | "log" | "warn" | "block", MailAction>;
  mailForwardTo: string | undefined;
  mailQuarantineTo: string | undefined;
  /** Whether a message that could not be screened is delivered (`open`) or kept back (`closed`). */
  mailFail: "open" | "closed";
  /** SHA-256 of the first admin token. */
  adminTokenHash: Uint8Array | undefined;
  /** Key id to key; the first signs, all verify. */
  linkKeys: Map<string, Uint8Array>;
  /** Whom readers may ask, in plain words. */
  contact: string | undefined;
}

const known = new WeakMap<object, Settings | Problem>();

/** The settings of this environment; throws the problem `bad-setting` where one cannot be read. Reads them once. */
export function settingsOf(env: Vars): Settings {
  let settings = known.get(env);
  if (!settings) {
    settings = read(env);
    known.set(env, settings);
  }
  if (settings instanceof Problem) throw settings;
  return settings;
}

function read(env: Vars): Settings | Problem {
  const { success, data, error } = schema.safeParse(env);
  if (!success) return badSetting(error.issues);
  return {
    policy: data.POLICY,
    publicLookups: data.PUBLIC_LOOKUPS,
    corsOrigins: data.CORS_ORIGINS,
    maxBody: data.MAX_BODY,
    maxMail: data.MAX_MAIL,
    record: data.RECORD,
    recordRequired: data.RECORD_REQUIRED,
    keepDays: data.KEEP_DAYS,
    linkTtl: data.LINK_TTL,
    baseUrl: data.BASE_URL?.replace(/\/+$/, ""),
    mailActions: data.MAIL_ACTIONS,
    mailForwardTo: data.MAIL_FORWARD_TO,
    mailQuarantineTo: data.MAIL_QUARANTINE_TO,
    mailFail: data.MAIL_FAIL,
    adminTokenHash: data.ADMIN_TOKEN_HASH,
    linkKeys: data.LINK_KEYS,
    contact: data.CONTACT,
  };
}

/** Names the setting and what is wrong with it, never its value: it may be a secret. */
function badSetting(issues: z.core.$ZodIssue[]): Problem {
  const [first] = issues;
  const name = first?.path.join(".") ?? "";
  const wrong = first?.message ?? "";
  return new Problem(500, "bad-setting", {
    en: `The setting ${name} cannot be used: ${wrong}. Whoever runs this worker must mend it.`,
    ja: `設定 ${name} を使えません(${wrong})。このワーカーの管理者による修正が必要です。`,
  });
}
