import { useWords } from "@sublet/ui";
import type { Hit } from "sublet-wasm";
import { usePageWords } from "../strings/index.ts";

/** One suggestion. */
export function HitOption({
  id,
  hit,
  active,
  onTake,
}: {
  id: string;
  hit: Hit;
  active: boolean;
  onTake: (hit: Hit) => void;
}) {
  const words = useWords();
  const { ask } = usePageWords();
  const { type, text, provider, kind } = hit;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox's input takes the keys
    <div
      id={id}
      class="hit"
      role="option"
      aria-selected={active}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => onTake(hit)}
    >
      <span class={`hit-type is-${type}`}>{ask[type]}</span>
      <bdi class={type === "suffix" ? "mono hit-text" : "hit-text"}>{text}</bdi>
      <span class="hit-more">
        {type === "suffix" && provider && <bdi>{provider.name}</bdi>}
        {kind && <span>{words.kind[kind]}</span>}
      </span>
    </div>
  );
}
