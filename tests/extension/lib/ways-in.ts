import { escaped, type Pages, page, type Reply } from "./web.ts";

type Way = (to: string, url: URL) => Reply;

const html = (body: string, head = ""): Reply => ({ body: page(body, head) });
const script = (code: string): Reply => html(`<script>${code}</script>`);
const literal = (text: string): string => JSON.stringify(text).replace(/</g, "\\u003c");
const button = (code: string): Reply =>
  html(`<button type="button">go</button><script>
document.querySelector("button").addEventListener("click", () => { ${code} });</script>`);

/**
 * Pages of ordinary.example that lead to another URL: `http://ordinary.example/<way>?to=<URL>`.
 * Those with a link, button or form are clicked by the test; the others go by themselves.
 */
export const WAYS: Record<string, Way> = {
  link: (to) => html(`<a href="${escaped(to)}">go</a>`),
  "new-tab": (to) => html(`<a href="${escaped(to)}" target="_blank">go</a>`),
  opener: (to) => html(`<a href="${escaped(to)}" target="_blank" rel="opener">go</a>`),
  "no-referrer": (to) => html(`<a href="${escaped(to)}" rel="noreferrer">go</a>`),
  "window-open": (to) => button(`window.open(${literal(to)})`),
  "location-click": (to) => button(`location.href = ${literal(to)}`),
  location: (to) => script(`location.href = ${literal(to)}`),
  replace: (to) => script(`location.replace(${literal(to)})`),
  late: (to) =>
    script(`addEventListener("load", () => setTimeout(() => location.assign(${literal(to)}), 50))`),
  "meta-refresh": (to) => html("", `<meta http-equiv="refresh" content="0; url=${escaped(to)}">`),
  "refresh-header": (to) => ({ ...html(""), headers: { refresh: `0; url=${to}` } }),
  redirect: (to, url) => ({
    status: Number(url.searchParams.get("status") ?? 302),
    headers: { location: to, "cache-control": "no-store" },
  }),
  "form-post": (to) =>
    html(`<form method="post" action="${escaped(to)}"><input name="a" value="1"><button>go</button></form>`),
  "form-get": (to) =>
    html(`<form method="get" action="${escaped(to)}"><input name="a" value="1"><button>go</button></form>`),
  "form-redirect": (to) =>
    html(
      `<form method="post" action="/redirect?status=307&amp;to=${encodeURIComponent(to)}"><input name="a" value="1"><button>go</button></form>`,
    ),
  frame: (to) => html(`<iframe src="${escaped(to)}" width="600" height="400"></iframe>`),
  "frame-late": (to) =>
    button(`document.body.append(Object.assign(document.createElement("iframe"), { src: ${literal(to)} }))`),
  "frame-redirect": (to) =>
    html(`<iframe src="/redirect?to=${encodeURIComponent(to)}" width="600" height="400"></iframe>`),
  object: (to) => html(`<object data="${escaped(to)}" type="text/html" width="600" height="400"></object>`),
  embed: (to) => html(`<embed src="${escaped(to)}" type="text/html" width="600" height="400">`),
  download: (to) => html(`<a href="${escaped(to)}" download="file.bin">go</a>`),
  prefetch: (to) => html("", `<link rel="prefetch" href="${escaped(to)}">`),
  prerender: (to) => speculation("prerender", to),
  "speculative-prefetch": (to) => speculation("prefetch", to),
  "legacy-prerender": (to) => html("", `<link rel="prerender" href="${escaped(to)}">`),
  "dns-prefetch": (to) => html("", `<link rel="dns-prefetch" href="${escaped(to)}">`),
  preconnect: (to) => html("", `<link rel="preconnect" href="${escaped(to)}">`),
  "link-header": (to) => ({
    ...html(""),
    headers: { link: `<${to}>; rel=preconnect, <${to}>; rel=prefetch` },
  }),
  ping: (to) => html(`<a href="#there" ping="${escaped(to)}">go</a>`),
  image: (to) => html(`<img src="${escaped(to)}" alt="">`),
  fetch: (to) => script(`fetch(${literal(to)}, { mode: "no-cors" }).catch(() => undefined)`),
};

function speculation(kind: "prefetch" | "prerender", to: string): Reply {
  const rules = JSON.stringify({ [kind]: [{ source: "list", urls: [to], eagerness: "immediate" }] });
  return html(
    `<a href="${escaped(to)}">go</a>`,
    `<script type="speculationrules">${rules.replace(/</g, "\\u003c")}</script>`,
  );
}

/** The address of a page that leads somewhere. */
export function way(name: string, to: string, more: Record<string, string> = {}): string {
  if (!(name in WAYS)) throw new RangeError(`no way in is called ${name}`);
  return `http://ordinary.example/${name}?${new URLSearchParams({ ...more, to })}`;
}

export const waysIn: Pages = (url) => {
  const to = url.searchParams.get("to");
  if (url.hostname !== "ordinary.example" || to === null) return undefined;
  return WAYS[url.pathname.slice(1)]?.(to, url);
};
