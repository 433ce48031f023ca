import { nonceInForce } from "./nonce.ts";

/** A navigation that the rules stopped. */
export interface Stopped {
  /** Where it was bound: http or https, with query and fragment, without user information. */
  url: URL;
}

const MARK = "&u=";

/**
 * The address that a warning page was opened for; `null` where somebody else than our rules opened it.
 *
 * The address stands raw behind `&u=`, and its fragment came along as the page's own.
 */
export async function stoppedUrl({
  search,
  hash,
}: Pick<Location, "search" | "hash">): Promise<Stopped | null> {
  const at = search.indexOf(MARK);
  const nonce = new URLSearchParams(search.slice(0, at)).get("k");
  if (at < 0 || !nonce || nonce !== (await nonceInForce())) return null;
  const url = URL.parse(search.slice(at + MARK.length) + hash);
  if (url?.protocol !== "http:" && url?.protocol !== "https:") return null;
  url.username = "";
  url.password = "";
  return { url };
}
