/** Catalogue and policy as the rules of a browser. */
import * as glue from "sublet-glue";
import { Classifier } from "./classes.js";
import { extend, Handle, inside } from "./handle.js";
import { ready } from "./load.js";
import { countOf, flagOf, momentOf, textOf, wordsOf } from "./values.js";

export class Browser extends Handle {
  constructor(page, types, dotted) {
    const given = [textOf(page), wordsOf(types), flagOf(dotted)];
    ready();
    super(new glue.Browser(...given));
  }
}

extend(Classifier, {
  rules(browser, now) {
    const moment = momentOf(now);
    return inside(this, Classifier).rules(inside(browser, Browser), moment);
  },

  pass(browser, id, site, tab) {
    const [number, text, one] = [countOf(id), textOf(site), tab == null ? undefined : countOf(tab)];
    return inside(this, Classifier).pass(inside(browser, Browser), number, text, one);
  },
});
