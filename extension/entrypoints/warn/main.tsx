import "./css/index.css";
import { render } from "preact";
import { words } from "../../src/words/index.ts";
import { type Scene, sceneOf } from "./scene.ts";
import { Warn } from "./warn.tsx";

const root = document.getElementById("app");
if (root) {
  const scene = await sceneOf(location);
  document.documentElement.lang = scene.lang;
  document.title = titleOf(scene);
  render(<Warn scene={scene} />, root);
}

function titleOf(scene: Scene): string {
  const t = words(scene.lang);
  if (scene.is === "neutral") return t("warnTitleOther");
  const { hostname } = "stop" in scene ? scene.stop.url : scene.url;
  return t("warnTitle", hostname);
}
