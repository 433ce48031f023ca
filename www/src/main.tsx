import "@sublet/ui/style.css";
import "@sublet/ui/css/lookup/index.css";
import { render } from "preact";
import { App } from "./app.tsx";
import { workerSublet } from "./worker-sublet.ts";

const root = document.getElementById("app");
if (root) {
  root.replaceChildren();
  render(<App sublet={workerSublet()} />, root);
}
