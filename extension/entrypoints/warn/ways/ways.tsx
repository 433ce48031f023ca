import { BackMark, useWords } from "@sublet/ui";
import { useEffect, useRef, useState } from "preact/hooks";
import { useT } from "../../../src/words/index.ts";
import { goBack } from "../back.ts";
import type { Stop } from "../scene.ts";
import { sentence } from "../sentence.ts";
import { Always } from "./always.tsx";
import { OpenOnce } from "./open-once.tsx";
import { mayAllow, mayOpen } from "./through.ts";

type Way = "open" | "always";

/** What the user can do: go back first of all. */
export function Ways({ stop }: { stop: Stop }) {
  const t = useT();
  const [way, setWay] = useState<Way>();
  const opener = useRef<HTMLButtonElement | null>(null);
  const open = (next: Way, button: HTMLButtonElement) => {
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
  way: Way;
  open: Way | undefined;
  onOpen: (way: Way, opener: HTMLButtonElement) => void;
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
