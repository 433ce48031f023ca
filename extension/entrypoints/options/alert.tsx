import { useT } from "../../src/words/index.ts";
import { keyed } from "./key.ts";
import type { Failure } from "./live.ts";

/** Why something was not done, in words, with the details as they came. */
export function Alert({ failure }: { failure: Failure | null | undefined }) {
  const t = useT();
  return (
    <div role="alert">
      {failure && (
        <p class="alert">
          <b>{t(`optError_${keyed(failure.code)}`)}</b>{" "}
          {failure.detail && <span class="detail">{failure.detail}</span>}
        </p>
      )}
    </div>
  );
}
