import { LangProvider } from "@sublet/ui";
import { Whole } from "../../src/look/whole.tsx";
import { useT } from "../../src/words/index.ts";
import { Framed } from "./framed.tsx";
import type { Scene } from "./scene.ts";
import { Stale } from "./stale.tsx";
import { Stopped } from "./stopped.tsx";
import { Unsure } from "./unsure.tsx";

/** The warning page. */
export function Warn({ scene }: { scene: Scene }) {
  return (
    <LangProvider value={scene.lang}>
      {scene.is === "framed" ? <Framed {...scene} /> : <Whole>{contentOf(scene)}</Whole>}
    </LangProvider>
  );
}

function contentOf(scene: Exclude<Scene, { is: "framed" }>) {
  if (scene.is === "stopped") return <Stopped stop={scene.stop} />;
  if (scene.is === "stale") return <Stale stop={scene.stop} />;
  return scene.is === "unsure" ? <Unsure {...scene} /> : <Neutral />;
}

function Neutral() {
  return <p class="note">{useT()("warnNeutral")}</p>;
}
