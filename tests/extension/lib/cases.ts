/** Tables of cases that the suites of both browsers go through. Every case has a host of its own: nothing is cached. */

/** An address and the host whose packets count. */
export interface Address {
  what: string;
  url: string;
  host: string;
}

const stopped = (what: string, host: string, url = `http://${host}/`): Address => ({ what, host, url });

/** Addresses of tenants that the policy `balanced` warns about, in all the ways to write them. */
export const STOPPED: Address[] = [
  stopped("a tenant", "plain.duckdns.org"),
  stopped("a tenant of another provider", "plain.mooo.com"),
  stopped("a name below a tenant's", "a.b.c.deep.duckdns.org"),
  stopped("upper case", "upper.duckdns.org", "http://UPPER.DuckDNS.ORG/Path"),
  stopped("a trailing dot", "dotted.duckdns.org", "http://dotted.duckdns.org./path"),
  stopped("upper case and a trailing dot", "both.duckdns.org", "http://BOTH.duckdns.ORG."),
  stopped("a percent-encoded dot", "percent.duckdns.org", "http://percent%2educkdns%2Eorg/"),
  stopped("a full-width dot", "wide.duckdns.org", "http://wide\u3002duckdns\uff0eorg/"),
  stopped("an internationalized name", "xn--wgv71a.duckdns.org", "http://日本.duckdns.org/道?問#片"),
  stopped("an underscore", "_under.duckdns.org"),
  stopped("a port", "port.duckdns.org", "http://port.duckdns.org:8080/"),
  stopped("https", "secure.duckdns.org", "https://secure.duckdns.org/"),
  stopped("https at a port", "secure-port.duckdns.org", "https://secure-port.duckdns.org:8443/"),
  stopped("user information", "user.duckdns.org", "http://name:secret@user.duckdns.org/"),
  stopped("a famous name as user", "famous.duckdns.org", "http://www.ordinary.example@famous.duckdns.org/"),
  stopped("backslashes", "slashes.duckdns.org", "http:\\\\slashes.duckdns.org\\path"),
  stopped(
    "an address within the address",
    "inner.duckdns.org",
    "http://inner.duckdns.org/?k=1&u=http://x/&u=",
  ),
  stopped("markup and bidi marks", "markup.duckdns.org", "http://markup.duckdns.org/\u202e<b>\"'&?<i>#<u>"),
];

/** Addresses that are never stopped: ordinary hosts, a provider's own, names that only look like tenants. */
export const SERVED: Address[] = [
  stopped("an ordinary host", "ordinary.example"),
  stopped("a suffix's own apex", "duckdns.org"),
  stopped("an apex with a trailing dot", "duckdns.org", "http://duckdns.org./"),
  stopped("an apex in upper case at a port", "duckdns.org", "http://DUCKDNS.org:8080/"),
  stopped("a provider's own host", "www.duckdns.org"),
  stopped("a provider's own host with a trailing dot", "www.duckdns.org", "http://www.duckdns.org./"),
  stopped("a name that only ends alike", "evilduckdns.org"),
  stopped("a suffix in the middle", "duckdns.org.ordinary.example"),
  stopped("a tenant as user", "ordinary.example", "http://a.duckdns.org@ordinary.example/user"),
  stopped("a tenant in the query", "ordinary.example", "http://ordinary.example/?http://a.duckdns.org/"),
  stopped("a tenant that the policy only logs", "logged.github.io", "https://logged.github.io/"),
  stopped("an IP address", "127.0.0.1"),
];

/** How the page of a way in is left (see `ways-in.ts`). */
export interface Entrance {
  way: string;
  /** Whether something has to be clicked. */
  click?: boolean;
  /** Whether a new tab opens. */
  tab?: boolean;
  more?: Record<string, string>;
}

/** What a way in is called: good for a test and for a host. */
export function nameOf({ way, more = {} }: Entrance): string {
  return [way, ...Object.values(more)].join("-");
}

/** Navigations of a tab, each to be stopped before anything leaves. */
export const ENTRANCES: Entrance[] = [
  { way: "link", click: true },
  { way: "no-referrer", click: true },
  { way: "new-tab", click: true, tab: true },
  { way: "opener", click: true, tab: true },
  { way: "window-open", click: true, tab: true },
  { way: "location-click", click: true },
  { way: "location" },
  { way: "replace" },
  { way: "late" },
  { way: "meta-refresh" },
  { way: "refresh-header" },
  ...["301", "302", "303", "307", "308"].map((status) => ({ way: "redirect", more: { status } })),
  { way: "form-get", click: true },
  { way: "form-post", click: true },
  { way: "form-redirect", click: true },
];

/** Pages within pages. */
export const FRAMES: Entrance[] = [
  { way: "frame" },
  { way: "frame-late", click: true },
  { way: "frame-redirect" },
  { way: "object" },
  { way: "embed" },
];

/** What browsers fetch, look up or connect to before anybody goes there. */
export const READ_AHEAD: Entrance[] = [
  { way: "prefetch" },
  { way: "prerender" },
  { way: "speculative-prefetch" },
  { way: "legacy-prerender" },
  { way: "dns-prefetch" },
  { way: "preconnect" },
  { way: "link-header" },
];
