use serde::Serialize;

use crate::{Action, Control, Kind, Level, Standing};

/// A verdict in a few bytes, for batches: everything but the words. It packs into one `u32`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Brief {
    /// Where the host stands.
    pub standing: Standing,
    /// The sort of service.
    pub kind: Option<Kind>,
    /// What the tenant controls.
    pub control: Option<Control>,
    /// The range of the score.
    pub level: Level,
    /// The risk, 0 to 100.
    pub score: u8,
    /// What the policy makes of it.
    pub action: Action,
    /// Index of the provider in the catalogue.
    pub provider: Option<u16>,
}

/// What stands in place of a packed brief where the text could not be read.
pub const UNREADABLE: u32 = u32::MAX;

const NO_PROVIDER: u32 = 0xfff;

impl Brief {
    /// Packs into, from the lowest bit: score (7), standing (2), kind (4), control (2), action (2), 3 bits of zero,
    /// provider (12). Providers beyond the 4,095th are packed as unknown.
    pub fn pack(self) -> u32 {
        let provider = self.provider.map_or(NO_PROVIDER, |index| u32::from(index).min(NO_PROVIDER));
        u32::from(self.score)
            | (self.standing as u32) << 7
            | u32::from(Kind::code(self.kind)) << 9
            | u32::from(Control::code(self.control)) << 13
            | (self.action as u32) << 15
            | provider << 20
    }

    /// The brief that was packed; `None` for [`UNREADABLE`] and for numbers that no brief packs into.
    pub fn unpack(packed: u32) -> Option<Brief> {
        let score = (packed & 0x7f) as u8;
        let standing = match packed >> 7 & 3 {
            0 => Standing::Unlisted,
            1 => Standing::Provider,
            2 => Standing::Tenant,
            _ => return None,
        };
        let (kind, control) = ((packed >> 9 & 15) as u8, (packed >> 13 & 3) as u8);
        let brief = Brief {
            standing,
            kind: Kind::from_code(kind),
            control: Control::from_code(control),
            level: Level::of(score),
            score,
            action: Action::ALL[(packed >> 15 & 3) as usize],
            provider: Some(packed >> 20).filter(|&index| index != NO_PROVIDER).map(|index| index as u16),
        };
        (brief.pack() == packed).then_some(brief)
    }
}
