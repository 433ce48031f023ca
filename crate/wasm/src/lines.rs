//! Lines of JSON in, lines of JSON out.

use std::{borrow::Cow, mem};

use js_sys::{JSON, Reflect};
use serde::Serialize;
use sublet::{Action, Error, Host, Judgement, Lang, Level, Timestamp};
use wasm_bindgen::prelude::*;

use crate::{
    Classifier,
    classifier::moment,
    convert::{Json, failure, json, lang},
    platform::PlatformUrl,
};

/// The answers to some lines.
#[wasm_bindgen]
pub struct Lines {
    output: Json,
    noted: Vec<Noted>,
}

#[wasm_bindgen]
impl Lines {
    /// One line a question, as UTF-8: the verdict, or the question and what is wrong with it. It is handed over: asked for
    /// again it is empty.
    #[wasm_bindgen(getter)]
    pub fn output(&mut self) -> Vec<u8> {
        mem::take(&mut self.output.0)
    }

    /// What is to be written down of them, as a JSON array.
    #[wasm_bindgen(getter)]
    pub fn noted(&self) -> String {
        json(&self.noted)
    }
}

/// A verdict, as far as it is written down.
#[derive(Serialize)]
struct Noted {
    host: String,
    score: u8,
    level: Level,
    action: Action,
    rule: String,
}

impl From<Judgement> for Noted {
    fn from(Judgement { host, assessment, decision }: Judgement) -> Noted {
        let (score, level) = (assessment.score, assessment.level());
        Noted { host, score, level, action: decision.action, rule: decision.rule }
    }
}

#[derive(Serialize)]
struct Refused<'r> {
    input: &'r str,
    error: Problem<'r>,
}

#[derive(Serialize)]
struct Problem<'p> {
    code: &'p str,
    message: String,
}

#[wasm_bindgen]
impl Classifier {
    /// The answers to whole lines of JSON (UTF-8), each a string or an object with `url`. Blank lines are passed over.
    /// `note` names the mildest action (`allow` to `block`) whose verdicts are to be noted; without it none are.
    ///
    /// Throws an `Error` with a `code` for an unknown language, time or action; a bad line gets an answer that says so.
    #[wasm_bindgen(js_name = checkLines)]
    pub fn check_lines(
        &self,
        lines: &[u8],
        #[wasm_bindgen(js_name = lang, unchecked_param_type = "Lang")] language: Option<String>,
        now: Option<String>,
        #[wasm_bindgen(unchecked_param_type = "Action")] note: Option<String>,
    ) -> Result<Lines, JsValue> {
        let (lang, now, note) = (lang(language)?, moment(now)?, note.map(|word| action(&word)).transpose()?);
        let mut answers = Lines { output: Json(Vec::with_capacity(lines.len() * 16)), noted: Vec::new() };
        for line in lines.split(|&byte| byte == b'\n').map(<[u8]>::trim_ascii).filter(|line| !line.is_empty()) {
            self.line(line, lang, now, note, &mut answers);
        }
        Ok(answers)
    }

    fn line(&self, line: &[u8], lang: Lang, now: Timestamp, note: Option<Action>, answers: &mut Lines) {
        let line = String::from_utf8_lossy(line);
        let Some(text) = question(&line) else {
            let message = match lang {
                Lang::En => {
                    "this line is neither a JSON string nor an object with a string 'url'; send one of them a line"
                }
                Lang::Ja => {
                    "この行はJSONの文字列でも、文字列urlを持つオブジェクトでもありません。一行に一件、どちらかで送ってください。"
                }
            };
            let problem = Problem { code: "bad-line", message: message.into() };
            return answers.put(&Refused { input: &line, error: problem });
        };
        match Host::parse_with(&text, &PlatformUrl) {
            Ok(host) => {
                let judgement = self.inner.judge(&host, now);
                self.inner.write_json(&text, &judgement, lang, &mut answers.output.0);
                answers.output.0.push(b'\n');
                if note.is_some_and(|least| judgement.decision.action >= least) {
                    answers.noted.push(judgement.into());
                }
            }
            Err(error) => answers.put(&refusal(&text, &error, lang)),
        }
    }
}

impl Lines {
    fn put(&mut self, answer: &impl Serialize) {
        self.output.put(answer);
        self.output.0.push(b'\n');
    }
}

/// The text that a line asks for. Most are a plain string and need no parser; serde_json's would be 20 KB of brotli.
fn question(line: &str) -> Option<Cow<'_, str>> {
    let plain = |byte: u8| (b' '..0x7f).contains(&byte) && !matches!(byte, b'"' | b'\\');
    if let Some(inner) = line.strip_prefix('"').and_then(|line| line.strip_suffix('"'))
        && inner.bytes().all(plain)
    {
        return Some(Cow::Borrowed(inner));
    }
    let value = JSON::parse(line).ok()?;
    let text = if value.is_object() { Reflect::get(&value, &"url".into()).ok()? } else { value };
    text.as_string().map(Cow::Owned)
}

fn refusal<'r>(input: &'r str, error: &Error, lang: Lang) -> Refused<'r> {
    Refused { input, error: Problem { code: error.code(), message: error.sentence(lang) } }
}

fn action(word: &str) -> Result<Action, JsValue> {
    let known = Action::ALL.into_iter().find(|action| action.as_str() == word);
    known.ok_or_else(|| failure("wrong-input", &format!("'{word}' is no action; use allow, log, warn or block")))
}
