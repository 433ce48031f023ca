/**
 * What a browser does with the address in an attribute: `follow` it on a click, send a `form` to it, `embed` what it
 * finds there, embed one of a `srcset`, or tell each of a `list` (`ping`).
 */
export type Use = "follow" | "form" | "embed" | "srcset" | "list";

const IMAGE = { href: "embed", "xlink:href": "embed" } as const;

/** Every element that leads somewhere, with its attributes (HTML standard; SVG 2). */
export const PLACES: Record<string, Record<string, Use>> = {
  a: { href: "follow", "xlink:href": "follow", ping: "list" },
  area: { href: "follow", ping: "list" },
  form: { action: "form" },
  button: { formaction: "form" },
  input: { formaction: "form", src: "embed" },
  iframe: { src: "embed" },
  frame: { src: "embed" },
  embed: { src: "embed" },
  object: { data: "embed" },
  img: { src: "embed", srcset: "srcset" },
  source: { src: "embed", srcset: "srcset" },
  video: { src: "embed", poster: "embed" },
  audio: { src: "embed" },
  track: { src: "embed" },
  script: { src: "embed", ...IMAGE },
  link: { href: "embed", imagesrcset: "srcset" },
  image: IMAGE,
  use: IMAGE,
  feimage: IMAGE,
  body: { background: "embed" },
  table: { background: "embed" },
  td: { background: "embed" },
  th: { background: "embed" },
};
