/** What runs in the extension to time the installation of rules. Browsers get these functions as text: they stand alone. */
import type { Browser } from "wxt/browser";

type Rule = Browser.declarativeNetRequest.Rule;

/** Installs the rules that are there once more, so many times; how long each took, in milliseconds. */
export async function installAgain(times: number): Promise<number[]> {
  const { declarativeNetRequest } = browser;
  const addRules = await declarativeNetRequest.getDynamicRules();
  const removeRuleIds = addRules.map(({ id }) => id);
  const took: number[] = [];
  for (let n = 0; n < times; n++) {
    await declarativeNetRequest.updateDynamicRules({ removeRuleIds });
    const start = performance.now();
    await declarativeNetRequest.updateDynamicRules({ addRules });
    took.push(performance.now() - start);
  }
  return took;
}

/** Installs rules beside those that are there, so many times, and leaves them. */
export async function installMore({ rules, times }: { rules: unknown[]; times: number }): Promise<number[]> {
  const { declarativeNetRequest } = browser;
  const addRules = rules as Rule[];
  const removeRuleIds = addRules.map(({ id }) => id);
  const took: number[] = [];
  for (let n = 0; n < times; n++) {
    const start = performance.now();
    await declarativeNetRequest.updateDynamicRules({ addRules });
    took.push(performance.now() - start);
    if (n < times - 1) await declarativeNetRequest.updateDynamicRules({ removeRuleIds });
  }
  return took;
}
