/** Many texts at once, for pages and programs. */
import * as glue from "sublet-glue";
import { Classifier } from "./classes.js";
import { extend, inside } from "./handle.js";
import { current, ready } from "./load.js";
import { bytesOf, isArray, textOf, textsOf } from "./values.js";

/** The module's own place for a short ASCII text. It has no length any more when the memory has grown. */
let lane = new Uint8Array();
let generation;

/** Writes a text there, if it fits: then nothing is allocated for the call. */
function write(text) {
  if (lane.length === 0 || generation !== current()) {
    lane = glue.lane();
    generation = current();
  }
  const { length } = text;
  if (length > lane.length) return false;
  for (let at = 0; at < length; at++) {
    const unit = text.charCodeAt(at);
    if (unit > 0x7f) return false;
    lane[at] = unit;
  }
  return true;
}

extend(Classifier, {
  checkPacked(text) {
    const given = textOf(text);
    const raw = inside(this, Classifier);
    return write(given) ? raw.checkLane(given.length) : raw.checkPacked(given);
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
