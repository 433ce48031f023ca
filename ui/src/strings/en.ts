import { labels } from "../generated/labels.ts";
import type { Action, Control, Kind, Level, Standing } from "../words.ts";

const { kind, control, level, action, standing, evidence } = labels.en;

const controlHelp: Record<Control, string> = {
  limited: "The tenant fills in pages that the provider frames and runs.",
  content: "The tenant decides everything the host serves, but not where its name points.",
  full: "The tenant decides where the name points and everything that answers there.",
};

const actionHelp: Record<Action, string> = {
  allow: "Let it through.",
  log: "Let it through and note it.",
  warn: "Stop and ask before going on.",
  block: "Do not go there.",
};

/** Points with the sign that people read; nothing has none. */
export function signed(points: number): string {
  return points === 0 ? "0" : `${points > 0 ? "+" : "−"}${Math.abs(points)}`;
}

/** English words of the shared look. */
export const en = {
  kind: kind as Record<Kind, string>,
  control: control as Record<Control, string>,
  controlHelp,
  level: level as Record<Level, string>,
  action: action as Record<Action, string>,
  actionHelp,
  standing: standing as Record<Standing, string>,
  unknown: "Unknown",
  headline: {
    anyone: (suffix: string) => `Anyone can get an address ending in ${suffix}.`,
    byOwner: (suffix: string) => `Addresses ending in ${suffix} are given out by its owner.`,
    others: (suffix: string) => `Addresses ending in ${suffix} may belong to somebody else.`,
    provider: (name: string) => `This address belongs to ${name} itself.`,
    providerUnnamed: "This address belongs to the provider itself.",
    unlisted: "No record says that this address is rented.",
  },
  lead: {
    tenant: (tenant: string, provider: string) =>
      `Whoever holds “${tenant}” is a tenant of ${provider}, which does not vouch for what is there.`,
    tenantUnnamed: (tenant: string) => `Whoever holds “${tenant}” need not be who owns the rest of the name.`,
    kindUnknown: "Listed, but nobody has yet reviewed what is let out here.",
    provider: "It is the landlord’s own door, not a tenant’s.",
    apex: "It is the landlord’s own door, not a tenant’s. Names below it are rented out.",
    unlisted:
      "That is no proof of safety: a host with a domain of its own can be as good or bad as any other.",
  },
  anatomy: {
    title: "The host taken apart",
    below: "chosen by the tenant",
    tenant: "the tenant",
    suffix: (provider: string) => `the door of ${provider}`,
    suffixUnnamed: "the door it is let under",
    own: (provider: string) => `kept by ${provider}`,
    ownUnnamed: "kept by the provider",
    whole: "no landlord known",
    unicode: "Shown in Unicode",
    asked: "You asked about",
  },
  risk: {
    title: "Risk",
    meter: "Risk score",
    value: (score: number, levelName: string) => `${score} of 100, ${levelName}`,
    reasons: "What adds up to it",
    noReasons: "Nothing is known that adds risk.",
    points: signed,
  },
  controlTitle: "What the tenant controls",
  controlUnknown: "Nobody has reviewed yet what a tenant controls here.",
  incidents: {
    title: "Known incidents",
    source: "Source",
    none: "No incident on record for this provider.",
  },
  evidence: {
    title: "Why we say so",
    by: { ...evidence, "name-server": "Name servers match" } as Record<string, string>,
    none: "No list that we read names it.",
    source: {
      "sublet-providers": "Sublet’s provider files",
      "psl-private": "the Public Suffix List (private section)",
      psl: "the Public Suffix List (private section)",
    } as Record<string, string>,
  },
  decision: { title: "Decision", rule: "Rule" },
  facts: { kind: "Kind", provider: "Provider", site: "Site", suffix: "Suffix", standing: "Standing" },
  provider: {
    homepage: "Homepage",
    kind: "Lets out",
    control: "Tenants control",
    abuse: "Report abuse",
    suffixes: (count: string) => `Suffixes (${count})`,
    more: (count: string) => `and ${count} more`,
    own: "Keeps for itself",
    signUp: "Signing up",
    sources: "Sources",
    anonymous: "Anonymous sign-up",
    cryptoPayment: "Takes crypto payment",
    identityCheck: "Checks identity",
    abuseHandling: "Acts on complaints",
    yes: "Yes",
    no: "No",
    noIncidents: "No incident on record.",
  },
  newTab: "opens in a new tab",
};
