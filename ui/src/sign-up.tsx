import type { Provider } from "sublet-wasm";
import { useWords } from "./lang.ts";

/** What is known of signing up with a provider; unknown stays unknown. */
export function SignUpFacts({ signUp }: { signUp: NonNullable<Provider["signUp"]> }) {
  const words = useWords();
  const { provider, unknown } = words;
  const facts = ["anonymous", "cryptoPayment", "identityCheck", "abuseHandling"] as const;
  return (
    <dl class="facts sign-up">
      {facts.map((fact) => {
        const value = signUp[fact] ?? null;
        return (
          <div key={fact}>
            <dt>{provider[fact]}</dt>
            <dd class={value === null ? "quiet" : ""}>
              {value === null ? unknown : value ? provider.yes : provider.no}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
