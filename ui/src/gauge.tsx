import type { Verdict } from "sublet-wasm";
import { useWords } from "./lang.ts";

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
