/** Whole answers as JSON text, lines of them, and e-mail. */
import * as glue from "sublet-glue";
import { Classifier } from "./classes.js";
import { extend, inside } from "./handle.js";
import { ready } from "./load.js";
import { bytesOf, linesOf, momentOf, textOf, wordOf } from "./values.js";

extend(Classifier, {
  checkJson(text, lang, now) {
    const [given, word, moment] = [textOf(text), wordOf(lang), momentOf(now)];
    return inside(this, Classifier).checkJson(given, word, moment);
  },

  checkRecorded(text, least, lang, now) {
    const [given, action, word, moment] = [textOf(text), textOf(least), wordOf(lang), momentOf(now)];
    return inside(this, Classifier).checkRecorded(given, action, word, moment);
  },

  checkLines(lines, lang, now, least) {
    const [bytes, word, moment, action] = [linesOf(lines), wordOf(lang), momentOf(now), wordOf(least)];
    return inside(this, Classifier).checkLines(bytes, word, moment, action);
  },

  mail(raw, lang, now) {
    const [bytes, word, moment] = [bytesOf(raw), wordOf(lang), momentOf(now)];
    return inside(this, Classifier).mail(bytes, word, moment);
  },

  screen(link, lang, now) {
    const [text, word, moment] = [textOf(link), wordOf(lang), momentOf(now)];
    return inside(this, Classifier).screen(text, word, moment);
  },
});

export function unwrap(url) {
  const text = textOf(url);
  ready();
  return glue.unwrap(text);
}
