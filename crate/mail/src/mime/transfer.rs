//! Content-Transfer-Encoding (RFC 2045, section 6), read as mail programs read it: what is not valid is passed over, not
//! refused.

use std::borrow::Cow;

use memchr::{memchr, memchr_iter};

use sublet_links::bytes::hex;

const INVALID: u8 = 0xff;

const SIXES: [u8; 256] = {
    let letters = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut table = [INVALID; 256];
    let mut at = 0;
    while at < 64 {
        table[letters[at] as usize] = at as u8;
        at += 1;
    }
    table
};

/// At most `most` bytes out of base64. Padding begins anew, as where encoders put several runs behind one another.
pub(crate) fn base64(text: &[u8], most: usize) -> Vec<u8> {
    let mut out = Vec::with_capacity((text.len() / 4 * 3 + 3).min(most));
    let (mut bits, mut count) = (0_u32, 0_u8);
    for &byte in text {
        let six = SIXES[usize::from(byte)];
        if six != INVALID {
            bits = bits << 6 | u32::from(six);
            count += 1;
            if count == 4 {
                out.extend_from_slice(&bits.to_be_bytes()[1..]);
                (bits, count) = (0, 0);
                if out.len() >= most {
                    break;
                }
            }
        } else if byte == b'=' {
            rest(&mut out, bits, count);
            (bits, count) = (0, 0);
        }
    }
    rest(&mut out, bits, count);
    out.truncate(most);
    out
}

/// The bytes in a group of fewer than four letters.
fn rest(out: &mut Vec<u8>, bits: u32, count: u8) {
    match count {
        2 => out.push((bits >> 4) as u8),
        3 => out.extend_from_slice(&((bits >> 2) as u16).to_be_bytes()),
        _ => {}
    }
}

/// The bytes of quoted-printable text: `=` and two hexadecimal digits are a byte, `=` at a line's end joins the lines,
/// and any other `=` is itself.
pub(crate) fn quoted_printable(text: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    let mut at = 0;
    while let Some(length) = memchr(b'=', &text[at..]) {
        out.extend_from_slice(&text[at..at + length]);
        at += length + 1;
        let after = &text[at..];
        if let [high, low, ..] = after
            && let (Some(high), Some(low)) = (hex(*high), hex(*low))
        {
            out.push(high << 4 | low);
            at += 2;
            continue;
        }
        let blanks = after.iter().take_while(|&&byte| matches!(byte, b' ' | b'\t' | b'\r')).count();
        match after.get(blanks) {
            Some(b'\n') => at += blanks + 1,
            None => at = text.len(),
            // Blanks that end no line are looked at again, but only as text: nothing here goes back further.
            Some(_) => out.push(b'='),
        }
    }
    out.extend_from_slice(&text[at..]);
    out
}

/// Lines that uuencode wrote into a text (`begin 644 name` … `end`), decoded; `None` where there are none.
pub(crate) fn uuencoded(text: &[u8], most: usize) -> Option<Vec<u8>> {
    let begin = memchr_iter(b'b', text).find(|&at| {
        (at == 0 || text[at - 1] == b'\n')
            && text[at..].starts_with(b"begin ")
            && text[at + 6..].iter().take(3).all(u8::is_ascii_digit)
    })?;
    let mut out = Vec::new();
    for line in text[begin..].split(|&byte| byte == b'\n').skip(1) {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        let [length, line @ ..] = line else { break };
        if line.starts_with(b"nd") || out.len() >= most {
            break;
        }
        let length = usize::from(length.wrapping_sub(b' ') & 63);
        let from = out.len();
        for group in line.chunks(4) {
            let bits = (0..4).fold(0, |bits, at| {
                let letter = group.get(at).copied().unwrap_or(b' ');
                bits << 6 | u32::from(letter.wrapping_sub(b' ') & 63)
            });
            out.extend_from_slice(&bits.to_be_bytes()[1..]);
        }
        out.truncate(from + length);
    }
    Some(out)
}

/// The bytes behind a transfer encoding, not many more than `most`.
pub(crate) fn decoded<'b>(encoding: &str, body: &'b [u8], most: usize) -> Cow<'b, [u8]> {
    match encoding {
        "base64" => Cow::Owned(base64(body, most.saturating_add(1))),
        "quoted-printable" => Cow::Owned(quoted_printable(&body[..body.len().min(most.saturating_mul(3))])),
        "x-uuencode" | "uuencode" | "x-uue" => {
            uuencoded(body, most.saturating_add(1)).map_or(Cow::Borrowed(body), Cow::Owned)
        }
        _ => Cow::Borrowed(body),
    }
}
