import anatomy from "@sublet/ui/css/anatomy.css";
import base from "@sublet/ui/css/base.css";
import card from "@sublet/ui/css/card.css";
import controls from "@sublet/ui/css/controls.css";
import lists from "@sublet/ui/css/lists.css";
import frame from "@sublet/ui/css/page.css";
import risk from "@sublet/ui/css/risk.css";
import stop from "@sublet/ui/css/stop.css";
import tokens from "@sublet/ui/css/tokens.css";
import { Sheet } from "../page/sheet.ts";
import gate from "./css/gate.css";

/** How the gate's pages look. */
export const sheet = new Sheet([tokens, base, card, anatomy, risk, lists, frame, controls, stop, gate]);
