//! `data/accessibility.yaml`: the facts behind the accessibility statement.

use super::{RawProse, Word, prose};
use crate::diagnostic::Diagnostics;
use crate::load::decode::{Fields, word};
use crate::load::yaml::Node;
use crate::source::Span;

/// `data/accessibility.yaml`; what nobody has supplied is left out of the statement.
#[derive(Clone, Debug, Default)]
pub struct RawStatement {
    /// What the statement applies to, after "applies to".
    pub scope: Option<Word>,
    /// Fully, partially or not compliant.
    pub status: Option<Word>,
    /// The day on which it was first published.
    pub prepared: Option<Word>,
    /// The day on which it was last reviewed.
    pub reviewed: Option<Word>,
    /// The day of the last test.
    pub tested: Option<Word>,
    /// Who carried the test out, after "by".
    pub tested_by: Option<Word>,
    /// How, and on which pages.
    pub method: Option<RawProse>,
    /// A test by people, without which nothing is fully compliant.
    pub audit: Option<RawAudit>,
    /// What some people cannot use.
    pub barriers: Vec<RawBarrier>,
    /// What would be a disproportionate burden to mend.
    pub burdens: Vec<RawBarrier>,
    /// What the regulations leave out.
    pub exemptions: Vec<RawBarrier>,
    /// What is being done.
    pub improving: Option<RawProse>,
    /// Days within which a request is answered.
    pub answer_within: Option<Word>,
    /// Where in the United Kingdom the publisher is.
    pub nation: Option<Word>,
}

/// A test by people.
#[derive(Clone, Debug)]
pub struct RawAudit {
    /// When.
    pub date: Word,
    /// By whom.
    pub by: Word,
}

/// Something that some people cannot use.
#[derive(Clone, Debug)]
pub struct RawBarrier {
    /// Where it stands.
    pub span: Span,
    /// What happens to whom, in plain words.
    pub what: RawProse,
    /// The success criterion that it fails, such as `1.4.3 Contrast (Minimum)`.
    pub criterion: Option<Word>,
    /// What to use instead.
    pub instead: Option<RawProse>,
    /// The day by which it is mended.
    pub fix_by: Option<Word>,
}

/// Reads `data/accessibility.yaml`.
pub fn statement(node: &Node, out: &mut Diagnostics) -> Option<RawStatement> {
    let mut fields = Fields::open_file(node, "the accessibility statement", out)?;
    let statement = RawStatement {
        scope: fields.optional("scope", word),
        status: fields.optional("status", word),
        prepared: fields.optional("prepared", word),
        reviewed: fields.optional("reviewed", word),
        tested: fields.optional("tested", word),
        tested_by: fields.optional("tested-by", word),
        method: fields.optional("method", prose),
        audit: fields.optional("audit", audit),
        barriers: fields.list("barriers", barrier),
        burdens: fields.list("disproportionate-burden", barrier),
        exemptions: fields.list("out-of-scope", barrier),
        improving: fields.optional("improving", prose),
        answer_within: fields.optional("answer-within-days", word),
        nation: fields.optional("nation", word),
    };
    fields.close();
    Some(statement)
}

fn audit(node: &Node, out: &mut Diagnostics) -> Option<RawAudit> {
    let mut fields = Fields::open(node, "an audit", out)?;
    let date = fields.required("date", word);
    let by = fields.required("by", word);
    fields.close();
    Some(RawAudit { date: date?, by: by? })
}

fn barrier(node: &Node, out: &mut Diagnostics) -> Option<RawBarrier> {
    let mut fields = Fields::open(node, "a barrier", out)?;
    let span = fields.span();
    let what = fields.required("what", prose);
    let criterion = fields.optional("criterion", word);
    let instead = fields.optional("instead", prose);
    let fix_by = fields.optional("fix-by", word);
    fields.close();
    Some(RawBarrier { span, what: what?, criterion, instead, fix_by })
}
