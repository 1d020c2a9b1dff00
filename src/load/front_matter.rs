//! A Markdown file: cuts the front matter from the text.

use super::raw::{self, RawPage};
use super::text::Text;
use super::{markdown, rules, yaml};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::{FilePath, Span};

/// Reads a page; `None` if its front matter cannot be read.
pub fn page(file: &FilePath, whole: &str, out: &mut Diagnostics) -> Option<RawPage> {
    let (matter, body) = match cut(whole) {
        Ok(parts) => parts,
        Err((message, help)) => {
            let span = Span::new(file, 0..whole.lines().next().map_or(0, str::len));
            out.push(Diagnostic::at(&rules::FRONT_MATTER, &span, message).help(help));
            return None;
        }
    };
    let body = Text::verbatim(whole, Span::new(file, body..whole.len()));
    let body = markdown::parse(&body, out);
    let node = match yaml::read(file, whole, matter) {
        Ok(node) => node,
        Err(diagnostic) => {
            out.push(diagnostic);
            return None;
        }
    };
    raw::page(&node, file, body, out)
}

type Cut = Result<(std::ops::Range<usize>, usize), (&'static str, &'static str)>;

/// The bytes between the two `---`, and where the text starts.
fn cut(whole: &str) -> Cut {
    let mut lines = whole.split_inclusive('\n');
    let first = lines.next().unwrap_or("");
    // Some editors on Windows start a file with a byte order mark.
    if first.trim_start_matches('\u{FEFF}').trim_end() != "---" {
        let help = "start the file with `---`, a line `title: …`, and `---`";
        return Err(("this page has no front matter", help));
    }
    let start = first.len();
    let mut at = start;
    for line in lines {
        if line.trim_end() == "---" {
            return Ok((start..at, at + line.len()));
        }
        at += line.len();
    }
    Err(("the front matter never closes", "end it with a line `---` before the text starts"))
}
