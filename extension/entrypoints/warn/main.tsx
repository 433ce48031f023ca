import "./css/index.css";
import { LangProvider } from "@sublet/ui";
import { render } from "preact";
import { Interstitial } from "../../src/parts.tsx";
import { useT, words } from "../../src/words.ts";
import { Framed, Stale, Unsure } from "./others.tsx";
import { type State, stateOf } from "./state.ts";
import { Stopped } from "./stopped.tsx";

function titleOf(state: State): string {
  const t = words(state.lang);
  if (state.is === "neutral") return t("warnTitleOther");
  const { hostname } = "stop" in state ? state.stop.url : state.url;
  return t("warnTitle", hostname);
}

/** The warning page. */
export function Warn({ state }: { state: State }) {
  return (
    <LangProvider value={state.lang}>
      {state.is === "framed" ? <Framed {...state} /> : <Interstitial>{contentOf(state)}</Interstitial>}
    </LangProvider>
  );
}

function contentOf(state: Exclude<State, { is: "framed" }>) {
  if (state.is === "stopped") return <Stopped stop={state.stop} />;
  if (state.is === "stale") return <Stale stop={state.stop} />;
  return state.is === "unsure" ? <Unsure {...state} /> : <Neutral />;
}

function Neutral() {
  return <p class="note">{useT()("warnNeutral")}</p>;
}

const root = document.getElementById("app");
if (root) {
  const state = await stateOf(location);
  document.documentElement.lang = state.lang;
  document.title = titleOf(state);
  render(<Warn state={state} />, root);
}
