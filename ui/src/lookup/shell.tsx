import type { ComponentChildren } from "preact";
import { Logo } from "../icons.tsx";
import { Anatomy, Gauge, headline, useLang, useNumber, useWords } from "../index.ts";
import { useDetail } from "./answer.tsx";
import { usePageWords } from "./strings/index.ts";
import type { About, Setting, Sublet } from "./sublet.ts";

/** The page's head: its name, and what can be chosen there. */
export function Header({ onHome, children }: { onHome: () => void; children?: ComponentChildren }) {
  const words = usePageWords();
  return (
    <header class="head">
      <a
        class="brand"
        href="./"
        aria-label={words.home}
        onClick={(event) => {
          event.preventDefault();
          onHome();
        }}
      >
        <Logo />
        <span>{words.title}</span>
      </a>
      {children}
    </header>
  );
}

/** One thing to choose. */
export interface Choice<T extends string> {
  value: T;
  name: ComponentChildren;
  lang?: string;
}

/** A few buttons of which one is pressed. */
export function Choices<T extends string>({
  label,
  choices,
  chosen,
  onChoose,
}: {
  label: string;
  choices: readonly Choice<T>[];
  chosen: T;
  onChoose: (value: T) => void;
}) {
  return (
    <div class="choices" role="group" aria-label={label}>
      {choices.map(({ value, name, lang }) => (
        <button
          key={value}
          type="button"
          lang={lang}
          aria-pressed={value === chosen}
          data-value={value}
          onClick={() => onChoose(value)}
        >
          {name}
        </button>
      ))}
    </div>
  );
}

/** What the page is for, while nothing has been asked yet. */
export function Start() {
  const { points } = usePageWords();
  return (
    <ul class="points">
      {points.map(({ title, text }) => (
        <li key={title}>
          <h2>{title}</h2>
          <p>{text}</p>
        </li>
      ))}
    </ul>
  );
}

/** The host of the example. */
const SAMPLE = "login-update.duckdns.org";

/** One real answer in short, so that a first look shows what the page does. */
export function Sample({
  sublet,
  setting,
  onAsk,
}: {
  sublet: Sublet;
  setting: Setting;
  onAsk: (text: string) => void;
}) {
  const words = useWords();
  const { sample } = usePageWords();
  const detail = useDetail(sublet, SAMPLE, setting);
  if (!detail || !("verdict" in detail)) return <aside class="sample" aria-label={sample.title} />;
  const { verdict } = detail;
  return (
    <aside class="sample" aria-label={sample.title}>
      <div class="card">
        <p class="eyebrow">{sample.title}</p>
        <p class="sample-headline">{headline(verdict, words)}</p>
        <Anatomy verdict={verdict} />
        <div class="sample-foot">
          <Gauge risk={verdict.risk} />
          <button type="button" class="link" onClick={() => onAsk(SAMPLE)}>
            {sample.more}
          </button>
        </div>
      </div>
    </aside>
  );
}

/** What the page promises and what catalogue it reads. */
export function Footer({ about, offline }: { about: About | undefined; offline: OfflineState | undefined }) {
  const { about: words, offline: offlineWords } = usePageWords();
  return (
    <footer class="foot">
      <p>{words.privacy}</p>
      {about && <CatalogueFacts about={about} />}
      <p class="quiet" data-offline={offline?.ready ? "ready" : "not-yet"}>
        {words.licenceLine} {offline?.ready && offlineWords.ready}
      </p>
    </footer>
  );
}

function CatalogueFacts({ about: { info } }: { about: About }) {
  const { about: words } = usePageWords();
  const number = useNumber();
  const day = new Intl.DateTimeFormat(useLang(), { dateStyle: "long", timeZone: "UTC" });
  return (
    <details class="catalogue">
      <summary>
        {words.catalogue(number(info.suffixes), number(info.providers))} · {words.created}{" "}
        {day.format(new Date(info.created))} · {words.serial} {info.serial}
      </summary>
      <div class="catalogue-table">
        <table>
          <thead>
            <tr>
              <th scope="col">{words.source}</th>
              <th scope="col">{words.licence}</th>
              <th scope="col">{words.version}</th>
              <th scope="col">{words.entries}</th>
            </tr>
          </thead>
          <tbody>
            {info.sources.map(({ name, licence, version, count }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{licence}</td>
                <td>{version}</td>
                <td class="number">{number(count)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

/** How far the page is ready to do without a network. */
export interface OfflineState {
  /** Everything is stored. */
  ready: boolean;
  /** A newer version waits; calling it reloads the page into that version. */
  update: (() => void) | undefined;
}

/** Tells that a newer version waits, and takes it on request. */
export function UpdateNotice({ update }: { update: (() => void) | undefined }) {
  const { offline } = usePageWords();
  return (
    <div class="update" role="status">
      {update && (
        <p>
          {offline.update}{" "}
          <button type="button" class="button is-quiet" onClick={update}>
            {offline.reload}
          </button>
        </p>
      )}
    </div>
  );
}
