import { useCallback, useEffect, useState } from "preact/hooks";
import { POLICIES, type PolicyName } from "../policy.ts";
import { MAX_LINK, type Question } from "./sublet.ts";

/** A view of the page, as its address names it. */
export type Place =
  | { view: "home" }
  /** One question, asked exactly as written. */
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

const LIMIT = 8;
const kept = new Map<string, Question>();
let last = 0;

/** The place of a question: in the link itself, or kept in this tab when it is a file or too long. */
export function placeFor(question: Question): Place {
  const { source, through } = question;
  if (typeof source === "string" && source.length <= MAX_LINK) {
    return { view: through ? "list" : "ask", text: source };
  }
  const key = String(++last);
  kept.set(key, question);
  for (const old of kept.keys()) {
    if (kept.size <= LIMIT) break;
    kept.delete(old);
  }
  return { view: "kept", key };
}

/** What a place asks about, if it is still known. */
export function questionAt(place: Place): Question | undefined {
  if (place.view === "ask") return { source: place.text, through: false };
  if (place.view === "list") return { source: place.text, through: true };
  return place.view === "kept" ? kept.get(place.key) : undefined;
}

/** The page's place, in step with the address bar and its history. */
export interface Navigation {
  address: Address;
  /** Goes to a place and leaves the present one in the history. */
  go(place: Place): void;
}

/** Follows the address; the fragment never leaves the browser. */
export function usePlace(policy?: PolicyName): Navigation {
  const [address, setAddress] = useState(() => readAddress(location.hash));

  useEffect(() => {
    const follow = () => setAddress(readAddress(location.hash));
    addEventListener("popstate", follow);
    return () => removeEventListener("popstate", follow);
  }, []);

  useEffect(() => {
    const fragment = writeAddress(address.place, policy);
    if (fragment !== location.hash) history.replaceState(null, "", fragment || location.pathname);
  }, [address, policy]);

  const go = useCallback(
    (place: Place) => {
      const fragment = writeAddress(place, policy);
      if (fragment !== location.hash) history.pushState(null, "", fragment || location.pathname);
      setAddress({ place, policy });
    },
    [policy],
  );
  return { address, go };
}
