/**
 * Takes user information out of the address bar and the history; a reload shows the same page.
 *
 * It also makes the entry one that was not posted, so that no reload asks whether to send a form again.
 */
export function scrub({ pathname, search }: Location, url: URL): void {
  const nonce = new URLSearchParams(search).get("k");
  history.replaceState(null, "", `${pathname}?k=${nonce}&u=${url.href}`);
}
