import { useLang, useNumber } from "@sublet/ui";
import type { About } from "../engine/protocol.ts";
import type { OfflineState } from "../offline.ts";
import { usePageWords } from "../strings/index.ts";

/** What the page promises and what catalogue it reads. */
export function Footer({ about, offline }: { about: About | undefined; offline: OfflineState | undefined }) {
  const { about: words, offline: offlineWords } = usePageWords();
  return (
    <footer class="foot">
      <p>{words.privacy}</p>
      {about && <CatalogueFacts about={about} />}
      <p class="quiet" data-offline={offline?.ready ? "ready" : "not-yet"}>
        {words.licenceLine} {offline?.ready && offlineWords.ready}
      </p>
    </footer>
  );
}

function CatalogueFacts({ about: { info } }: { about: About }) {
  const { about: words } = usePageWords();
  const number = useNumber();
  const day = new Intl.DateTimeFormat(useLang(), { dateStyle: "long", timeZone: "UTC" });
  return (
    <details class="catalogue">
      <summary>
        {words.catalogue(number(info.suffixes), number(info.providers))} · {words.created}{" "}
        {day.format(new Date(info.created))} · {words.serial} {info.serial}
      </summary>
      <div class="catalogue-table">
        <table>
          <thead>
            <tr>
              <th scope="col">{words.source}</th>
              <th scope="col">{words.licence}</th>
              <th scope="col">{words.version}</th>
              <th scope="col">{words.entries}</th>
            </tr>
          </thead>
          <tbody>
            {info.sources.map(({ name, licence, version, count }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{licence}</td>
                <td>{version}</td>
                <td class="number">{number(count)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
