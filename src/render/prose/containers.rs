//! Embeds that hold blocks: case studies, quotes, notes.

use std::fmt::Write as _;

use super::Writer;
use crate::load::prose::Block;
use crate::model::{Embed, slug};
use crate::render::html::escape;
use crate::render::words::WORDS;

impl Writer<'_> {
    pub(super) fn container(&mut self, embed: &Embed, inner: &[Block<Embed>], html: &mut String) {
        let level = self.level_below();
        match embed {
            Embed::CaseStudy { title } => {
                let label = WORDS.case_study;
                let id = self.id(format!("case-study-{}", slug(title)));
                let _ = write!(
                    html,
                    "<section class=\"aside case-study\"><h{level}{id}><span class=\"label\">{label}: </span>{}</h{level}>",
                    escape(&title.value)
                );
                let before = std::mem::replace(&mut self.level, level);
                self.blocks(inner, html);
                self.level = before;
                html.push_str("</section>");
            }
            Embed::Quote { who } => {
                html.push_str("<figure class=\"aside quote\"><blockquote>");
                self.blocks(inner, html);
                html.push_str("</blockquote>");
                if !who.value.is_empty() {
                    let _ = write!(html, "<figcaption>{}</figcaption>", escape(&who.value));
                }
                html.push_str("</figure>");
            }
            Embed::Note { title } => {
                let title = match title.value.as_str() {
                    "" => WORDS.note.to_owned(),
                    title => format!("{}: {title}", WORDS.note),
                };
                let _ = write!(
                    html,
                    "<div class=\"aside note\"><p class=\"label\">{}</p>",
                    escape(&title)
                );
                self.blocks(inner, html);
                html.push_str("</div>");
            }
            _ => self.blocks(inner, html),
        }
    }
}
