import "@sublet/ui/style.css";
import "./css/index.css";
import { render } from "preact";
import { App } from "./app.tsx";
import { WorkerEngine } from "./engine/worker-engine.ts";

const root = document.getElementById("app");
if (root) {
  root.replaceChildren();
  render(<App engine={new WorkerEngine()} />, root);
}
