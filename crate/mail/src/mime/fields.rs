//! The header fields of a part (RFC 5322, section 2.2).

use memchr::{memchr, memchr_iter};

use crate::{budget::Budget, cut::CutCode, limits::Limits};

/// One field: its name, and its value with the folds still in it.
#[derive(Clone, Copy)]
pub(crate) struct Field<'a> {
    pub(crate) name: &'a [u8],
    pub(crate) value: &'a [u8],
}

impl Field<'_> {
    pub(crate) fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name.as_bytes())
    }

    /// The value in one line.
    pub(crate) fn unfolded(&self) -> String {
        String::from_utf8_lossy(self.value).replace(['\r', '\n'], "")
    }
}

/// The fields in front of a body, and the body.
pub(crate) fn split<'a>(part: &'a [u8], budget: &mut Budget) -> (Vec<Field<'a>>, &'a [u8]) {
    let mut fields: Vec<Field<'a>> = Vec::new();
    // Where the name of the field ends that is being read.
    let mut open: Option<(usize, usize)> = None;
    let (mut line, mut body) = (0, part.len());
    let ends = memchr_iter(b'\n', part).map(|end| end + 1).chain([part.len()]);
    for end in ends {
        let text = &part[line..end];
        let folded = matches!(text, [b' ' | b'\t', ..]) && open.is_some();
        if !folded {
            close(part, open.take(), line, &mut fields, budget);
            if matches!(text, b"\r\n" | b"\n" | b"\r" | b"") {
                body = end;
                break;
            }
            match name(text) {
                Some(length) => open = Some((line, line + length)),
                // A line that is no field: an mbox's `From `, or a body that lacks the empty line before it.
                None if text.starts_with(b"From ") || text.starts_with(b">From ") => {}
                None => {
                    body = line;
                    break;
                }
            }
        }
        line = end;
    }
    close(part, open, line.min(body), &mut fields, budget);
    (fields, &part[body..])
}

fn close<'a>(
    part: &'a [u8],
    open: Option<(usize, usize)>,
    end: usize,
    fields: &mut Vec<Field<'a>>,
    budget: &mut Budget,
) {
    let Some((start, colon)) = open else { return };
    let Limits { headers, header, .. } = *budget.limits();
    if !budget.fits(fields.len(), headers, CutCode::TooManyHeaders) {
        return;
    }
    let mut value = &part[colon + 1..end];
    if value.len() > header {
        budget.cut(CutCode::HeaderTooLong);
        value = &value[..header];
    }
    fields.push(Field { name: part[start..colon].trim_ascii_end(), value });
}

/// The length of the field name that a line begins with.
fn name(line: &[u8]) -> Option<usize> {
    let colon = memchr(b':', &line[..line.len().min(256)])?;
    let name = line[..colon].trim_ascii_end();
    (!name.is_empty() && name.iter().all(u8::is_ascii_graphic)).then_some(colon)
}
