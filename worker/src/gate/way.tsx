import { ActionBadge } from "@sublet/ui";
import type { LinkReport, Verdict } from "sublet-worker-wasm";
import type { Strings } from "./strings/index.ts";

/** The whole address as text: never a link, its host set apart. It is ASCII, and as long as it likes. */
export function Address({ url, words }: { url: URL; words: Strings }) {
  const scheme = `${url.protocol}//`;
  return (
    <div class="gate-note">
      <p id="address" class="gate-label">
        {words.address}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reached by keyboard */}
      <div class="gate-address" role="region" aria-labelledby="address" tabIndex={0}>
        <bdi dir="ltr" class="notranslate">
          {scheme}
          <b>{url.host}</b>
          {url.href.slice(scheme.length + url.host.length)}
        </bdi>
      </div>
    </div>
  );
}

/** The redirectors that the link leads through, and where it ends; nothing for a link that leads straight there. */
export function Way({ report: { through, hosts }, words }: { report: LinkReport; words: Strings }) {
  const [end] = hosts;
  if (through.length === 0 || !end) return null;
  return (
    <div class="gate-note">
      <p id="way" class="gate-label">
        {words.way}
      </p>
      <ol class="gate-way" aria-labelledby="way">
        {through.map(({ url }, at) => (
          <Stage key={at} host={new URL(url).hostname} hosts={hosts} />
        ))}
        <Stage host={end.host} hosts={hosts} note={words.wayEnd} />
      </ol>
    </div>
  );
}

function Stage({ host, hosts, note }: { host: string; hosts: Verdict[]; note?: string }) {
  const verdict = hosts.find((one) => one.host === host);
  return (
    <li>
      {note && <span class="quiet">{note}</span>}
      <b>
        <bdi>{host}</bdi>
      </b>
      {verdict && <ActionBadge action={verdict.decision.action} />}
    </li>
  );
}
