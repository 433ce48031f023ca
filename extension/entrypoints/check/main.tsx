import "./check.css";
import { render } from "preact";
import { Check } from "./check.tsx";

const root = document.getElementById("app");
if (root) render(<Check />, root);
