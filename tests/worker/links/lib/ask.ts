import assert from "node:assert/strict";
import { ADMIN, type Running } from "../../lib/start.ts";

/** What `POST /v1/links` answers of one URL. */
export interface Made {
  url: string;
  link: string;
  expires: string;
  error: { code: string; message: string };
}

/** Asks for links; throws unless there are some. */
export async function links(
  worker: Running,
  body: unknown,
  path = "/v1/links",
  token = ADMIN,
): Promise<Made[]> {
  const answer = await post(worker, body, path, token);
  assert.equal(answer.status, 200);
  return ((await answer.json()) as { links: Made[] }).links;
}

/** Asks for the link to one URL. */
export async function linkTo(worker: Running, url: string, path?: string, token?: string): Promise<string> {
  const [made] = await links(worker, { url }, path, token);
  assert.ok(made?.link, JSON.stringify(made));
  return made.link;
}

export function post(worker: Running, body: unknown, path = "/v1/links", token?: string): Promise<Response> {
  const headers = { "content-type": "application/json" };
  return worker.fetch(path, {
    method: "POST",
    headers,
    body: JSON.stringify(body),
    ...(token ? { token } : {}),
  });
}

/** What a browser says that it takes. */
export const BROWSER = { accept: "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8" };

/** A form as a browser sends it. */
export function form(worker: Running, fields: Record<string, string>, headers = {}): Promise<Response> {
  return worker.fetch("/go?lang=en", {
    method: "POST",
    headers: { ...BROWSER, "content-type": "application/x-www-form-urlencoded", ...headers },
    body: new URLSearchParams(fields).toString(),
  });
}

/** The hidden fields of a warning page's form. */
export function fieldsOf(html: string): Record<string, string> {
  const plain = (text: string) =>
    text.replaceAll("&quot;", '"').replaceAll("&lt;", "<").replaceAll("&amp;", "&");
  const found = html.matchAll(/<input type="hidden" name="(\w)" value="([^"]*)"/g);
  return Object.fromEntries([...found].map(([, name, value]) => [name, plain(value ?? "")]));
}
