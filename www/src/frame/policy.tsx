import { POLICIES, type PolicyName } from "../engine/protocol.ts";
import { usePageWords } from "../strings/index.ts";
import { Choices } from "./choices.tsx";

/** The policy that decides, and what it does. */
export function PolicyChoice({
  policy,
  onPolicy,
}: {
  policy: PolicyName;
  onPolicy: (policy: PolicyName) => void;
}) {
  const { policy: words } = usePageWords();
  return (
    <div class="policy">
      <span class="policy-label" aria-hidden="true">
        {words.label}
      </span>
      <Choices
        label={words.label}
        choices={POLICIES.map((value) => ({ value, name: words.name[value] }))}
        chosen={policy}
        onChoose={onPolicy}
      />
      <p class="policy-help">{words.help[policy]}</p>
    </div>
  );
}
