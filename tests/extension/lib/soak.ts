/** Whom the long runs of both browsers visit. */

/** Ordinary hosts and providers' own. */
export const OWN = [
  "duckdns.org",
  "www.duckdns.org",
  "mooo.com",
  "ordinary.example",
  "other.example",
  "www.ordinary.example",
];

/** What tenants' addresses end in. */
export const TENANTS = [
  "duckdns.org",
  "mooo.com",
  "Duckdns.Org.",
  "a.b.duckdns.org",
  "mooo.com:8080",
  "DUCKDNS.org.:8080",
];
