import "@sublet/ui/style.css";
import "@sublet/www/src/css/page.css";
import "@sublet/www/src/css/controls.css";
import "@sublet/www/src/css/combobox.css";
import "./css/index.css";
import { render } from "preact";
import { Options } from "./options.tsx";

const root = document.getElementById("app");
if (root) render(<Options />, root);
