import { save as saveFile, useNumber } from "@sublet/ui";
import { useState } from "preact/hooks";
import { clearLog, type Entry, EVENTS, type Event } from "../../../src/log/index.ts";
import { useT } from "../../../src/words/index.ts";
import { Line, Select, Switch } from "../controls.tsx";
import { keyed } from "../key.ts";
import { useLive } from "../live.ts";
import { Lock, Panel } from "../panel.tsx";
import { useSave, useSay } from "../toast.tsx";
import { logCsv, logNdjson } from "./files.ts";
import { LogTable } from "./log-table.tsx";
import { useLog } from "./use-log.ts";

/** What was decided, kept in this browser only. */
export function Log() {
  const { inForce } = useLive();
  const save = useSave();
  const t = useT();
  const book = useLog();
  const locked = inForce.locked.has("log");
  return (
    <Panel id="log" title={t("optPart_log")}>
      <Switch
        name={t("optLog")}
        help={t("optLogHelp")}
        on={inForce.log}
        disabled={locked}
        onChange={(on) => save((before) => ({ ...before, log: on }))}
      >
        {locked && <Lock />}
      </Switch>
      {book && book.missing > 0 && <p class="alert">{t("optLogLost", String(book.missing))}</p>}
      {book && (book.log.length > 0 ? <Entries log={book.log} /> : <p class="quiet">{t("optLogNone")}</p>)}
    </Panel>
  );
}

function Entries({ log }: { log: Entry[] }) {
  const t = useT();
  const number = useNumber();
  const [text, setText] = useState("");
  const [event, setEvent] = useState<Event | "all">("all");
  const shown = log.filter((entry) => passes(entry, text.trim().toLowerCase(), event));
  const choices = EVENTS.map((value) => ({ value, name: t(`optEvent_${keyed(value)}`) }));
  return (
    <>
      <div class="form-row is-filter">
        <Line label={t("optLogContains")} value={text} mono onInput={setText} />
        <Select
          label={t("optLogEvent")}
          value={event}
          choices={[{ value: "all" as const, name: t("optLogAll") }, ...choices]}
          onChange={setEvent}
        />
      </div>
      <p class="quiet" role="status">
        {t("optLogShown", number(shown.length), number(log.length))}
      </p>
      <LogTable key={`${text} ${event}`} entries={shown} />
      <div class="row">
        <button type="button" class="button" onClick={() => saveFile(logCsv(shown), "sublet-log.csv")}>
          {t("optLogCsv")}
        </button>
        <button type="button" class="button" onClick={() => saveFile(logNdjson(shown), "sublet-log.ndjson")}>
          {t("optLogNdjson")}
        </button>
        <Clear />
      </div>
    </>
  );
}

/** Clearing asks once more: it cannot be undone. */
function Clear() {
  const say = useSay();
  const t = useT();
  const [sure, setSure] = useState(false);

  async function clear() {
    try {
      await clearLog();
      say({ said: t("optLogCleared") });
    } catch (thrown) {
      say({ code: "storage-failed", detail: String(thrown) });
    }
  }

  if (!sure) {
    return (
      <button type="button" class="button" onClick={() => setSure(true)}>
        {t("optLogClear")}
      </button>
    );
  }
  return (
    <span class="row" role="group" aria-label={t("optLogClearSure")}>
      <span>{t("optLogClearSure")}</span>
      <button type="button" class="button is-danger" ref={(button) => button?.focus()} onClick={clear}>
        {t("optLogClearYes")}
      </button>
      <button type="button" class="button" onClick={() => setSure(false)}>
        {t("optCancel")}
      </button>
    </span>
  );
}

function passes(entry: Entry, text: string, event: Event | "all"): boolean {
  if (event !== "all" && entry.event !== event) return false;
  return (
    text === "" ||
    [entry.host, entry.provider, entry.rule].some((field) => field?.toLowerCase().includes(text))
  );
}
