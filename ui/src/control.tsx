import type { Verdict } from "sublet-wasm";
import { useWords } from "./lang.ts";
import { CONTROLS } from "./words.ts";

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
