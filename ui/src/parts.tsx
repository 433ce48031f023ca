import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import type { Verdict } from "sublet-wasm";
import { useWords } from "./lang.ts";
import { type Action, CONTROLS } from "./words.ts";

/** A titled part of a card. */
export function Section({
  title,
  class: name = "",
  children,
}: {
  title: string;
  class?: string;
  children: ComponentChildren;
}) {
  const id = useId();
  return (
    <section class={`section ${name}`} aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      {children}
    </section>
  );
}

const SAFE = /^(https?|mailto):/i;

/** A link that leaves the page: in a tab of its own, without telling where from. Anything but web and mail stays text. */
export function OutLink({ href, children }: { href: string; children: ComponentChildren }) {
  const { newTab } = useWords();
  if (!SAFE.test(href)) return <bdi>{children}</bdi>;
  return (
    <a class="out-link" href={href} target="_blank" rel="noopener noreferrer" title={newTab}>
      {children}
    </a>
  );
}

/** An address as people write it down: without scheme and closing slash. */
export function linkText(href: string): string {
  return href.replace(/^(https?:\/\/(www\.)?|mailto:)/i, "").replace(/\/$/, "");
}

/** The part of an address that a reader wants to see before following it. */
export function linkName(href: string): string {
  try {
    const { protocol, hostname, pathname } = new URL(href);
    return protocol === "mailto:" ? pathname : hostname.replace(/^www\./, "");
  } catch {
    return href;
  }
}

/** An action as a small plate. */
export function ActionBadge({ action }: { action: Action }) {
  return <span class={`badge action-${action}`}>{useWords().action[action]}</span>;
}

/** What the policy says to do, and the rule that said it. */
export function DecisionLine({ decision: { action, rule } }: Pick<Verdict, "decision">) {
  const words = useWords();
  return (
    <div class="decision">
      <p>
        <ActionBadge action={action} /> {words.actionHelp[action]}
      </p>
      <p class="decision-rule">
        {words.decision.rule}: <code>{rule}</code>
      </p>
    </div>
  );
}

/** The control model as three steps, the tenant's own marked. */
export function ControlSteps({ control }: Pick<Verdict, "control">) {
  const words = useWords();
  const reached = control === null ? -1 : CONTROLS.indexOf(control);
  return (
    <div class="control">
      <ol class="control-steps">
        {CONTROLS.map((step, at) => (
          <li
            key={step}
            class={at <= reached ? "is-reached" : ""}
            aria-current={step === control ? "step" : undefined}
          >
            {words.control[step]}
          </li>
        ))}
      </ol>
      <p class="control-help">{control === null ? words.controlUnknown : words.controlHelp[control]}</p>
    </div>
  );
}

const ARC = "M 12 66 A 48 48 0 0 1 108 66";

/** The score on a half dial, with its level in words. */
export function Gauge({ risk: { score, level } }: Pick<Verdict, "risk">) {
  const { risk, level: names } = useWords();
  return (
    <div
      class={`gauge level-${level}`}
      role="meter"
      aria-label={risk.meter}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={score}
      aria-valuetext={risk.value(score, names[level])}
    >
      <svg viewBox="0 0 120 74" aria-hidden="true" focusable="false">
        <path class="gauge-track" d={ARC} pathLength="100" />
        {score > 0 && <path class="gauge-fill" d={ARC} pathLength="100" stroke-dasharray={`${score} 100`} />}
        <text class="gauge-score" x="60" y="62">
          {score}
        </text>
      </svg>
      <span class="gauge-level" aria-hidden="true">
        {names[level]}
      </span>
    </div>
  );
}

/** Every reason with the points it adds or takes away. */
export function Reasons({ reasons }: Pick<Verdict, "reasons">) {
  const { risk } = useWords();
  if (reasons.length === 0) return <p class="quiet">{risk.noReasons}</p>;
  return (
    <ul class="reasons">
      {reasons.map(({ code, points, text }, at) => (
        <li key={at} data-code={code}>
          <span class={`reason-points ${points < 0 ? "is-less" : ""}`}>{risk.points(points)}</span>
          <span class="reason-text">{text}</span>
          <svg class="reason-bar" aria-hidden="true" focusable="false">
            <rect class="reason-track" width="100%" height="100%" rx="2" />
            <rect
              class="reason-fill"
              width={`${Math.min(100, Math.abs(points) * 2.5)}%`}
              height="100%"
              rx="2"
            />
          </svg>
        </li>
      ))}
    </ul>
  );
}

/** What the verdict rests on. */
export function EvidenceList({ evidence }: Pick<Verdict, "evidence">) {
  const { evidence: words } = useWords();
  if (evidence.length === 0) return <p class="quiet">{words.none}</p>;
  return (
    <ul class="evidence">
      {evidence.map(({ by, source }) => (
        <li key={`${by} ${source}`}>
          {words.by[by] ?? by} <b title={source}>{words.source[source] ?? source}</b>
        </li>
      ))}
    </ul>
  );
}

function techniqueAddress(id: string): string {
  return `https://attack.mitre.org/techniques/${id.split(".").map(encodeURIComponent).join("/")}/`;
}

/** What is on record about the provider's tenants, each with its source. */
export function Incidents({ incidents, none }: Pick<Verdict, "incidents"> & { none: string }) {
  const words = useWords();
  if (incidents.length === 0) return <p class="quiet">{none}</p>;
  return (
    <ol class="incidents">
      {incidents.map(({ actor, year, technique, what, source }) => (
        <li key={`${actor} ${year} ${source}`}>
          <span class="incident-year">{year}</span>
          <div class="incident-body">
            <p class="incident-actor">
              {actor}
              {technique && (
                <span class="incident-technique">
                  <OutLink href={techniqueAddress(technique)}>{technique}</OutLink>
                </span>
              )}
            </p>
            <p>{what}</p>
            <p class="incident-source">
              {words.incidents.source}: <OutLink href={source}>{linkName(source)}</OutLink>
            </p>
          </div>
        </li>
      ))}
    </ol>
  );
}
