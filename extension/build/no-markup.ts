import type { Plugin } from "vite";

const PREACT = /\/preact\/dist\/preact\.mjs$/;
const ASSIGNMENT = /\(\w+\.innerHTML=\w+\.__html\)/;

/**
 * Takes `dangerouslySetInnerHTML` out of Preact: no text can become markup in pages that show what strangers wrote.
 * Nothing here uses it, and addons.mozilla.org warns of the assignment.
 */
export function noMarkup(): Plugin {
  return {
    name: "no-markup",
    transform(code, id) {
      if (!PREACT.test(id)) return null;
      if (!ASSIGNMENT.test(code))
        throw new Error("Preact sets innerHTML in another way now: see no-markup.ts");
      return { code: code.replace(ASSIGNMENT, "(()=>{throw Error(`no markup`)})()"), map: null };
    },
  };
}
