import "@sublet/ui/style.css";
import "@sublet/www/src/css/index.css";
import "./check.css";
import { render } from "preact";
import { Check } from "./check.tsx";

const root = document.getElementById("app");
if (root) render(<Check />, root);
