/**
 * The shared look of Sublet, for the page, the extension and the worker.
 *
 * The parts only show what the classifier says: nothing here matches, scores or decides.
 *
 * @packageDocumentation
 */
export { Anatomy } from "./anatomy.tsx";
export { ControlSteps } from "./control.tsx";
export { ActionBadge, DecisionLine } from "./decision.tsx";
export { EvidenceList } from "./evidence.tsx";
export { Gauge } from "./gauge.tsx";
export { headline, lead } from "./headline.ts";
export { type HostPart, hostParts, tenantLabel } from "./host-parts.ts";
export { Incidents } from "./incidents.tsx";
export { LangProvider, useLang, useNumber, useWords } from "./lang.ts";
export { linkName, linkText, OutLink } from "./out-link.tsx";
export { ProviderCard } from "./provider-card.tsx";
export { Reasons } from "./reasons.tsx";
export { Section } from "./section.tsx";
export { type Strings, strings } from "./strings/index.ts";
export { unicodeForm } from "./unicode.ts";
export { VerdictCard, type VerdictCardProps, VerdictDetails } from "./verdict-card.tsx";
export * from "./words.ts";
