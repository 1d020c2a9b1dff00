//! The files of one edition: what each holds, before anything is looked up.

use super::raw::{
    self, Entries, RawBudget, RawElsewhere, RawEndnotes, RawFigure, RawFindings, RawNote,
    RawOutline, RawPage, RawPlan, RawReading, RawRecommendations, RawReport, Word,
};
use super::{Frozen, entries, frozen, text, whole};
use crate::diagnostic::Diagnostics;
use crate::source::{FilePath, Files};

/// The files of one edition.
#[derive(Clone, Debug)]
pub struct RawEdition {
    /// The folder's name, with one of its files as its place.
    pub folder: Word,
    /// `report.yaml`.
    pub report: Option<RawReport>,
    /// Whether `report.yaml` is there, readable or not.
    pub has_report: bool,
    /// `kpis.yaml`.
    pub readings: Entries<RawReading>,
    /// `figures.yaml`.
    pub figures: Entries<RawFigure>,
    /// `budget.yaml`.
    pub budget: Option<RawBudget>,
    /// `board.yaml`.
    pub board: Entries<RawOutline>,
    /// `plans.yaml`.
    pub plans: Entries<RawPlan>,
    /// `notes.yaml`.
    pub notes: Vec<RawNote>,
    /// `elsewhere.yaml`.
    pub elsewhere: Vec<RawElsewhere>,
    /// `endnotes.yaml`.
    pub endnotes: Option<RawEndnotes>,
    /// `findings.yaml`.
    pub findings: Entries<RawFindings>,
    /// `recommendations.yaml`.
    pub recommendations: Entries<RawRecommendations>,
    /// `frozen.txt`.
    pub frozen: Option<Frozen>,
    /// The pages.
    pub pages: Vec<RawPage>,
    /// The addresses of entries that are there and cannot be read, which is reported: `figures.ID`.
    /// Nobody is told that they are missing.
    pub unread: Vec<String>,
}

#[derive(Clone)]
pub(super) enum EditionPart {
    Report(Option<RawReport>),
    Readings(Entries<Option<RawReading>>),
    Figures(Entries<Option<RawFigure>>),
    Budget(Option<RawBudget>),
    Board(Entries<Option<RawOutline>>),
    Plans(Entries<Option<RawPlan>>),
    Notes(Vec<RawNote>),
    Elsewhere(Vec<RawElsewhere>),
    Endnotes(Option<RawEndnotes>),
    Findings(Entries<Option<RawFindings>>),
    Recommendations(Entries<Option<RawRecommendations>>),
    Frozen(Option<Frozen>),
    Page(Option<RawPage>),
}

impl RawEdition {
    pub(super) fn new(folder: Word) -> Self {
        Self {
            folder,
            report: None,
            has_report: false,
            readings: Vec::new(),
            figures: Vec::new(),
            budget: None,
            board: Vec::new(),
            plans: Vec::new(),
            notes: Vec::new(),
            elsewhere: Vec::new(),
            endnotes: None,
            findings: Vec::new(),
            recommendations: Vec::new(),
            frozen: None,
            pages: Vec::new(),
            unread: Vec::new(),
        }
    }

    pub(super) fn add(&mut self, part: EditionPart) {
        match part {
            EditionPart::Report(report) => {
                self.has_report = true;
                self.report = report;
            }
            EditionPart::Readings(readings) => self.readings = self.read("kpis", readings),
            EditionPart::Figures(figures) => self.figures = self.read("figures", figures),
            EditionPart::Budget(budget) => {
                self.unread.extend(budget.is_none().then(|| "budget".to_owned()));
                self.budget = budget;
            }
            EditionPart::Board(board) => self.board = self.read("board", board),
            EditionPart::Plans(plans) => self.plans = self.read("plans", plans),
            EditionPart::Notes(notes) => self.notes = notes,
            EditionPart::Elsewhere(elsewhere) => self.elsewhere = elsewhere,
            EditionPart::Endnotes(endnotes) => self.endnotes = endnotes,
            EditionPart::Findings(findings) => self.findings = self.read("findings", findings),
            EditionPart::Recommendations(groups) => {
                self.recommendations = self.read("recommendations", groups)
            }
            EditionPart::Frozen(frozen) => self.frozen = frozen,
            EditionPart::Page(page) => self.pages.extend(page),
        }
    }

    /// The entries that can be read; the others are remembered.
    fn read<T>(&mut self, file: &str, entries: Entries<Option<T>>) -> Entries<T> {
        let lost = entries.iter().filter(|(_, entry)| entry.is_none());
        self.unread.extend(lost.map(|(id, _)| format!("{file}.{}", id.value)));
        entries.into_iter().filter_map(|(id, entry)| Some((id, entry?))).collect()
    }
}

impl EditionPart {
    /// A page that is there and of which not even the title can be read.
    pub(super) fn is_lost_page(&self) -> bool {
        matches!(self, EditionPart::Page(None))
    }
}

/// The files of an edition's data.
pub(super) const FILES: &[&str] = &[
    "report.yaml",
    "kpis.yaml",
    "figures.yaml",
    "budget.yaml",
    "board.yaml",
    "plans.yaml",
    "notes.yaml",
    "elsewhere.yaml",
    "endnotes.yaml",
    "findings.yaml",
    "recommendations.yaml",
    frozen::NAME,
];

/// Reads a file of an edition's data by its name; `None` for one that nothing reads.
pub(super) fn part(
    name: &str,
    path: &FilePath,
    files: &Files,
    out: &mut Diagnostics,
) -> Option<EditionPart> {
    Some(match name {
        "report.yaml" => EditionPart::Report(whole(path, files, out, raw::report)),
        "kpis.yaml" => EditionPart::Readings(entries(path, files, out, |node, out| {
            Some(raw::reading(node, out))
        })),
        "figures.yaml" => EditionPart::Figures(entries(path, files, out, |node, out| {
            Some(raw::figure(node, out))
        })),
        "budget.yaml" => EditionPart::Budget(whole(path, files, out, raw::budget)),
        "board.yaml" => {
            EditionPart::Board(entries(path, files, out, |node, out| Some(raw::outline(node, out))))
        }
        "plans.yaml" => {
            EditionPart::Plans(entries(path, files, out, |node, out| Some(raw::plan(node, out))))
        }
        "notes.yaml" => EditionPart::Notes(whole(path, files, out, raw::notes).unwrap_or_default()),
        "elsewhere.yaml" => {
            EditionPart::Elsewhere(whole(path, files, out, raw::elsewhere).unwrap_or_default())
        }
        "endnotes.yaml" => EditionPart::Endnotes(whole(path, files, out, raw::endnotes)),
        "findings.yaml" => EditionPart::Findings(entries(path, files, out, |node, out| {
            Some(raw::findings(node, out))
        })),
        "recommendations.yaml" => {
            EditionPart::Recommendations(entries(path, files, out, |node, out| {
                Some(raw::recommendations(node, out))
            }))
        }
        frozen::NAME => {
            let text = text(path, files, out);
            EditionPart::Frozen(text.map(|text| frozen::read(path, text, out)))
        }
        _ => return None,
    })
}
