import { useCallback, useEffect, useState } from "preact/hooks";
import type { Hit } from "sublet-wasm";
import type { Place } from "../address.ts";
import type { Engine } from "../engine/engine.ts";
import { MAX_PASTE } from "../engine/limits.ts";
import type { Source } from "../engine/protocol.ts";
import { Choices } from "../frame/choices.tsx";
import { placeFor, questionAt } from "../kept.ts";
import { usePageWords } from "../strings/index.ts";
import { Combobox } from "./combobox.tsx";
import { PileInput } from "./pile-input.tsx";
import { useDrop } from "./use-drop.ts";

const LINE_END = /[\r\n]/;

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
    const question = questionAt(place);
    if (typeof question?.source !== "string" || question.source.length > MAX_PASTE) return;
    const many = question.through && LINE_END.test(question.source.trim());
    setMode(many ? "many" : "one");
    if (many) setPile(question.source);
    else setLine(question.source);
  }, [place]);

  const lookThrough = useCallback((source: Source) => onGo(placeFor({ source, through: true })), [onGo]);
  const over = useDrop(lookThrough);

  /** One word is one question; several are looked through. */
  function submit(text: string) {
    onGo(placeFor({ source: text, through: /\s/.test(text.trim()) }));
  }

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
        if (mode === "one") submit(line);
        else lookThrough(pile);
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
              onPile={lookThrough}
            />
            <button type="submit" class="button is-main">
              {ask.submit}
            </button>
          </>
        ) : (
          <PileInput
            value={pile}
            onValue={setPile}
            onSubmit={() => lookThrough(pile)}
            onSource={lookThrough}
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
