// @ts-expect-error: browser.ts serves the whole project
import init, { Catalogue, urlHost } from "/crate/wasm/npm/lookup/sublet_wasm.js";
import { hosts, replay } from "./replay.js";

const catalogue = fetch("/www/public/catalogue.bin").then((response) => response.arrayBuffer());
const ready = init().then(async () => new Catalogue(await catalogue).under());

globalThis.sublet = {
  replay: async (inputs, lang, now) => replay(await ready, inputs, lang, now),
  hosts: async (urls) => {
    await ready;
    return hosts(urlHost, urls);
  },
};
