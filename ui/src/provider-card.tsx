import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import type { Provider } from "sublet-wasm";
import { useNumber, useWords } from "./lang.ts";
import { ControlSteps, Incidents, linkName, linkText, OutLink, Section } from "./parts.tsx";

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

const SHOWN = 60;

/** Names of a provider; the first of many. A wildcard is no name and cannot be asked about. */
export function NameList({
  names,
  onName,
}: {
  names: readonly string[];
  onName?: ((name: string) => void) | undefined;
}) {
  const words = useWords();
  const number = useNumber();
  return (
    <ul class="names">
      {names.slice(0, SHOWN).map((name) => (
        <li key={name}>
          {onName && !name.includes("*") ? (
            <button type="button" class="name" onClick={() => onName(name)}>
              <bdi>{name}</bdi>
            </button>
          ) : (
            <bdi class="name">{name}</bdi>
          )}
        </li>
      ))}
      {names.length > SHOWN && <li class="quiet">{words.provider.more(number(names.length - SHOWN))}</li>}
    </ul>
  );
}

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
