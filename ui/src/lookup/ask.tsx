import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import type { Hit } from "sublet-wasm";
import { type Place, placeFor, questionAt } from "./address.ts";
import { Combobox } from "./combobox.tsx";
import { Choices } from "./shell.tsx";
import { usePageWords } from "./strings/index.ts";
import { MAX_PASTE, type Source, type Sublet } from "./sublet.ts";

const LINE_END = /[\r\n]/;

type Mode = "one" | "many";

/** Where one asks: a line with suggestions, or room for a batch. */
export function AskPanel({
  sublet,
  place,
  onGo,
}: {
  sublet: Sublet;
  place: Place;
  onGo: (place: Place) => void;
}) {
  const { ask } = usePageWords();
  const [mode, setMode] = useState<Mode>("one");
  const [line, setLine] = useState("");
  const [batch, setBatch] = useState("");

  useEffect(() => {
    const question = questionAt(place);
    if (typeof question?.source !== "string" || question.source.length > MAX_PASTE) return;
    const many = question.through && LINE_END.test(question.source.trim());
    setMode(many ? "many" : "one");
    if (many) setBatch(question.source);
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
        else lookThrough(batch);
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
              sublet={sublet}
              value={line}
              onValue={setLine}
              onSubmit={submit}
              onHit={take}
              onBatch={lookThrough}
            />
            <button type="submit" class="button is-main">
              {ask.submit}
            </button>
          </>
        ) : (
          <BatchInput
            value={batch}
            onValue={setBatch}
            onSubmit={() => lookThrough(batch)}
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

/** Room for a lot of text, and a way to a file. */
export function BatchInput({
  value,
  onValue,
  onSubmit,
  onSource,
  short,
}: {
  value: string;
  onValue: (value: string) => void;
  onSubmit: () => void;
  /** A file was chosen, or a text pasted that is too long for the box. */
  onSource: (source: Source) => void;
  /** Leaves the room to the answer. */
  short: boolean;
}) {
  const { ask } = usePageWords();
  const file = useRef<HTMLInputElement>(null);
  return (
    <div class="batch-input">
      <textarea
        id="batch"
        aria-label={ask.batchLabel}
        placeholder={ask.batchPlaceholder}
        rows={short ? 4 : 8}
        spellcheck={false}
        autocapitalize="none"
        value={value}
        onInput={({ currentTarget }) => onValue(currentTarget.value)}
        onPaste={(event) => {
          const text = event.clipboardData?.getData("text") ?? "";
          if (text.length <= MAX_PASTE) return;
          event.preventDefault();
          onSource(text);
        }}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) onSubmit();
        }}
      />
      <p class="batch-file">
        <input
          ref={file}
          type="file"
          class="unseen"
          tabIndex={-1}
          aria-hidden="true"
          onChange={({ currentTarget }) => {
            const [chosen] = currentTarget.files ?? [];
            if (chosen) onSource(chosen);
            currentTarget.value = "";
          }}
        />
        <button type="submit" class="button is-main">
          {ask.batchSubmit}
        </button>
        <button type="button" class="button is-quiet" onClick={() => file.current?.click()}>
          {ask.file}
        </button>
        <span>{ask.drop}</span>
      </p>
    </div>
  );
}

/** Takes a file or a text dropped anywhere on the page; true while one is held over it. */
export function useDrop(onSource: (source: Source) => void): boolean {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const stop = new AbortController();
    const { signal } = stop;
    const hold = (event: DragEvent) => {
      if (!event.dataTransfer || !carries(event.dataTransfer)) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent) => {
      setOver(false);
      const held = event.dataTransfer;
      if (!held || !carries(held)) return;
      event.preventDefault();
      const source = held.files[0] ?? held.getData("text/plain");
      if (source) onSource(source);
    };
    addEventListener("dragover", hold, { signal });
    addEventListener("dragleave", leave, { signal });
    addEventListener("drop", drop, { signal });
    return () => stop.abort();
  }, [onSource]);
  return over;
}

function carries({ types }: DataTransfer): boolean {
  return types.includes("Files") || types.includes("text/plain");
}

const EXAMPLES = [
  "login-update.duckdns.org",
  "hxxps://wallet[.]pages[.]dev/login",
  "https://bank.example@secure.ngrok-free.app/",
  "www.duckdns.org",
];

/** Questions that show what the page understands. */
export function Examples({ onPick }: { onPick: (text: string) => void }) {
  const { ask } = usePageWords();
  return (
    <div class="examples">
      <span>{ask.examples}</span>
      <ul>
        {EXAMPLES.map((text) => (
          <li key={text}>
            <button type="button" class="example" onClick={() => onPick(text)}>
              {text}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
