import { useLang } from "@sublet/ui";
import { useState } from "preact/hooks";
import type { Entry } from "../../../src/log/index.ts";
import { useT } from "../../../src/words/index.ts";
import { keyed } from "../key.ts";
import { useLive } from "../live.ts";

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
  const { engine } = useLive();
  const lang = useLang();
  const t = useT();
  const moment = new Date(at);
  const when = new Intl.DateTimeFormat(lang, { dateStyle: "medium", timeStyle: "short" });
  return (
    <tr>
      <th scope="row">
        <bdi class="mono">{host}</bdi>
        {provider && <span class="target">{engine?.provider(provider, lang)?.name ?? provider}</span>}
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
