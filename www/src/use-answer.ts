import { useEffect, useState } from "preact/hooks";
import type { Provider } from "sublet-wasm";
import type { Place } from "./address.ts";
import type { Engine } from "./engine/engine.ts";
import type { Answer, Failure, Setting } from "./engine/protocol.ts";
import { failureOf } from "./engine/refusal.ts";
import { questionAt } from "./kept.ts";

/** What the page shows for its place. */
export type Shown = Answer | { type: "provider"; provider: Provider } | { type: "failed"; failure: Failure };

/** An answer on its way or there; what was shown before stays until the next is ready. */
export interface AnswerState {
  shown: Shown | undefined;
  /** The place that `shown` is about. */
  about: Place | undefined;
  busy: boolean;
}

const NOTHING: AnswerState = { shown: undefined, about: undefined, busy: false };

/** Asks the engine about the page's place, again whenever the setting changes. */
export function useAnswer(engine: Engine, place: Place, { policy, lang }: Setting): AnswerState {
  const [state, setState] = useState(NOTHING);
  useEffect(() => {
    if (place.view === "home") {
      setState(NOTHING);
      return;
    }
    let stale = false;
    setState((before) => ({ ...before, busy: true }));
    showing(engine, place, { policy, lang })
      .catch((thrown): Shown => ({ type: "failed", failure: failureOf(thrown) }))
      .then((shown) => {
        if (!stale) setState({ shown, about: place, busy: false });
      });
    return () => {
      stale = true;
    };
  }, [engine, place, policy, lang]);
  return state;
}

async function showing(engine: Engine, place: Place, setting: Setting): Promise<Shown> {
  if (place.view === "provider") {
    const provider = await engine.call("provider", place.id, setting.lang);
    return provider
      ? { type: "provider", provider }
      : { type: "failed", failure: { code: "no-such-provider", message: place.id } };
  }
  const question = questionAt(place);
  return question
    ? engine.call("ask", question, setting)
    : { type: "failed", failure: { code: "gone", message: "" } };
}
