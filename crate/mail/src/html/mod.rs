//! Links of a page, and what a reader sees of them.

mod address;
mod attribute;
mod css;
mod entity;
mod list;
mod script;
mod token;

use std::borrow::Cow;

use self::{
    address::{Reference, join, reference},
    attribute::Name,
    entity::decode,
    token::Sink,
};
use crate::{
    collector::{Collector, Location, OccurrenceId},
    cut::CutCode,
    link::Via,
    platform::Platform,
};

/// How deep pages inside pages are read: conditional comments, `srcdoc`, `data:`.
const MAX_INNER: usize = 4;

/// Elements that leave a word whole which they stand in.
const INLINE: [&str; 36] = [
    "a",
    "abbr",
    "acronym",
    "b",
    "bdi",
    "bdo",
    "big",
    "blink",
    "cite",
    "code",
    "del",
    "dfn",
    "em",
    "font",
    "i",
    "img",
    "ins",
    "kbd",
    "label",
    "mark",
    "nobr",
    "o:p",
    "q",
    "s",
    "samp",
    "small",
    "span",
    "strike",
    "strong",
    "sub",
    "sup",
    "tt",
    "u",
    "var",
    "wbr",
    "st1:place",
];

/// Takes in the links of a page. `base` is what the message says relative ones are relative to.
pub(crate) fn read<P: Platform>(html: &str, base: Option<&str>, part: &str, collector: &mut Collector<'_, P>) {
    let base = base.and_then(|base| match reference(base) {
        Reference::Absolute(url) => Some(url.into_owned()),
        _ => None,
    });
    let mut page = Page {
        collector,
        part,
        base,
        own_base: false,
        relative: Vec::new(),
        visible: String::new(),
        anchor: None,
        inner: 0,
        data: false,
    };
    token::read(html, &mut page);
    page.finish();
}

struct Page<'f, 'p, P> {
    collector: &'f mut Collector<'p, P>,
    part: &'f str,
    base: Option<String>,
    /// Whether the base is the page's own: the first one counts.
    own_base: bool,
    /// Relative links, until the page's end tells whether there is a base.
    relative: Vec<(String, Via, String)>,
    /// What a reader sees.
    visible: String,
    anchor: Option<Anchor>,
    /// How deep inside pages we are.
    inner: usize,
    /// Whether the script that begins is none, but data.
    data: bool,
}

/// A link that is open.
struct Anchor {
    occurrence: Option<OccurrenceId>,
    /// Where its text begins.
    from: usize,
    /// What stands for its pictures.
    alt: String,
}

impl<P: Platform> Page<'_, '_, P> {
    fn finish(mut self) {
        self.close_anchor();
        if let Some(base) = self.base.take() {
            for (url, via, element) in std::mem::take(&mut self.relative) {
                if let Some(url) = join(&base, &url) {
                    self.collector.link(&url, Location { part: self.part, via, element: Some(&element) });
                }
            }
        }
        self.collector.text(&self.visible, Location::new(self.part, Via::Text));
    }

    /// Takes in what an attribute holds, references and all undone.
    fn url(&mut self, value: &str, via: Via, element: &str) -> Option<OccurrenceId> {
        match reference(value) {
            Reference::Absolute(url) => {
                self.collector.link(&url, Location { part: self.part, via, element: Some(element) })
            }
            Reference::Relative(url) => {
                let budget = &mut self.collector.budget;
                // In attributes of all sorts a relative URL is hardly ever one.
                let is_url = !matches!(via, Via::Attribute | Via::Cite);
                if is_url && budget.fits(self.relative.len(), budget.limits().links, CutCode::TooManyLinks) {
                    self.relative.push((url.into_owned(), via, element.to_string()));
                }
                None
            }
            Reference::Script(code) => {
                let code = sublet_links::bytes::percent_decoded(&code);
                self.script(&String::from_utf8_lossy(&code), element);
                None
            }
            Reference::Data(data) => {
                let page = list::page_in_data(&data)?;
                let page = String::from_utf8_lossy(&page).into_owned();
                if self.collector.budget.decode(page.len()) {
                    self.inner(&page);
                }
                None
            }
            Reference::Nowhere => None,
        }
    }

    fn script(&mut self, code: &str, element: &str) {
        let location = Location { part: self.part, via: Via::Script, element: Some(element) };
        script::urls(code, &mut |url| {
            self.collector.link(url, location);
        });
    }

