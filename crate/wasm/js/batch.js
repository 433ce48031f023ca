/** Many texts at once, for pages and programs. */
import * as glue from "sublet-glue";
import { Classifier } from "./classes.js";
import { extend, inside } from "./handle.js";
import { ready } from "./load.js";
import { bytesOf, isArray, textOf, textsOf } from "./values.js";

extend(Classifier, {
  checkPacked(text) {
    const given = textOf(text);
    return inside(this, Classifier).checkPacked(given);
  },

  checkMany(input) {
    const given = isArray(input) ? textsOf(input) : bytesOf(input);
    return inside(this, Classifier).checkMany(given);
  },
});

export function urlHost(url) {
  const text = textOf(url);
  ready();
  return glue.urlHost(text);
}
