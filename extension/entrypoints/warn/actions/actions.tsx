import { BackMark, useWords } from "@sublet/ui";
import { useEffect, useRef, useState } from "preact/hooks";
import { browser } from "wxt/browser";
import { useT } from "../../../src/words.ts";
import { type Stop, sentence } from "../state.ts";
import { Always, OpenOnce } from "./forms.tsx";
import { mayAllow, mayOpen } from "./through.ts";

type Action = "open" | "always";

/** What the user can do: go back first of all. */
export function Actions({ stop }: { stop: Stop }) {
  const t = useT();
  const [way, setWay] = useState<Action>();
  const opener = useRef<HTMLButtonElement | null>(null);
  const open = (next: Action, button: HTMLButtonElement) => {
    opener.current = button;
    setWay(next);
  };
  const close = () => {
    setWay(undefined);
    opener.current?.focus();
  };
  return (
    <>
      {!mayOpen(stop) && (
        <p class="stop-shut">{t(stop.settings.proceed ? "warnNoWay" : "warnNoWayCompany")}</p>
      )}
      <div class="ways">
        <Back onEscape={way ? close : goBack} describedBy={sentence(stop.verdict, t, useWords())} />
        {mayOpen(stop) && (
          <Opener way="open" open={way} onOpen={open}>
            {t("warnOpen")}
          </Opener>
        )}
        {mayAllow(stop) && (
          <Opener way="always" open={way} onOpen={open}>
            {t("warnAlways")}
          </Opener>
        )}
      </div>
      {way === "open" && <OpenOnce stop={stop} onClose={close} />}
      {way === "always" && <Always stop={stop} onClose={close} />}
    </>
  );
}

/** A button that opens the second step of a way through. */
function Opener({
  way,
  open,
  onOpen,
  children,
}: {
  way: Action;
  open: Action | undefined;
  onOpen: (way: Action, opener: HTMLButtonElement) => void;
  children: string;
}) {
  return (
    <button
      type="button"
      class="button"
      data-way={way}
      aria-expanded={way === open}
      onClick={(event) => {
        if (event.isTrusted) onOpen(way, event.currentTarget);
      }}
    >
      {children}
    </button>
  );
}

/** The way back: it has the focus from the start, and Escape takes it too. */
export function Back({
  class: name = "button is-main",
  onEscape = goBack,
  describedBy,
}: {
  class?: string;
  onEscape?: () => unknown;
  /** What a screen reader says with the button: it is the first thing that is read. */
  describedBy: string;
}) {
  const t = useT();
  const button = useRef<HTMLButtonElement>(null);
  const onKey = useRef(onEscape);
  onKey.current = onEscape;

  useEffect(() => {
    button.current?.focus();
    const follow = (event: KeyboardEvent) => {
      if (event.key === "Escape" && !event.defaultPrevented && !event.isComposing) onKey.current();
    };
    document.addEventListener("keydown", follow);
    return () => document.removeEventListener("keydown", follow);
  }, []);

  return (
    <button ref={button} type="button" class={name} aria-description={describedBy} onClick={goBack}>
      <BackMark />
      {t("warnBack")}
    </button>
  );
}

/** How long a browser may take to begin going back. It begins at once, before it asks any server. */
const BEGINS = 400;

/** Goes back to where the user came from; a tab that came from nowhere closes, the last one shows a new tab page. */
export async function goBack(): Promise<void> {
  if (history.length > 1 && (await begins(() => history.back()))) return;
  const tab = await browser.tabs.getCurrent();
  if (tab?.id === undefined) return;
  const tabs = await browser.tabs.query({ windowId: tab.windowId });
  if (tabs.length === 1) await browser.tabs.create({ windowId: tab.windowId });
  await browser.tabs.remove(tab.id);
}

/** Whether a step in the history leads anywhere: entries may all lie ahead. */
function begins(step: () => void): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), BEGINS);
    const leave = () => {
      clearTimeout(timer);
      resolve(true);
    };
    addEventListener("beforeunload", leave, { once: true });
    addEventListener("pagehide", leave, { once: true });
    step();
  });
}
