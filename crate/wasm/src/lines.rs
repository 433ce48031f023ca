//! Lines of JSON in, lines of JSON out.

use std::borrow::Cow;

use js_sys::{JSON, Reflect, Uint8Array};
use serde::Serialize;
use sublet::{Action, Error, Event, Host, Lang, Timestamp};
use wasm_bindgen::prelude::*;

use crate::{
    Classifier,
    convert::{action, lang, moment, to_js},
    json::Json,
    platform::PlatformUrl,
    recorded::object,
};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = "/** One line of UTF-8 an answer, and the events to be recorded of them. */
export type Lines = { output: Uint8Array<ArrayBuffer>, events: Event[] };
";

/// The answers to some lines.
struct Lines {
    output: Json,
    events: Vec<Event>,
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
    /// `least` names the mildest action (`allow` to `block`) whose events are wanted; without it none are.
    ///
    /// Throws an `Error` with a `code` for an unknown language, time or action; a bad line gets an answer that says so.
    #[wasm_bindgen(js_name = checkLines, unchecked_return_type = "Lines")]
    pub fn check_lines(
        &self,
        #[wasm_bindgen(unchecked_param_type = "Uint8Array | ArrayBuffer")] lines: &[u8],
        #[wasm_bindgen(js_name = lang, unchecked_optional_param_type = "Lang")] language: Option<String>,
        #[wasm_bindgen(unchecked_optional_param_type = "string | Date")] now: Option<String>,
        #[wasm_bindgen(unchecked_optional_param_type = "Action")] least: Option<String>,
    ) -> Result<JsValue, JsValue> {
        let (lang, now, least) = (lang(language)?, moment(now)?, least.map(|word| action(&word)).transpose()?);
        let mut answers = Lines { output: Json(Vec::with_capacity(lines.len() * 16)), events: Vec::new() };
        for line in lines.split(|&byte| byte == b'\n').map(<[u8]>::trim_ascii).filter(|line| !line.is_empty()) {
            self.line(line, lang, now, least, &mut answers);
        }
        let Lines { output, events } = answers;
        Ok(object([("output", Uint8Array::from(&output.0[..]).into()), ("events", to_js(&events))]))
    }

    fn line(&self, line: &[u8], lang: Lang, now: Timestamp, least: Option<Action>, answers: &mut Lines) {
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
                if least.is_some_and(|least| judgement.decision.action >= least) {
                    answers.events.push(judgement.into());
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
