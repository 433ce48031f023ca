import { save as saveFile, useLang, useNumber } from "@sublet/ui";
import { useEffect, useState } from "preact/hooks";
import { clearLog, type Entry, EVENTS, type Event, entries, lost, onLog } from "../../src/log/index.ts";
import { csvWriter } from "../../src/sublet.ts";
import { keyed, useT } from "../../src/words.ts";
import { Line, Select, Switch } from "./controls.tsx";
import { logCsv, logNdjson } from "./files.tsx";
import { failureOf, useLive } from "./live.ts";
import { Lock, Panel, useSave, useSay } from "./panel.tsx";

/** What was decided, kept in this browser only. */
export function Log() {
  const { inForce } = useLive();
  const save = useSave();
  const t = useT();
  const store = useLog();
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
      {store && store.missing > 0 && <p class="alert">{t("optLogLost", String(store.missing))}</p>}
      {store && (store.log.length > 0 ? <Entries log={store.log} /> : <p class="quiet">{t("optLogNone")}</p>)}
    </Panel>
  );
}

function Entries({ log }: { log: Entry[] }) {
  const t = useT();
  const number = useNumber();
  const say = useSay();
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
        <button
          type="button"
          class="button"
          onClick={() =>
            csvWriter().then(
              (write) => saveFile(logCsv(shown, write), "sublet-log.csv"),
              (thrown) => say(failureOf(thrown)),
            )
          }
        >
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

const STEP = 20;

/** The first entries of the log, and more on request. */
export function LogTable({ entries }: { entries: Entry[] }) {
  const t = useT();
  const [count, setCount] = useState(STEP);
  return (
    <>
      <table class="list is-log">
        <thead>
          <tr>
            <th scope="col">{t("optLogHost")}</th>
            <th scope="col">{t("optLogEvent")}</th>
            <th scope="col">{t("optLogRule")}</th>
            <th scope="col">{t("optLogAt")}</th>
          </tr>
        </thead>
        <tbody>
          {entries.slice(0, count).map((entry, at) => (
            <Row key={`${entry.at} ${at}`} entry={entry} />
          ))}
        </tbody>
      </table>
      {count < entries.length && (
        <button type="button" class="button" onClick={() => setCount(count + STEP)}>
          {t("optLogMore")}
        </button>
      )}
    </>
  );
}

function Row({ entry: { at, host, provider, event, rule, why } }: { entry: Entry }) {
  const { catalogue } = useLive();
  const lang = useLang();
  const t = useT();
  const moment = new Date(at);
  const when = new Intl.DateTimeFormat(lang, { dateStyle: "medium", timeStyle: "short" });
  return (
    <tr>
      <th scope="row">
        <bdi class="mono">{host}</bdi>
        {provider && <span class="target">{catalogue?.provider(provider, lang)?.name ?? provider}</span>}
      </th>
      <td>
        {t(`optEvent_${keyed(event)}`)}
        {why && <span class="detail">{why}</span>}
      </td>
      <td>
        <code>{rule}</code>
      </td>
      <td>
        <time datetime={at}>{Number.isNaN(moment.getTime()) ? at : when.format(moment)}</time>
      </td>
    </tr>
  );
}

/** The log as it is, followed while the page is open. */
export function useLog(): { log: Entry[]; missing: number } | undefined {
  const [store, setBook] = useState<{ log: Entry[]; missing: number }>();
  useEffect(() => {
    let stale = false;
    const load = async () => {
      const [log, missing] = await Promise.all([entries(), lost()]);
      if (!stale) setBook({ log, missing });
    };
    void load();
    const stop = onLog(load);
    return () => {
      stale = true;
      stop();
    };
  }, []);
  return store;
}
