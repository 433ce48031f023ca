/// <reference path="./punycode.d.ts" />

import { toUnicode } from "punycode/punycode.es6.js";
import type { Verdict } from "sublet-wasm";
import type { Strings } from "./strings/index.ts";

/** One stretch of a host name and whose it is. */
export interface HostPart {
  /** The stretch itself, with the dot that closes it. */
  text: string;
  /** Whose it is. */
  role: "below" | "tenant" | "suffix" | "own" | "whole";
}

/** Cuts a verdict's host where the verdict says that its site and its suffix begin. */
export function hostParts({ host, site, suffix, standing }: Verdict): HostPart[] {
  if (standing === "unlisted") return [{ text: host, role: "whole" }];
  if (standing === "provider" || !site || !suffix || !host.endsWith(site) || !site.endsWith(suffix)) {
    return [{ text: host, role: "own" }];
  }
  const below = host.slice(0, host.length - site.length);
  const tenant = site.slice(0, site.length - suffix.length);
  const parts: HostPart[] = [
    { text: below, role: "below" },
    { text: tenant, role: "tenant" },
    { text: suffix, role: "suffix" },
  ];
  return parts.filter((part) => part.text !== "");
}

/** The label next to the suffix: the tenant's own name. */
export function tenantLabel(verdict: Verdict): string {
  const part = hostParts(verdict).find(({ role }) => role === "tenant");
  return (part?.text ?? verdict.host).replace(/\.$/, "");
}

/** The verdict in one plain sentence. */
export function headline({ standing, suffix, kind, provider, reasons }: Verdict, words: Strings): string {
  const said = words.headline;
  if (standing === "unlisted") return said.unlisted;
  if (standing === "provider") return provider ? said.provider(provider.name) : said.providerUnnamed;
  if (kind === null) return said.others(suffix ?? "");
  return reasons.some(({ code }) => code === "approval-owner")
    ? said.byOwner(suffix ?? "")
    : said.anyone(suffix ?? "");
}

/** What the headline means for the person who asks. */
export function lead(verdict: Verdict, words: Strings): string {
  const { standing, provider, kind } = verdict;
  if (standing === "unlisted") return words.lead.unlisted;
  if (standing === "provider") return verdict.suffix === null ? words.lead.provider : words.lead.apex;
  if (kind === null) return words.lead.kindUnknown;
  const tenant = tenantLabel(verdict);
  return provider ? words.lead.tenant(tenant, provider.name) : words.lead.tenantUnnamed(tenant);
}

/**
 * The Unicode form of an ASCII host, or undefined where there is none to show.
 *
 * A label is decoded only for reading: the form is given only if the browser's own
 * parser leads it back to the very same host.
 */
export function unicodeForm(host: string): string | undefined {
  if (!host.split(".").some((label) => label.startsWith("xn--"))) return undefined;
  try {
    const shown = toUnicode(host);
    return shown !== host && new URL(`http://${shown}`).hostname === host ? shown : undefined;
  } catch {
    return undefined;
  }
}
