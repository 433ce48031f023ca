/** Headers that are for one origin only (Fetch standard, "HTTP-redirect fetch"). */
const FOR_ORIGIN = ["authorization", "cookie", "proxy-authorization"];
/** Headers that describe a body. */
const OF_BODY = [
  "content-encoding",
  "content-language",
  "content-location",
  "content-type",
  "content-length",
];

/**
 * The request that a redirect asks for, as the Fetch standard makes it; `undefined` where the answer is none.
 *
 * Throws a `TypeError` where the redirect leads nowhere on the web, or asks for a body again that is gone.
 */
export function next(request: Request, answer: Response): Request | undefined {
  const location = answer.headers.get("location");
  if (location === null || ![301, 302, 303, 307, 308].includes(answer.status)) return undefined;
  const from = new URL(request.url);
  const to = URL.parse(location, from);
  if (!to || (to.protocol !== "http:" && to.protocol !== "https:")) {
    throw new TypeError(`the redirect from ${from.host} leads to no web address`);
  }
  if (to.hash === "") to.hash = from.hash;

  const headers = new Headers(request.headers);
  const { method } = request;
  const turned =
    (answer.status === 303 && method !== "GET" && method !== "HEAD") ||
    (answer.status <= 302 && method === "POST");
  if (turned) for (const name of OF_BODY) headers.delete(name);
  else if (request.body) throw new TypeError(`${answer.status} asks for a body again that was sent already`);
  if (to.origin !== from.origin) for (const name of FOR_ORIGIN) headers.delete(name);
  return new Request(to.href, {
    method: turned ? "GET" : method,
    headers,
    signal: request.signal,
    redirect: "manual",
    ...(request.cf && { cf: request.cf }),
  });
}
