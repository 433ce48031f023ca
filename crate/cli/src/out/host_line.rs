//! One line a host, for people: what to do, how risky, what sort, whose, and the host with the tenant's part set off.

use anstyle::Style;
use sublet::{Action, Catalogue, Control, Kind, Lang, Level, Placement, Standing, Summary};

use crate::{
    pipeline::{Frame, Writer},
    term::{Terminal, pad, widest, words},
    work::Judged,
};

/// Between the tenant's part of a host and the suffix, so that the two are told apart without colours.
const WALL: &str = "│";
/// A terminal narrower than this has no room for the provider.
const ROOM_FOR_PROVIDER: usize = 110;
const PROVIDER: usize = 22;

/// Writes a line for each host; the columns are laid out once.
pub struct HostLine {
    actions: Vec<Vec<u8>>,
    levels: Vec<(Style, String)>,
    standings: Vec<String>,
    /// By kind; the last one is for unknown.
    kinds: Vec<String>,
    controls: Vec<String>,
    /// In place of the control, where there is no tenant.
    blank: String,
    /// By provider; the last one is for unknown. Empty where there is no room.
    providers: Vec<String>,
    tenant: Style,
    suffix: Style,
}

impl Frame for HostLine {}

impl Writer<Judged<'_>> for HostLine {
    fn item(&self, out: &mut Vec<u8>, judged: &Judged<'_>) {
        self.write(out, judged.host, &judged.placement, &judged.summary);
    }
}

impl HostLine {
    pub fn new(catalogue: &Catalogue, terminal: &Terminal, lang: Lang) -> HostLine {
        let kinds = Kind::ALL.map(Some).into_iter().chain([None]);
        let kinds: Vec<&str> = kinds.map(|kind| words::kind(kind, lang)).collect();
        let standings = [Standing::Unlisted, Standing::Provider].map(|standing| words::standing(standing, lang));
        let what = widest(kinds.iter().chain(&standings).copied());
        let actions = Action::ALL.map(|action| words::action(action, lang));
        let levels = Level::ALL.map(|level| words::level(level, lang));
        let controls = Control::ALL.map(Some).into_iter().chain([None]).map(|control| words::control(control, lang));
        let controls: Vec<&str> = controls.collect();
        let room = terminal.columns.is_none_or(|columns| columns >= ROOM_FOR_PROVIDER);
        let names = catalogue.providers(lang).into_iter().map(|provider| provider.name).chain([String::new()]);
        let action = |(action, word): (Action, &&'static str)| {
            let style = terminal.action(action);
            format!("{style}{}{style:#} ", pad(word, widest(actions))).into_bytes()
        };
        HostLine {
            actions: Action::ALL.into_iter().zip(&actions).map(action).collect(),
            levels: Level::ALL
                .into_iter()
                .zip(&levels)
                .map(|(level, word)| (terminal.level(level), pad(word, widest(levels))))
                .collect(),
            standings: standings.iter().map(|word| pad(word, what)).collect(),
            kinds: kinds.iter().map(|word| pad(word, what)).collect(),
            controls: controls.iter().map(|word| pad(word, widest(controls.iter().copied()))).collect(),
            blank: " ".repeat(widest(controls.iter().copied())),
            providers: if room { names.map(|name| pad(&name, PROVIDER)).collect() } else { Vec::new() },
            tenant: terminal.bold(),
            suffix: terminal.dim(),
        }
    }

    /// Adds the line of a host.
    pub fn write(&self, out: &mut Vec<u8>, host: &str, placement: &Placement, summary: &Summary) {
        let tenant = summary.standing == Standing::Tenant;
        out.extend_from_slice(&self.actions[summary.action as usize]);
        self.risk(out, summary);
        let what = match summary.standing {
            Standing::Tenant => by(&self.kinds, summary.kind.map(|kind| kind as usize)),
            other => &self.standings[other as usize],
        };
        let control =
            if tenant { by(&self.controls, summary.control.map(|control| control as usize)) } else { &self.blank };
        for cell in [what, control] {
            out.extend_from_slice(cell.as_bytes());
            out.extend_from_slice(b"  ");
        }
        if !self.providers.is_empty() {
            out.extend_from_slice(by(&self.providers, summary.provider.map(usize::from)).as_bytes());
            out.extend_from_slice(b"  ");
        }
        match placement.tenant_label(host) {
            Some(label) => {
                out.extend_from_slice(&host.as_bytes()[..label.start]);
                self.styled(out, self.tenant, &host[label.clone()]);
                out.extend_from_slice(WALL.as_bytes());
                self.styled(out, self.suffix, &host[label.end + 1..]);
            }
            None => out.extend_from_slice(host.as_bytes()),
        }
        out.push(b'\n');
    }

    fn risk(&self, out: &mut Vec<u8>, summary: &Summary) {
        let (style, level) = &self.levels[summary.level as usize];
        let score = [b' ', b' ', b' ', b'0' + summary.score % 10];
        let mut score = score;
        if summary.score >= 10 {
            score[2] = b'0' + summary.score / 10 % 10;
        }
        if summary.score >= 100 {
            score[1] = b'0' + summary.score / 100;
        }
        out.extend_from_slice(&score[1..]);
        out.push(b' ');
        self.styled(out, *style, level);
        out.extend_from_slice(b"  ");
    }

    fn styled(&self, out: &mut Vec<u8>, style: Style, text: &str) {
        if style.is_plain() {
            out.extend_from_slice(text.as_bytes());
        } else {
            out.extend_from_slice(format!("{style}{text}{style:#}").as_bytes());
        }
    }
}

/// The cell of this index; the last one where it is not known.
fn by(cells: &[String], index: Option<usize>) -> &str {
    index.and_then(|index| cells.get(index)).or(cells.last()).map_or("", String::as_str)
}
