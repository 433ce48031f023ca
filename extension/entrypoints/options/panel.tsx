import { type ComponentChildren, createContext } from "preact";
import { useContext, useEffect, useMemo, useState } from "preact/hooks";
import type { Settings } from "../../src/settings/index.ts";
import { keyed, useT } from "../../src/words.ts";
import { type Failure, useLive } from "./live.ts";

/** One part of the page. */
export function Panel({
  id,
  title,
  lead,
  locked = false,
  tools,
  children,
}: {
  id: string;
  title: string;
  lead?: ComponentChildren;
  locked?: boolean;
  tools?: ComponentChildren;
  children: ComponentChildren;
}) {
  return (
    <section id={id} class="panel" aria-labelledby={`${id}-title`}>
      <header class="panel-head">
        <h2 id={`${id}-title`}>{title}</h2>
        {locked && <Lock />}
        {tools && <div class="panel-tools">{tools}</div>}
      </header>
      {lead && <p class="panel-lead">{lead}</p>}
      {children}
    </section>
  );
}

/** Says that the company decides here. */
export function Lock() {
  const t = useT();
  return (
    <span class="lock">
      <svg class="mark" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
        <path d="M5 9h10v7.500H5zM7 9V6.500a3 3 0 0 1 6 0V9" />
      </svg>
      {t("optLocked")}
    </span>
  );
}

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

/** What was done, and how to undo it. */
interface Done {
  said: string;
  undo?: ((settings: Settings) => Settings) | undefined;
}

type Say = (done: Done | Failure) => void;

const SHOWN_FOR = 8_000;
const SayContext = createContext<Say>(() => undefined);

/** Returns how to save: it shows that it did, or why not, in the same place. */
export function useSave() {
  const { save } = useLive();
  const say = useContext(SayContext);
  const t = useT();
  return async (
    edit: (settings: Settings) => Settings,
    { said = t("optSaved"), undo }: Partial<Done> = {},
  ): Promise<void> => {
    const failure = await save(edit);
    say(failure ?? { said, undo });
  };
}

/** Says what was done. */
export function useSay(): Say {
  return useContext(SayContext);
}

/** Gives everything below a place to say what was done. */
export function Toaster({ children }: { children: ComponentChildren }) {
  const [shown, setShown] = useState<Done | Failure>();
  const { save } = useLive();
  const t = useT();
  const say = useMemo<Say>(() => (done) => setShown({ ...done }), []);

  useEffect(() => {
    if (!shown || "code" in shown) return;
    const timer = setTimeout(() => setShown(undefined), SHOWN_FOR);
    return () => clearTimeout(timer);
  }, [shown]);

  async function undo(edit: (settings: Settings) => Settings) {
    const failure = await save(edit);
    setShown(failure ?? { said: t("optUndone") });
  }

  return (
    <SayContext.Provider value={say}>
      {children}
      <div class="toasts">
        <div role="status">
          {shown && "said" in shown && (
            <p class="toast">
              {shown.said}{" "}
              {shown.undo && (
                <button type="button" class="link" onClick={() => shown.undo && undo(shown.undo)}>
                  {t("optUndo")}
                </button>
              )}
            </p>
          )}
        </div>
        {shown && "code" in shown && (
          <div class="toast is-bad">
            <Alert failure={shown} />
            <button type="button" class="link" onClick={() => setShown(undefined)}>
              {t("optClose")}
            </button>
          </div>
        )}
      </div>
    </SayContext.Provider>
  );
}
