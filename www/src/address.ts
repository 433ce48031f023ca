import { POLICIES, type PolicyName } from "./engine/protocol.ts";

/** A view of the page, as its address names it. */
export type Place =
  | { view: "home" }
  /** One question, asked exactly as it stands. */
  | { view: "ask"; text: string }
  /** A text to look through for whatever can be asked about. */
  | { view: "list"; text: string }
  | { view: "provider"; id: string }
  /** Something too long for a link, or a file: kept in this tab only. */
  | { view: "kept"; key: string };

/** What the fragment of an address says. */
export interface Address {
  place: Place;
  /** Given where the link was made under a policy of its sender's choice. */
  policy: PolicyName | undefined;
}

/** Reads a fragment. What is asked comes last and takes the rest, so that a URL pasted in by hand stays whole. */
export function readAddress(fragment: string): Address {
  const [, settings = "", key, raw = ""] =
    /^#?((?:[a-z]+=[^&]*&)*?)(q|list|provider|kept)=(.*)$/s.exec(fragment) ?? [];
  const policy = POLICIES.find((name) => settings.split("&").includes(`policy=${name}`));
  return { place: placeOf(key, decode(raw)), policy };
}

function placeOf(key: string | undefined, value: string): Place {
  if (key === "q") return { view: "ask", text: value };
  if (key === "list") return { view: "list", text: value };
  if (key === "provider") return { view: "provider", id: value };
  return key === "kept" ? { view: "kept", key: value } : { view: "home" };
}

function decode(raw: string): string {
  try {
    return decodeURIComponent(raw);
  } catch {
    return raw;
  }
}

/** Writes a fragment; the default policy goes without saying. */
export function writeAddress(place: Place, policy: PolicyName = "balanced"): string {
  const setting = policy === "balanced" ? "" : `policy=${policy}&`;
  if (place.view === "ask") return `#${setting}q=${encodeURIComponent(place.text)}`;
  if (place.view === "list") return `#${setting}list=${encodeURIComponent(place.text)}`;
  if (place.view === "provider") return `#${setting}provider=${encodeURIComponent(place.id)}`;
  if (place.view === "kept") return `#${setting}kept=${encodeURIComponent(place.key)}`;
  return "";
}