    fn style(&mut self, css: &str, element: &str) {
        css::urls(css, &mut |url| {
            self.url(url, Via::Css, element);
        });
    }

    fn inner(&mut self, html: &str) {
        if self.inner < MAX_INNER {
            self.inner += 1;
            token::read(html, self);
            self.inner -= 1;
        } else {
            self.collector.budget.cut(CutCode::TooDeep);
        }
    }

    fn close_anchor(&mut self) {
        let Some(Anchor { occurrence: Some(occurrence), from, alt }) = self.anchor.take() else { return };
        let seen = self.visible[from..].trim();
        self.collector.seen(occurrence, if seen.is_empty() { &alt } else { seen });
        // Whoever clicks on a host that is named here is led to where the link leads, not to it.
        self.visible.truncate(from);
        self.visible.push('\n');
    }

    /// A word goes on through some elements and ends at the others.
    fn part_words(&mut self, element: &str) {
        if !self.visible.ends_with('\n') && !INLINE.iter().any(|inline| element.eq_ignore_ascii_case(inline)) {
            self.visible.push('\n');
        }
    }
}

impl<P: Platform> Sink for Page<'_, '_, P> {
    fn text(&mut self, text: &str) {
        self.visible.push_str(&decode(text, false));
    }

    fn start(&mut self, element: &str, attributes: &[(Name, &str)]) {
        self.part_words(element);
        let is = |name: &str| element.eq_ignore_ascii_case(name);
        let value = |wanted| attributes.iter().find(|(name, _)| *name == wanted).map(|(_, value)| decode(value, true));
        let link = is("a");
        let json = |kind: Cow<'_, str>| sublet_links::bytes::find(kind.as_bytes(), b"json").is_some();
        self.data = value(Name::Type).is_some_and(json);
        if link {
            self.close_anchor();
            self.anchor = Some(Anchor { occurrence: None, from: self.visible.len(), alt: String::new() });
        }
        for &(name, raw) in attributes {
            let decoded: Cow<'_, str> = decode(raw, true);
            match name {
                Name::Href | Name::XlinkHref => {
                    let via = if is("base") { Via::Base } else { Via::Href };
                    let occurrence = self.url(&decoded, via, element);
                    if let Some(anchor) = &mut self.anchor
                        && link
                    {
                        anchor.occurrence = occurrence.or(anchor.occurrence);
                    }
                    if is("base")
                        && !self.own_base
                        && let Reference::Absolute(url) = reference(&decoded)
                    {
                        (self.base, self.own_base) = (Some(url.into_owned()), true);
                    }
                }
                Name::Srcset => list::srcset(&decoded, &mut |url| {
                    self.url(url, Via::Srcset, element);
                }),
                Name::Ping => decoded.split_ascii_whitespace().for_each(|url| {
                    self.url(url, Via::Ping, element);
                }),
                Name::Style => self.style(&decoded, element),
                Name::Script => self.script(&decoded, element),
                Name::Srcdoc => self.inner(&decoded),
                Name::Content => {
                    let refreshes = value(Name::HttpEquiv).is_some_and(|it| it.trim().eq_ignore_ascii_case("refresh"));
                    if let Some(url) = list::refresh(&decoded).filter(|_| refreshes) {
                        self.url(url, Via::MetaRefresh, element);
                    }
                }
                Name::Alt => {
                    if let Some(anchor) = &mut self.anchor {
                        anchor.alt.push_str(&decoded);
                        anchor.alt.push(' ');
                    }
                }
                Name::HttpEquiv | Name::Type => {}
                name => {
                    if let Some(via) = name.via() {
                        self.url(&decoded, via, element);
                    }
                }
            }
        }
    }

    fn end(&mut self, element: &str) {
        if element.eq_ignore_ascii_case("a") {
            self.close_anchor();
        }
        self.part_words(element);
    }

    fn comment(&mut self, text: &str) {
        // Outlook reads what stands in a comment that begins with a condition.
        let rest = text.trim_ascii_start();
        if sublet_links::bytes::begins(rest.as_bytes(), b"[if")
            && let Some((_, content)) = rest.split_once('>')
        {
            self.inner(content);
        }
    }

    fn raw(&mut self, element: &str, text: &str) {
        match element {
            "style" => self.style(text, element),
            _ if self.data => {}
            _ => self.script(text, element),
        }
    }
}
