import { useCallback, useEffect, useState } from "preact/hooks";
import type { Hit } from "sublet-wasm";
import type { Place } from "../address.ts";
import type { Engine } from "../engine/engine.ts";
import { MAX_PASTE } from "../engine/limits.ts";
import type { Source } from "../engine/protocol.ts";
import { Choices } from "../frame/choices.tsx";
import { placeFor, sourceAt } from "../kept.ts";
import { usePageWords } from "../strings/index.ts";
import { Combobox } from "./combobox.tsx";
import { PileInput } from "./pile-input.tsx";
import { useDrop } from "./use-drop.ts";

type Mode = "one" | "many";

/** Where one asks: a line with suggestions, or room for a pile. */
export function AskPanel({
  engine,
  place,
  onGo,
}: {
  engine: Engine;
  place: Place;
  onGo: (place: Place) => void;
}) {
  const { ask } = usePageWords();
  const [mode, setMode] = useState<Mode>("one");
  const [line, setLine] = useState("");
  const [pile, setPile] = useState("");

  useEffect(() => {
    const source = sourceAt(place);
    if (typeof source !== "string" || source.length > MAX_PASTE) return;
    const many = /[\r\n]/.test(source.trim());
    setMode(many ? "many" : "one");
    if (many) setPile(source);
    else setLine(source);
  }, [place]);

  const submit = useCallback((source: Source) => onGo(placeFor(source)), [onGo]);
  const over = useDrop(submit);

  function take(hit: Hit) {
    setLine(hit.text);
    if (hit.provider) onGo({ view: "provider", id: hit.provider.id });
    else submit(hit.text);
  }

  return (
    <form
      class="ask"
      onSubmit={(event) => {
        event.preventDefault();
        submit(mode === "one" ? line : pile);
      }}
    >
      <div class="ask-mode">
        <Choices
          label={ask.mode}
          choices={[
            { value: "one", name: ask.one },
            { value: "many", name: ask.many },
          ]}
          chosen={mode}
          onChoose={setMode}
        />
      </div>
      <div class={`ask-row is-${mode}`}>
        {mode === "one" ? (
          <>
            <Combobox
              engine={engine}
              value={line}
              onValue={setLine}
              onSubmit={submit}
              onHit={take}
              onPile={submit}
            />
            <button type="submit" class="button is-main">
              {ask.submit}
            </button>
          </>
        ) : (
          <PileInput
            value={pile}
            onValue={setPile}
            onSubmit={() => submit(pile)}
            onSource={submit}
            short={place.view !== "home"}
          />
        )}
      </div>
      {over && (
        <div class="drop-veil" aria-hidden="true">
          <p>{ask.dropNow}</p>
        </div>
      )}
    </form>
  );
}
