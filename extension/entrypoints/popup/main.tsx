import "./css/popup.css";
import { render } from "preact";
import { Popup } from "./popup.tsx";
import { look } from "./visit.ts";

const root = document.getElementById("app");

async function show(): Promise<void> {
  if (!root) return;
  const shown = await look();
  document.documentElement.lang = shown.settings.lang;
  render(<Popup shown={shown} onDone={show} />, root);
}

await show();
