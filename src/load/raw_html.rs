//! HTML that is typed into prose: what is wrong with it, and what to write in its place.

use super::rules;
use crate::diagnostic::Diagnostic;
use crate::source::Span;

/// What is to be said of a piece of HTML; nothing of a closing tag, whose opening one is reported.
pub fn found(html: &str, span: &Span) -> Option<Diagnostic> {
    if html.starts_with("<!--") {
        let message = "a comment in the text would be published";
        let help = "delete it; keep notes to yourself in another file";
        return Some(Diagnostic::at(&rules::RAW_HTML, span, message).help(help));
    }
    if html.starts_with("</") {
        return None;
    }
    let tag: String = html.chars().skip(1).take_while(|c| c.is_ascii_alphanumeric()).collect();
    let message = match tag.as_str() {
        "" => "HTML cannot stand in the text".to_owned(),
        tag => format!("HTML such as `<{tag}>` cannot stand in the text"),
    };
    Some(Diagnostic::at(&rules::RAW_HTML, span, message).help(instead_of(&tag)))
}

/// What to write in place of an HTML element.
fn instead_of(tag: &str) -> &'static str {
    match tag {
        "b" | "strong" => "write `**words**` for words that matter",
        "i" | "em" => "write the words plainly; the site uses no italics",
        "br" => "leave an empty line to start a new paragraph",
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => "write `## Heading`",
        "a" => "write `[words](address)`",
        "img" => "write `![what the picture shows](picture.jpg)`",
        "ul" | "ol" | "li" => "start each item on a line of its own with `- `",
        "table" | "tr" | "td" | "th" => "write a Markdown table: cells between `|`",
        "p" | "div" | "span" => "write the text alone, with an empty line between paragraphs",
        _ => "write it in Markdown, or type `\\<` for the character itself",
    }
}
