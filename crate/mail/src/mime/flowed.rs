//! Flowed text (RFC 3676).

/// Joins the lines that `format=flowed; delsp=yes` broke (RFC 3676, section 4).
pub(crate) fn without_soft_breaks(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    // How deep the line is quoted that the next one goes on with.
    let mut broken = None;
    for line in text.split_inclusive('\n') {
        let content = line.trim_end_matches(['\r', '\n']);
        let quote = content.len() - content.trim_start_matches(['>', ' ']).len();
        let depth = content[..quote].matches('>').count();
        if let Some(before) = broken.take() {
            if before == depth {
                let rest = if depth > 0 { &line[quote..] } else { line.strip_prefix(' ').unwrap_or(line) };
                broken = push_flowed(&mut out, rest, depth);
                continue;
            }
            out.push('\n');
        }
        broken = push_flowed(&mut out, line, depth);
    }
    out
}

/// Writes a line, without its end where the next one goes on with it.
fn push_flowed(out: &mut String, line: &str, depth: usize) -> Option<usize> {
    let content = line.trim_end_matches(['\r', '\n']);
    match content.strip_suffix(' ') {
        // The separator of a signature is no broken line.
        Some(rest) if !content.ends_with("-- ") => {
            out.push_str(rest);
            Some(depth)
        }
        _ => {
            out.push_str(line);
            None
        }
    }
}
