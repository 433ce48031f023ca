import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import type { Verdict } from "sublet-wasm";
import { Anatomy } from "./anatomy.tsx";
import { headline, lead } from "./host.ts";
import { useWords } from "./lang.ts";
import { ControlSteps, DecisionLine, EvidenceList, Gauge, Incidents, Reasons, Section } from "./parts.tsx";

/** What the card takes. */
export interface VerdictCardProps {
  /** The verdict, as the classifier gives it. */
  verdict: Verdict;
  /** Opens the provider; without it the provider is only named. */
  onProvider?: ((id: string) => void) | undefined;
  /** Buttons of the surface that shows the card. */
  children?: ComponentChildren;
}

/** Everything the classifier says about one host. */
export function VerdictCard({ verdict, onProvider, children }: VerdictCardProps) {
  const words = useWords();
  const title = useId();
  return (
    <article class={`card verdict level-${verdict.risk.level}`} aria-labelledby={title}>
      <header class="verdict-head">
        <h2 id={title} class="verdict-headline">
          {headline(verdict, words)}
        </h2>
        <p class="verdict-lead">{lead(verdict, words)}</p>
      </header>
      <Anatomy verdict={verdict} />
      <VerdictDetails verdict={verdict} onProvider={onProvider} />
      {children && <footer class="card-actions">{children}</footer>}
    </article>
  );
}

/** What lies behind a verdict's first sentence: facts, decision, risk, control, evidence and incidents. */
export function VerdictDetails({ verdict, onProvider }: Pick<VerdictCardProps, "verdict" | "onProvider">) {
  const words = useWords();
  const tenant = verdict.standing === "tenant";
  return (
    <>
      <Facts verdict={verdict} onProvider={onProvider} />
      <div class="verdict-body">
        <Section title={words.decision.title} class="at-decision">
          <DecisionLine decision={verdict.decision} />
        </Section>
        {tenant && (
          <Section title={words.risk.title} class="at-risk">
            <Gauge risk={verdict.risk} />
            <h4>{words.risk.reasons}</h4>
            <Reasons reasons={verdict.reasons} />
          </Section>
        )}
        {tenant && (
          <Section title={words.controlTitle} class="at-control">
            <ControlSteps control={verdict.control} />
          </Section>
        )}
        <Section title={words.evidence.title} class="at-evidence">
          <EvidenceList evidence={verdict.evidence} />
        </Section>
        {tenant && (
          <Section title={words.incidents.title} class="at-incidents">
            <Incidents incidents={verdict.incidents} none={words.incidents.none} />
          </Section>
        )}
      </div>
    </>
  );
}

function Facts({ verdict, onProvider }: Pick<VerdictCardProps, "verdict" | "onProvider">) {
  const words = useWords();
  const { standing, provider, kind, suffix, site } = verdict;
  return (
    <dl class="facts">
      <div>
        <dt>{words.facts.standing}</dt>
        <dd>{words.standing[standing]}</dd>
      </div>
      {provider && (
        <div>
          <dt>{words.facts.provider}</dt>
          <dd>
            {onProvider ? (
              <button type="button" class="link" onClick={() => onProvider(provider.id)}>
                {provider.name}
              </button>
            ) : (
              provider.name
            )}
          </dd>
        </div>
      )}
      {standing !== "unlisted" && (
        <div>
          <dt>{words.facts.kind}</dt>
          <dd>{kind === null ? words.unknown : words.kind[kind]}</dd>
        </div>
      )}
      {suffix && (
        <div>
          <dt>{words.facts.suffix}</dt>
          <dd>
            <bdi class="mono">{suffix}</bdi>
          </dd>
        </div>
      )}
      {site && (
        <div>
          <dt>{words.facts.site}</dt>
          <dd>
            <bdi class="mono">{site}</bdi>
          </dd>
        </div>
      )}
    </dl>
  );
}
