//! Parts of a page's surroundings: what it says of itself, and whom to ask.

use crate::load::prose::Prose;
use crate::model::{Desk, Embed, Settings, text_of};
use crate::render::page::DeskView;

/// What a page says of itself where it is found or shared: its lead, else what the site is.
pub fn about(lead: &Prose<Embed>, settings: &Settings) -> String {
    let words = text_of(lead);
    if words.is_empty() { settings.description.clone() } else { words }
}

/// A desk as templates show it.
pub fn desk(desk: &Desk) -> DeskView {
    let part = |text: &str| if text.is_empty() { Vec::new() } else { vec![text.to_owned()] };
    DeskView {
        body: desk.body.clone(),
        sentence: desk.sentence.clone(),
        phone: part(&desk.phone),
        email: part(&desk.email),
        address: part(&desk.address),
    }
}
