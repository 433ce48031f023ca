import { useEffect, useState } from "preact/hooks";
import type { Provider } from "sublet-wasm";
import { type Place, questionAt } from "./address.ts";
import type { Detail } from "./batch/batch.tsx";
import { usePageWords } from "./strings/index.ts";
import { type Answer, type Failure, failureOf, type Setting, type Sublet } from "./sublet.ts";

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

/** Asks the sublet about the page's place, again whenever the setting changes. */
export function useAnswer(sublet: Sublet, place: Place, { policy, lang }: Setting): AnswerState {
  const [state, setState] = useState(NOTHING);
  useEffect(() => {
    if (place.view === "home") {
      setState(NOTHING);
      return;
    }
    let stale = false;
    setState((before) => ({ ...before, busy: true }));
    showing(sublet, place, { policy, lang })
      .catch((thrown): Shown => ({ type: "failed", failure: failureOf(thrown) }))
      .then((shown) => {
        if (!stale) setState({ shown, about: place, busy: false });
      });
    return () => {
      stale = true;
    };
  }, [sublet, place, policy, lang]);
  return state;
}

async function showing(sublet: Sublet, place: Place, setting: Setting): Promise<Shown> {
  if (place.view === "provider") {
    const provider = await sublet.provider(place.id, setting.lang);
    return provider
      ? { type: "provider", provider }
      : { type: "failed", failure: { code: "no-such-provider", message: place.id } };
  }
  const question = questionAt(place);
  return question
    ? sublet.ask(question, setting)
    : { type: "failed", failure: { code: "gone", message: "" } };
}

/** The full verdict of one input; the last one stays until the next is there. */
export function useDetail(
  sublet: Sublet,
  input: string | undefined,
  { policy, lang }: Setting,
): Detail | undefined {
  const [detail, setDetail] = useState<Detail>();
  useEffect(() => {
    if (input === undefined) {
      setDetail(undefined);
      return;
    }
    let stale = false;
    sublet.verdict(input, { policy, lang }).then(
      (verdict) => !stale && setDetail({ verdict }),
      (thrown) => !stale && setDetail({ failure: failureOf(thrown) }),
    );
    return () => {
      stale = true;
    };
  }, [sublet, input, policy, lang]);
  return detail;
}

/** Why there is no answer, in a sentence, with the code that programs read. */
export function Failed({ failure: { code, message } }: { failure: Failure }) {
  const { failed } = usePageWords();
  return (
    <div class="card failed" role="alert">
      <h2>{failed.title}</h2>
      <p class="failed-sentence">
        <bdi>{failed.sentence[code] ?? message}</bdi>
      </p>
      <p class="quiet">
        {failed.code}: <code>{code}</code>
      </p>
    </div>
  );
}
