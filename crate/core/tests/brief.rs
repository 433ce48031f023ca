//! A verdict in 32 bits loses nothing.

use proptest::prelude::*;
use sublet::{Action, Brief, Control, Kind, Level, Standing, UNREADABLE};

fn brief() -> impl Strategy<Value = Brief> {
    let standing = proptest::sample::select(vec![Standing::Unlisted, Standing::Provider, Standing::Tenant]);
    let kind = proptest::option::of(proptest::sample::select(Kind::ALL.as_slice()));
    let control = proptest::option::of(proptest::sample::select(Control::ALL.as_slice()));
    let action = proptest::sample::select(Action::ALL.as_slice());
    (standing, kind, control, 0..=100_u8, action, proptest::option::of(0..4095_u16)).prop_map(
        |(standing, kind, control, score, action, provider)| Brief {
            standing,
            kind,
            control,
            level: Level::of(score),
            score,
            action,
            provider,
        },
    )
}

proptest! {
    #[test]
    fn packing_loses_nothing(brief in brief()) {
        prop_assert_eq!(Brief::unpack(brief.pack()), Some(brief));
        prop_assert_ne!(brief.pack(), UNREADABLE);
    }

    #[test]
    fn a_number_is_a_brief_or_nothing(packed in any::<u32>()) {
        if let Some(brief) = Brief::unpack(packed) {
            prop_assert_eq!(brief.pack(), packed);
        }
    }

    #[test]
    fn a_provider_beyond_the_last_place_is_unknown(brief in brief(), provider in 4095..=u16::MAX) {
        let packed = Brief { provider: Some(provider), ..brief }.pack();
        prop_assert_eq!(Brief::unpack(packed), Some(Brief { provider: None, ..brief }));
    }
}

#[test]
fn unreadable_is_no_brief() {
    assert_eq!(Brief::unpack(UNREADABLE), None);
}
