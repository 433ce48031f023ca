/**
 * The shared look of Sublet, for the page, the extension and the worker.
 *
 * The parts only show what the classifier says: nothing here matches, scores or decides.
 *
 * @packageDocumentation
 */
export { Anatomy } from "./anatomy.tsx";
export { save } from "./files.ts";
export { type HostPart, headline, hostParts, lead, tenantLabel, unicodeForm } from "./host.ts";
export { BackMark, CrossMark, Logo, MoonMark, NextMark, SaveMark, SearchMark } from "./icons.tsx";
export { LangProvider, useLang, useNumber, useWords } from "./lang.ts";
export {
  ActionBadge,
  ControlSteps,
  DecisionLine,
  EvidenceList,
  Gauge,
  Incidents,
  linkName,
  linkText,
  OutLink,
  Reasons,
  Section,
} from "./parts.tsx";
export { BUILTIN_POLICIES, EMPTY_POLICY, POLICIES, type PolicyName, stops } from "./policy.ts";
export { ProviderCard } from "./provider-card.tsx";
export { type Strings, strings } from "./strings/index.ts";
export { VerdictCard, type VerdictCardProps, VerdictDetails } from "./verdict-card.tsx";
export * from "./words.ts";
