import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { useT, type Words } from "../../../src/words/index.ts";
import { Closed, Overruled } from "./through.ts";

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
