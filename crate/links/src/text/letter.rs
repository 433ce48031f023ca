//! Which characters names are made of.

/// Whether a character may stand in a name: ASCII letters and digits, and beyond ASCII all but marks, signs and pictures.
/// The standard library's tables would say it to the letter and bring 3 KB of Wasm; what is no name after all is refused
/// by the URL parser.
pub(super) fn in_name(letter: char) -> bool {
    if letter.is_ascii() {
        return letter.is_ascii_alphanumeric();
    }
    !matches!(letter,
        '\u{80}'..='\u{a9}' | '\u{ab}'..='\u{b4}' | '\u{b6}'..='\u{b9}' | '\u{bb}'..='\u{bf}' | '\u{d7}' | '\u{f7}'
        | '\u{2000}'..='\u{206f}' | '\u{2190}'..='\u{2bff}' | '\u{2e00}'..='\u{2e7f}' | '\u{3000}'..='\u{3004}'
        | '\u{3008}'..='\u{3020}' | '\u{3030}' | '\u{303d}' | '\u{30a0}' | '\u{30fb}' | '\u{e000}'..='\u{f8ff}'
        | '\u{fe10}'..='\u{fe1f}' | '\u{fe30}'..='\u{fe6f}' | '\u{ff00}'..='\u{ff0f}' | '\u{ff1a}'..='\u{ff20}'
        | '\u{ff3b}'..='\u{ff40}' | '\u{ff5b}'..='\u{ff65}' | '\u{ffe0}'..='\u{ffff}' | '\u{1f000}'..='\u{1faff}')
}

/// Letters of the writings that put no blanks between words.
pub(super) fn is_wide(letter: char) -> bool {
    letter >= '\u{2e80}' && in_name(letter)
}
