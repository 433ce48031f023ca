//! The terminal: its width and colours, and text laid out for it.

use std::io::{self, IsTerminal, Write};

use anstream::ColorChoice;
use anstyle::{AnsiColor, Style};
use clap::ValueEnum;
use sublet::{Action, Level};
use terminal_size::{Width, terminal_size_of};
use textwrap::{Options, WordSeparator, WordSplitter, core::Word};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::Problem;

/// The widest a card gets, for the eye.
const WIDEST: usize = 110;
/// The width of a card where there is no terminal.
const PIPE: usize = 100;

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal, unless NO_COLOR is set
    Auto,
    Always,
    Never,
}

/// Standard output and what it can show.
pub struct Terminal {
    color: bool,
    /// Columns, where it is a terminal.
    pub columns: Option<usize>,
}

impl Terminal {
    pub fn new(color: ColorChoice) -> Terminal {
        color.write_global();
        let out = io::stdout();
        let color = anstream::AutoStream::choice(&out) != ColorChoice::Never;
        if color {
            anstyle_query::windows::enable_ansi_colors();
        }
        let columns = out.is_terminal().then(|| terminal_size_of(&out)).flatten();
        Terminal { color, columns: columns.map(|(Width(width), _)| width.into()) }
    }

    /// The width to lay text out for.
    pub fn width(&self) -> usize {
        self.columns.unwrap_or(PIPE).clamp(40, WIDEST)
    }

    /// The style, or none where colours are off.
    pub fn style(&self, style: Style) -> Style {
        if self.color { style } else { Style::new() }
    }

    pub fn bold(&self) -> Style {
        self.style(Style::new().bold())
    }

    pub fn dim(&self) -> Style {
        self.style(Style::new().dimmed())
    }

    pub fn level(&self, level: Level) -> Style {
        match level {
            Level::None => self.dim(),
            Level::Low => self.colored(AnsiColor::Green),
            Level::Medium => self.colored(AnsiColor::Cyan),
            Level::High => self.colored(AnsiColor::Yellow),
            Level::Critical => self.colored(AnsiColor::Red),
        }
    }

    pub fn action(&self, action: Action) -> Style {
        match action {
            Action::Allow => self.dim(),
            Action::Log => Style::new(),
            Action::Warn => self.colored(AnsiColor::Yellow).bold_if(self.color),
            Action::Block => self.colored(AnsiColor::Red).bold_if(self.color),
        }
    }

    fn colored(&self, color: AnsiColor) -> Style {
        self.style(Style::new().fg_color(Some(color.into())))
    }

    /// Text broken to the width, the lines after the first one indented by so many columns.
    pub fn wrap(&self, text: &str, indent: usize) -> String {
        let width = self.width().saturating_sub(indent).max(20);
        let options = Options::new(width)
            .word_separator(WordSeparator::Custom(words))
            .word_splitter(WordSplitter::NoHyphenation)
            .break_words(false);
        textwrap::wrap(text, options).join(&format!("\n{}", " ".repeat(indent)))
    }
}

trait BoldIf {
    fn bold_if(self, condition: bool) -> Self;
}

impl BoldIf for Style {
    fn bold_if(self, condition: bool) -> Style {
        if condition { self.bold() } else { self }
    }
}

impl From<Color> for ColorChoice {
    fn from(color: Color) -> ColorChoice {
        match color {
            Color::Auto => ColorChoice::Auto,
            Color::Always => ColorChoice::AlwaysAnsi,
            Color::Never => ColorChoice::Never,
        }
    }
}

/// Columns that a text takes on a terminal; East Asian letters take two.
fn width(text: &str) -> usize {
    text.width()
}

/// The width of the widest of some words.
pub fn widest<'w>(words: impl IntoIterator<Item = &'w str>) -> usize {
    words.into_iter().map(width).max().unwrap_or(0)
}

/// The text with blanks behind it up to a width; what is too long is cut and ends in `…`.
pub fn pad(text: &str, columns: usize) -> String {
    let mut out = String::from(text);
    if width(text) > columns {
        while width(&out) >= columns {
            out.pop();
        }
        out.push('…');
    }
    out.extend(std::iter::repeat_n(' ', columns - width(&out)));
    out
}

/// The text without anything that could steer a terminal.
pub fn tame(text: &str) -> String {
    let steers = |c: char| {
        c.is_control() || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    text.chars().map(|c| if steers(c) { c.escape_default().to_string() } else { c.to_string() }).collect()
}

/// Writes a whole text to standard output.
pub fn print(text: &str) -> Result<(), Problem> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    Ok(out.flush()?)
}

/// Where lines may break: behind blanks, and between the letters of Japanese, but not before closing marks.
fn words(line: &str) -> Box<dyn Iterator<Item = Word<'_>> + '_> {
    const CLOSING: &str = "、。，．」』）)]〉》ーっゃゅょ…";
    const OPENING: &str = "「『（([〈《";
    let mut words = Vec::new();
    let mut start = 0;
    let mut chars = line.char_indices().peekable();
    while let Some((_, c)) = chars.next() {
        let Some(&(end, next)) = chars.peek() else { break };
        let wide = c.width() == Some(2) || next.width() == Some(2);
        let blank = c == ' ' && next != ' ';
        if blank || wide && next != ' ' && !CLOSING.contains(next) && !OPENING.contains(c) {
            words.push(Word::from(&line[start..end]));
            start = end;
        }
    }
    if start < line.len() {
        words.push(Word::from(&line[start..]));
    }
    Box::new(words.into_iter())
}
