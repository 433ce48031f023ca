/** What every package has: catalogue, classifier, texts. Arguments are read before the inside is asked for: reading them may run code. */
import * as glue from "sublet-glue";
import { Handle, inside } from "./handle.js";
import { ready } from "./load.js";
import { policyOf } from "./policy.js";
import { bytesOf, countOf, momentOf, rowsOf, textOf, wordOf } from "./values.js";

const PREPARED = Symbol("prepared");

export class Catalogue extends Handle {
  constructor(bytes, how) {
    const given = bytesOf(bytes);
    ready();
    super(how === PREPARED ? glue.Catalogue.openPrepared(given) : new glue.Catalogue(given));
  }

  static openPrepared(bytes) {
    return new Catalogue(bytes, PREPARED);
  }

  prepare() {
    return inside(this, Catalogue).prepare();
  }

  under(policy) {
    return new Classifier(this, policy);
  }

  search(term, limit) {
    const [text, most] = [textOf(term), countOf(limit)];
    return inside(this, Catalogue).search(text, most);
  }

  provider(id, lang) {
    const [text, word] = [textOf(id), wordOf(lang)];
    return inside(this, Catalogue).provider(text, word);
  }

  providers(lang) {
    const word = wordOf(lang);
    return inside(this, Catalogue).providers(word);
  }

  info() {
    return inside(this, Catalogue).info();
  }
}

export class Classifier extends Handle {
  constructor(catalogue, policy) {
    const given = policyOf(policy);
    ready();
    super(new glue.Classifier(inside(catalogue, Catalogue), given));
  }

  check(text, lang, now) {
    const [given, word, moment] = [textOf(text), wordOf(lang), momentOf(now)];
    return inside(this, Classifier).check(given, word, moment);
  }

  policy() {
    return inside(this, Classifier).policy();
  }
}

export function hostsInText(text) {
  const given = textOf(text);
  ready();
  return glue.hostsInText(given);
}

export function csv(rows) {
  const given = rowsOf(rows);
  ready();
  return glue.csv(given);
}

export function unpack(packed) {
  const number = countOf(packed);
  ready();
  return glue.unpack(number);
}
