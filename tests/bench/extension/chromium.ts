/** What the extension costs in Chromium, beside the same browser without it, in one run. Run inside lib/enter.ts. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { BrowserContext, Page, Worker } from "playwright-core";
import { launch } from "../../extension/chromium/browser.ts";
import { World } from "../../extension/lib/world.ts";
import { installAgain, installMore } from "./install.ts";
import { median, row, rulesOf, suffixes, table } from "./table.ts";

const ROUNDS = 12;
const VISITS = 25;
const INSTALLS = 7;
const EXTENSION = fileURLToPath(new URL("../../../extension/dist/chrome", import.meta.url));

interface Chrome {
  // biome-ignore lint/suspicious/noExplicitAny: the API of the service worker, used in a few lines
  chrome: any;
}

/** From the start of a navigation to the first byte of the answer, as the browser counts it. */
async function visit(page: Page, url: string): Promise<number> {
  await page.goto(url);
  return page.evaluate(() => {
    const [entry] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
    return entry?.responseStart ?? Number.NaN;
  });
}

async function visits(page: Page, times: number[], round: number): Promise<void> {
  for (let n = 0; n < VISITS; n++) times.push(await visit(page, `http://ordinary.example/${round}/${n}`));
}

/** From the start of a navigation that is stopped to the first painted content, as the browser counts it. */
async function warning(page: Page, n: number): Promise<number> {
  await page.goto(`http://t${n}.duckdns.org/`).catch(() => {});
  await page.locator("h1").waitFor();
  for (;;) {
    const painted = await page.evaluate(
      () => performance.getEntriesByName("first-contentful-paint")[0]?.startTime,
    );
    if (painted !== undefined) return painted;
  }
}

function serviceWorker(context: BrowserContext): Promise<Worker> {
  const [running] = context.serviceWorkers();
  return running ? Promise.resolve(running) : context.waitForEvent("serviceworker");
}

/** Waits until the rules stand. */
async function atWork(worker: Worker): Promise<void> {
  for (;;) {
    const { rules } = await worker.evaluate(() =>
      (globalThis as unknown as Chrome).chrome.storage.local.get("rules"),
    );
    if (rules) return;
  }
}

/** The heap of the service worker, in MB. */
async function heap(context: BrowserContext): Promise<string> {
  const page = context.pages()[0] ?? (await context.newPage());
  const session = await context.newCDPSession(page);
  const { targetInfos } = await session.send("Target.getTargets");
  const worker = targetInfos.find(({ type }) => type === "service_worker");
  if (!worker) return "asleep";
  const { sessionId } = await session.send("Target.attachToTarget", {
    targetId: worker.targetId,
    flatten: false,
  });
  const answer = new Promise<string>((resolve) => {
    session.on("Target.receivedMessageFromTarget", ({ message }) => {
      if (JSON.parse(message).result?.usedSize) resolve(message);
    });
  });
  for (const [id, method] of ["Runtime.enable", "Runtime.getHeapUsage"].entries()) {
    await session.send("Target.sendMessageToTarget", { sessionId, message: JSON.stringify({ id, method }) });
  }
  const { result } = JSON.parse(await answer);
  const bytes = result.usedSize + (result.embedderHeapUsedSize ?? 0) + (result.backingStorageSize ?? 0);
  return `${(bytes / 2 ** 20).toFixed(1)} MB`;
}

const world = new World();
await world.start();
const folder = mkdtempSync(join(tmpdir(), "sublet-bench-"));
const plain = await launch({ profile: join(folder, "plain") });
const guarded = await launch({ profile: join(folder, "guarded"), extension: EXTENSION });
try {
  const worker = await serviceWorker(guarded);
  await atWork(worker);
  const [without, withIt] = [await plain.newPage(), await guarded.newPage()];
  await visits(without, [], -1);
  await visits(withIt, [], -1);

  const times = {
    plain: [] as number[],
    guarded: [] as number[],
    many: [] as number[],
    warning: [] as number[],
  };
  for (let round = 0; round < ROUNDS; round++) {
    await visits(without, times.plain, round);
    await visits(withIt, times.guarded, round);
  }
  for (let n = 0; n < 30; n++) times.warning.push(await warning(withIt, n));
  const memory = await heap(guarded);

  const embedded = await worker.evaluate(installAgain, INSTALLS);
  const rules = rulesOf(
    suffixes(120_000),
    await worker.evaluate(() => `${location.origin}/warn.html`),
    false,
  );
  const large = await worker.evaluate(installMore, { rules, times: INSTALLS });
  const again: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    await visits(without, again, round);
    await visits(withIt, times.many, round);
  }

  console.log(
    table([
      row("ordinary host, no extension", times.plain),
      row("ordinary host, Sublet", times.guarded),
      row("ordinary host, no extension, again", again),
      row("ordinary host, Sublet with 120,000 suffixes more", times.many),
      row("stopped host, to the first paint of the warning", times.warning),
      row("install the embedded rules", embedded),
      row("install rules for 120,000 suffixes", large),
    ]),
  );
  const added = median(times.guarded) - median(times.plain);
  console.log(
    `\nadded to an ordinary navigation: ${added.toFixed(2)} ms median; memory of the background: ${memory}`,
  );
} finally {
  await plain.close();
  await guarded.close();
  await world.stop();
  rmSync(folder, { recursive: true, force: true });
}
