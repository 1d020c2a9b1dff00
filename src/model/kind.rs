//! What kind of document an edition is, and what its period says of it.

/// What kind of document an edition is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// What happened in a year.
    AnnualReport,
    /// What a council's cabinet was told.
    CabinetReport,
    /// What is planned.
    Strategy,
    /// What was found.
    NeedsAssessment,
}

/// What the period of an edition says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dated {
    /// The time that it is about.
    Covers,
    /// When it came out: what it is about has periods of its own.
    Published,
}

impl Dated {
    /// Every meaning with the word that authors write.
    pub const ALL: &[(&str, Dated)] =
        &[("covered", Dated::Covers), ("published", Dated::Published)];
}

impl Kind {
    /// Every kind with the word that authors write.
    pub const ALL: &[(&str, Kind)] = &[
        ("annual report", Kind::AnnualReport),
        ("cabinet report", Kind::CabinetReport),
        ("strategy", Kind::Strategy),
        ("needs assessment", Kind::NeedsAssessment),
    ];

    /// The word that authors write and readers see.
    pub fn word(self) -> &'static str {
        Kind::ALL.iter().find(|(_, kind)| *kind == self).expect("every kind is in the list").0
    }
}
