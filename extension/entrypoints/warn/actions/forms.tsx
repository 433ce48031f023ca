import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { siteOf } from "../../../src/rules/index.ts";
import { useT, type Words } from "../../../src/words.ts";
import type { Stop } from "../state.ts";
import { Closed, goAlways, goOnce, Overruled } from "./through.ts";

/** The second step of opening once; companies may ask why. */
export function OpenOnce({ stop, onClose }: { stop: Stop; onClose: () => void }) {
  const t = useT();
  const [why, setWhy] = useState("");
  return (
    <Panel
      title={t("warnOpenTitle", stop.verdict.host)}
      go={t("warnOpenNow")}
      onGo={() => goOnce(stop, why.trim())}
      onClose={onClose}
    >
      <p>{t("warnOpenHelp", siteOf(stop.verdict))}</p>
      <p class="quiet">{t("warnOpenForm")}</p>
      {stop.settings.justification && (
        <Why label={t("warnOpenWhy")} help={t("warnOpenWhyHelp")} value={why} onInput={setWhy} />
      )}
    </Panel>
  );
}

type What = "host" | "site";

/** The second step of always allowing: what, why and until when. */
export function Always({ stop, onClose }: { stop: Stop; onClose: () => void }) {
  const t = useT();
  const { host, site } = stop.verdict;
  const [what, setWhat] = useState<What>("host");
  const [why, setWhy] = useState("");
  const [until, setUntil] = useState("");
  const target = what === "site" && site !== null ? { site } : { host };

  function go() {
    const who = t("warnAlwaysWho");
    return goAlways(stop, { ...target, who, why: why.trim(), ...(until && { until }) });
  }

  return (
    <Panel title={t("warnAlwaysTitle")} go={t("warnAlwaysNow")} onGo={go} onClose={onClose}>
      <p>{t("warnAlwaysHelp")}</p>
      <fieldset class="whats">
        <legend>{t("warnAlwaysWhat")}</legend>
        <Choice what="host" name={host} help={t("warnAlwaysHost")} chosen={what} onChoose={setWhat} />
        {site !== null && (
          <Choice what="site" name={site} help={t("warnAlwaysSite")} chosen={what} onChoose={setWhat} />
        )}
      </fieldset>
      <div class="way-fields">
        <Why label={t("warnAlwaysWhy")} hint={t("warnAlwaysWhyHint")} value={why} onInput={setWhy} />
        <label class="field">
          {t("warnAlwaysUntil")}
          <input
            type="date"
            name="until"
            min={new Date().toISOString().slice(0, 10)}
            value={until}
            onInput={({ currentTarget }) => setUntil(currentTarget.value)}
          />
        </label>
      </div>
    </Panel>
  );
}

function Choice({
  what,
  name,
  help,
  chosen,
  onChoose,
}: {
  what: What;
  name: string;
  help: string;
  chosen: What;
  onChoose: (what: What) => void;
}) {
  return (
    <label class="what">
      <input
        type="radio"
        name="what"
        value={what}
        checked={what === chosen}
        onChange={() => onChoose(what)}
      />
      <span>
        <bdi class="mono">{name}</bdi>
        <span class="what-help">{help}</span>
      </span>
    </label>
  );
}

/** A reason: more than blanks. */
export function Why({
  label,
  help,
  hint,
  value,
  onInput,
}: {
  label: string;
  help?: string;
  hint?: string;
  value: string;
  onInput: (value: string) => void;
}) {
  const id = useId();
  return (
    <label class="field">
      {label}
      <input
        name="why"
        required
        pattern=".*\S.*"
        maxLength={300}
        autocomplete="off"
        placeholder={hint}
        value={value}
        aria-describedby={help ? id : undefined}
        onInput={({ currentTarget }) => onInput(currentTarget.value)}
      />
      {help && <span id={id}>{help}</span>}
    </label>
  );
}

/** How long the last button of a way through sleeps, so that a double click on the step before it does nothing. */
const SLEEPS = 500;

/** The second step of a way through. It asks for a click or a key of the user's own. */
export function Panel({
  title,
  go,
  children,
  onGo,
  onClose,
}: {
  title: string;
  /** What the last button says. */
  go: string;
  children: ComponentChildren;
  onGo: () => Promise<void>;
  onClose: () => void;
}) {
  const t = useT();
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const [asleep, setAsleep] = useState(true);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string>();

  useEffect(() => {
    form.current?.focus();
    form.current?.scrollIntoView({ block: "nearest" });
    const timer = setTimeout(() => setAsleep(false), SLEEPS);
    return () => clearTimeout(timer);
  }, []);

  async function through() {
    setBusy(true);
    setFailure(undefined);
    try {
      await onGo();
    } catch (thrown) {
      setBusy(false);
      setFailure(sentenceOf(thrown, t));
    }
  }

  return (
    <form ref={form} class="way-panel" tabIndex={-1} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
      <p class="way-failure" role="alert">
        {failure}
      </p>
      <div class="ways">
        <button
          type="submit"
          class="button"
          data-through
          disabled={asleep || busy}
          onClick={(event) => {
            event.preventDefault();
            if (event.isTrusted && form.current?.reportValidity()) void through();
          }}
        >
          {go}
        </button>
        <button type="button" class="button is-quiet" onClick={onClose}>
          {t("cancel")}
        </button>
      </div>
    </form>
  );
}

function sentenceOf(thrown: unknown, t: Words): string {
  if (thrown instanceof Closed) return t("warnNoWay");
  if (thrown instanceof Overruled) return t("warnOverruled", thrown.rule);
  return t("warnFailed", thrown instanceof Error ? thrown.message : String(thrown));
}
