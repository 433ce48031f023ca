import type { Page } from "playwright-core";

/** Takes the way through the warning page in this tab: open once, in two steps. */
export async function openOnce(page: Page): Promise<void> {
  await page.locator('[data-way="open"]').click();
  await page.locator("[data-through]").click();
}
