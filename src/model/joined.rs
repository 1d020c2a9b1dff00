//! An edition's data and texts → the report.

use super::edition::{EditionData, Texts};
use super::{Report, papers};

/// Joins data and texts.
pub fn report(data: EditionData, texts: Texts) -> Report {
    papers::in_reading_order(joined(data, texts))
}

fn joined(data: EditionData, texts: Texts) -> Report {
    Report {
        period: data.period,
        dated: data.dated,
        kind: data.kind,
        title: data.title,
        draft: data.draft,
        publish_on: data.publish_on,
        published: data.published,
        source: data.source,
        priorities: data.priorities,
        priority_notes: texts.priority_notes,
        overview: texts.overview,
        sections: texts.sections,
        readings: data.readings,
        commentaries: texts.commentaries,
        figures: data.figures,
        budget: data.budget,
        buys: texts.buys,
        board: texts.board,
        plans: texts.plans,
        notes: texts.notes,
        frozen: texts.frozen,
        elsewhere: texts.elsewhere,
        endnotes: texts.endnotes,
        findings: texts.findings,
        recommendations: texts.recommendations,
        unread: data.unread,
        span: data.span,
    }
}
