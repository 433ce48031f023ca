import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import type { Provider } from "sublet-wasm";
import { ControlSteps } from "./control.tsx";
import { Incidents } from "./incidents.tsx";
import { useNumber, useWords } from "./lang.ts";
import { NameList } from "./name-list.tsx";
import { linkName, linkText, OutLink } from "./out-link.tsx";
import { Section } from "./section.tsx";
import { SignUpFacts } from "./sign-up.tsx";

/** Everything the catalogue knows of one provider. */
export function ProviderCard({
  provider,
  onName,
  children,
}: {
  provider: Provider;
  /** Asks about a name of the provider's; without it names are only shown. */
  onName?: ((name: string) => void) | undefined;
  children?: ComponentChildren;
}) {
  const words = useWords();
  const number = useNumber();
  const title = useId();
  const { name, kind, homepage, abuse, suffixes, own, signUp, incidents, sources, control } = provider;
  return (
    <article class="card provider" aria-labelledby={title}>
      <header class="verdict-head">
        <p class="eyebrow">{kind ? words.kind[kind] : words.unknown}</p>
        <h2 id={title} class="verdict-headline">
          {name}
        </h2>
        <p class="provider-links">
          {homepage && (
            <span>
              {words.provider.homepage}: <OutLink href={homepage}>{linkName(homepage)}</OutLink>
            </span>
          )}
          {abuse && (
            <span>
              {words.provider.abuse}: <OutLink href={abuse}>{linkName(abuse)}</OutLink>
            </span>
          )}
        </p>
      </header>
      <div class="columns">
        <div class="column">
          <Section title={words.provider.suffixes(number(suffixes.length))}>
            <NameList names={suffixes} onName={onName} />
          </Section>
          {own.length > 0 && (
            <Section title={words.provider.own}>
              <NameList names={own} onName={onName} />
            </Section>
          )}
          {sources.length > 0 && (
            <Section title={words.provider.sources}>
              <ul class="sources">
                {sources.map((source) => (
                  <li key={source}>
                    <OutLink href={source}>{linkText(source)}</OutLink>
                  </li>
                ))}
              </ul>
            </Section>
          )}
        </div>
        <div class="column">
          <Section title={words.provider.control}>
            <ControlSteps control={control} />
          </Section>
          {signUp && (
            <Section title={words.provider.signUp}>
              <SignUpFacts signUp={signUp} />
            </Section>
          )}
        </div>
      </div>
      <Section title={words.incidents.title}>
        <Incidents incidents={incidents} none={words.provider.noIncidents} />
      </Section>
      {children && <footer class="card-actions">{children}</footer>}
    </article>
  );
}
