//! `data/<edition>/plans.yaml`: what is to be done, who leads, by when, and how far it is.

use super::{RawProse, RawSource, Word, prose, source};
use crate::diagnostic::Diagnostics;
use crate::load::decode::{Fields, word};
use crate::load::yaml::Node;

/// An entry of `data/<edition>/plans.yaml`.
#[derive(Clone, Debug)]
pub struct RawPlan {
    /// What readers call it.
    pub title: Word,
    /// The day that its progress is told for.
    pub as_at: Option<Word>,
    /// A remark.
    pub note: Option<RawProse>,
    /// Where it stands.
    pub source: RawSource,
    /// Aims with their actions …
    pub aims: Vec<RawAim>,
    /// … or actions alone.
    pub actions: Vec<RawAction>,
}

/// What is to be reached.
#[derive(Clone, Debug)]
pub struct RawAim {
    /// In a few words: a heading.
    pub aim: Word,
    /// What is done for it.
    pub actions: Vec<RawAction>,
}

/// What is done.
#[derive(Clone, Debug)]
pub struct RawAction {
    /// In a sentence.
    pub action: RawProse,
    /// Who leads: a job or a body.
    pub lead: Option<Word>,
    /// By when, in words.
    pub when: Option<Word>,
    /// `done`, `under way`, `planned`.
    pub status: Option<Word>,
    /// How far it is, in words.
    pub progress: Option<RawProse>,
}

/// Reads an entry of `data/<edition>/plans.yaml`.
pub fn plan(node: &Node, out: &mut Diagnostics) -> Option<RawPlan> {
    let mut fields = Fields::open(node, "a plan", out)?;
    let title = fields.required("title", word);
    let as_at = fields.optional("as-at", word);
    let note = fields.optional("note", prose);
    let source = fields.required("source", source);
    let aims = fields.list("aims", aim);
    let actions = fields.list("actions", action);
    fields.close();
    Some(RawPlan { title: title?, as_at, note, source: source?, aims, actions })
}

fn aim(node: &Node, out: &mut Diagnostics) -> Option<RawAim> {
    let mut fields = Fields::open(node, "an aim", out)?;
    let aim = fields.required("aim", word);
    let actions = fields.list("actions", action);
    fields.close();
    Some(RawAim { aim: aim?, actions })
}

fn action(node: &Node, out: &mut Diagnostics) -> Option<RawAction> {
    let mut fields = Fields::open(node, "an action", out)?;
    let action = fields.required("action", prose);
    let lead = fields.optional("lead", word);
    let when = fields.optional("when", word);
    let status = fields.optional("status", word);
    let progress = fields.optional("progress", prose);
    fields.close();
    Some(RawAction { action: action?, lead, when, status, progress })
}
