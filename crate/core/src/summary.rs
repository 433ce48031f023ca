use serde::Serialize;

use crate::{Action, Assessment, Control, Kind, Level, Standing};

/// An assessment and the action on it in a few bytes, for batches: everything but the words. It packs into one `u32`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Summary {
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

/// What stands in place of a packed summary where the text could not be read.
pub const UNREADABLE: u32 = u32::MAX;

/// Providers have 15 bits; this one is none.
const NO_PROVIDER: u32 = 0x7fff;

impl Summary {
    /// The summary of an assessment that a policy answers with this action.
    pub fn new(assessment: &Assessment, action: Action) -> Summary {
        Summary {
            standing: assessment.standing(),
            kind: assessment.kind(),
            control: assessment.control(),
            level: assessment.level(),
            score: assessment.score,
            action,
            provider: assessment.provider(),
        }
    }

    /// Packs into, from the lowest bit: score (7), standing (2), kind (4), control (2), action (2), provider (15).
    /// Providers beyond the 32,767th are packed as unknown.
    pub fn pack(self) -> u32 {
        let provider = self.provider.map_or(NO_PROVIDER, |index| u32::from(index).min(NO_PROVIDER));
        u32::from(self.score)
            | (self.standing as u32) << 7
            | u32::from(Kind::code(self.kind)) << 9
            | u32::from(Control::code(self.control)) << 13
            | (self.action as u32) << 15
            | provider << 17
    }

    /// The summary that was packed; `None` for [`UNREADABLE`] and for numbers that no summary packs into.
    pub fn unpack(packed: u32) -> Option<Summary> {
        let score = (packed & 0x7f) as u8;
        let standing = match packed >> 7 & 3 {
            0 => Standing::Unlisted,
            1 => Standing::Provider,
            2 => Standing::Tenant,
            _ => return None,
        };
        let (kind, control) = ((packed >> 9 & 15) as u8, (packed >> 13 & 3) as u8);
        let summary = Summary {
            standing,
            kind: Kind::from_code(kind),
            control: Control::from_code(control),
            level: Level::of(score),
            score,
            action: Action::ALL[(packed >> 15 & 3) as usize],
            provider: Some(packed >> 17).filter(|&index| index != NO_PROVIDER).map(|index| index as u16),
        };
        (summary.pack() == packed).then_some(summary)
    }
}
