/**
 * The most characters of a URL as it stands in a link, percent-encoded. Cloudflare takes addresses of 16 KB; a longer
 * link would be signed and could not be opened.
 */
export const LONGEST = 15 * 1024;

/** Why a URL is not one to be led to. */
export type Unfit = "not-a-url" | "not-web" | "userinfo" | "too-long";

/**
 * A URL that the gate may lead to, as the platform's parser writes it: absolute, http or https, ASCII only. A name or
 * password in front of the host is refused: it serves to pass one host off as another.
 */
export function readTarget(text: string): { url: URL } | { unfit: Unfit } {
  if (text.length > LONGEST) return { unfit: "too-long" };
  const url = URL.parse(text);
  if (!url) return { unfit: "not-a-url" };
  if (url.protocol !== "http:" && url.protocol !== "https:") return { unfit: "not-web" };
  if (url.username !== "" || url.password !== "") return { unfit: "userinfo" };
  return encodeURIComponent(url.href).length > LONGEST ? { unfit: "too-long" } : { url };
}
