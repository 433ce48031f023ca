import type { Verdict } from "sublet-wasm";
import { useWords } from "./lang.ts";

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
