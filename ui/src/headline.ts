import type { Verdict } from "sublet-wasm";
import { tenantLabel } from "./host-parts.ts";
import type { Strings } from "./strings/index.ts";

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

/** What the headline means for whoever asks. */
export function lead(verdict: Verdict, words: Strings): string {
  const { standing, provider, kind } = verdict;
  if (standing === "unlisted") return words.lead.unlisted;
  if (standing === "provider") return verdict.suffix === null ? words.lead.provider : words.lead.apex;
  if (kind === null) return words.lead.kindUnknown;
  const tenant = tenantLabel(verdict);
  return provider ? words.lead.tenant(tenant, provider.name) : words.lead.tenantUnnamed(tenant);
}
