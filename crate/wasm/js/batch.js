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

/** How many texts become lines at once, and the most characters of one: longer texts go by themselves. */
const PIECE = 1_000;
const MAX_LINE = 4_096;

const encoder = new TextEncoder();

/** The packed summaries of texts, which cross into the module as lines: that takes half the time of one after the other. */
function packTexts(texts, raw) {
  const packed = new Uint32Array(texts.length);
  const isLine = (text) => text.length <= MAX_LINE && !text.includes("\n") && !text.includes("\r");
  for (let from = 0; from < texts.length; from += PIECE) {
    const lines = texts.slice(from, from + PIECE).map((text) => (text !== undefined && isLine(text) ? text : ""));
    packed.set(raw.checkMany(encoder.encode(`${lines.join("\n")}\n`)), from);
  }
  texts.forEach((text, at) => {
    if (text !== undefined && !isLine(text)) packed[at] = raw.checkPacked(text);
  });
  return packed;
}

extend(Classifier, {
  checkPacked(text) {
    const given = textOf(text);
    const raw = inside(this, Classifier);
    return write(given) ? raw.checkLane(given.length) : raw.checkPacked(given);
  },

  checkMany(input) {
    if (isArray(input)) return packTexts(textsOf(input), inside(this, Classifier));
    const given = bytesOf(input);
    return inside(this, Classifier).checkMany(given);
  },
});

export function urlHost(url) {
  const text = textOf(url);
  ready();
  return glue.urlHost(text);
}
