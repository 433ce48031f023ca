import type { Verdict } from "sublet-wasm";

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
