/** What the extension costs in Firefox, beside the same browser without it, in one run. Run inside lib/enter.ts. */
import { Firefox } from "../../extension/firefox/browser.ts";
import { Stage } from "../../extension/firefox/stage.ts";
import { World } from "../../extension/lib/world.ts";
import { installAgain, installMore } from "./install.ts";
import { median, row, rulesOf, suffixes, table } from "./table.ts";

const ROUNDS = 12;
const VISITS = 25;
const INSTALLS = 7;
const PREFS = { "privacy.reduceTimerPrecision": false };

/** From the start of a navigation to the first byte of the answer, as the browser counts it. */
async function visit(firefox: Firefox, url: string): Promise<number> {
  await firefox.go(url);
  return firefox.run(() => {
    const [entry] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
    return entry?.responseStart ?? Number.NaN;
  });
}

async function visits(firefox: Firefox, times: number[], round: number): Promise<void> {
  for (let n = 0; n < VISITS; n++) {
    times.push(await visit(firefox, `http://ordinary.example:8080/${round}/${n}`));
  }
}

/** From the start of a navigation that is stopped to the first painted content, as the browser counts it. */
async function warning(firefox: Firefox, n: number): Promise<number> {
  await firefox.go(`http://t${n}.duckdns.org:8080/`);
  return firefox.until("the first paint", () =>
    firefox.run(() => performance.getEntriesByName("first-contentful-paint")[0]?.startTime),
  );
}

/** The memory of the process that all extensions share, Firefox's own among them, in MB. */
async function memory(firefox: Firefox): Promise<number> {
  const bytes = await firefox.chrome(async () => {
    const { children } = await ChromeUtils.requestProcInfo();
    return children.find(({ type }) => type === "extension")?.memory ?? 0;
  });
  return bytes / 2 ** 20;
}

const world = new World();
await world.start();
const plain = await Firefox.launch({ prefs: PREFS });
const stage = await Stage.open(world, { prefs: PREFS });
try {
  const guarded = stage.firefox;
  await guarded.tab();
  await visits(plain, [], -1);
  await visits(guarded, [], -1);

  const times: Record<"plain" | "guarded" | "again" | "many" | "warning", number[]> = {
    plain: [],
    guarded: [],
    again: [],
    many: [],
    warning: [],
  };
  for (let round = 0; round < ROUNDS; round++) {
    await visits(plain, times.plain, round);
    await visits(guarded, times.guarded, round);
  }
  const added = (await memory(guarded)) - (await memory(plain));
  for (let n = 0; n < 30; n++) times.warning.push(await warning(guarded, n));

  const embedded = await stage.extension(installAgain, INSTALLS);
  const rules = rulesOf(suffixes(120_000), `${guarded.origin}/warn.html`, true);
  const large = await stage.extension(installMore, { rules, times: INSTALLS });
  for (let round = 0; round < ROUNDS; round++) {
    await visits(plain, times.again, round);
    await visits(guarded, times.many, round);
  }

  console.log(
    table([
      row("ordinary host, no extension", times.plain),
      row("ordinary host, Sublet", times.guarded),
      row("ordinary host, no extension, again", times.again),
      row("ordinary host, Sublet with 120,000 suffixes more", times.many),
      row("stopped host, to the first paint of the warning", times.warning),
      row("install the embedded rules", embedded),
      row("install rules for 120,000 suffixes", large),
    ]),
  );
  const slower = median(times.guarded) - median(times.plain);
  console.log(
    `\nadded to an ordinary navigation: ${slower.toFixed(2)} ms median; to the process of the extensions: ${added.toFixed(1)} MB`,
  );
} finally {
  await plain.close();
  await stage.firefox.close();
  await world.stop();
}
