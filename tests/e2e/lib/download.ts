import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";

/** Presses the download button of a format and reads what the browser saved. */
export async function downloaded(page: Page, format: "csv" | "json"): Promise<string> {
  const coming = page.waitForEvent("download");
  await page.locator(`button[data-format="${format}"]`).click();
  return readFile(await (await coming).path(), "utf8");
}

/** The verdicts of a JSON download, each as the text that stands in the file. */
export function verdictTexts(json: string): string[] {
  const lines = json.split("\n");
  return lines.slice(1, -2).map((line) => line.replace(/,$/, ""));
}

/** The records of a CSV text after RFC 4180. */
export function csvRecords(text: string): Record<string, string>[] {
  const [head = [], ...rows] = csvRows(text);
  return rows.map((row) => Object.fromEntries(head.map((name, at) => [name, row[at] ?? ""])));
}

function csvRows(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    row.push(quoted?.replaceAll('""', '"') ?? plain ?? "");
    if (end === ",") continue;
    if (row.length > 1) rows.push(row);
    row = [];
  }
  return rows;
}
