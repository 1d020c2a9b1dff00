//! One cell of a table of KPIs: what a spreadsheet prints, read into its parts.

use super::number::Decimal;

/// What one place of a table holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// A value.
    Measured(Measured),
    /// No value, and why in one letter.
    Missing(Shorthand),
}

/// A value with up to three parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measured {
    /// As the document prints it.
    pub printed: String,
    /// Which part comes first.
    pub lead: Lead,
    /// A number of things.
    pub count: Option<Count>,
    /// A percentage.
    pub percent: Option<Decimal>,
    /// What the percentage is of.
    pub whole: Option<Decimal>,
}

/// The part that a measure is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lead {
    /// The number of things.
    Count,
    /// The percentage.
    Percent,
}

/// A number of things, or the bound that hides it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Count {
    /// As counted.
    Exact(Decimal),
    /// Suppressed to protect people: fewer than this.
    Below(Decimal),
}

impl Count {
    /// The number, where it is not suppressed.
    pub fn exact(self) -> Option<Decimal> {
        match self {
            Count::Exact(count) => Some(count),
            Count::Below(_) => None,
        }
    }
}

/// Why a value is missing, in the letters of the Government Analysis Function.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shorthand {
    /// Confidential.
    C,
    /// Not available.
    X,
    /// Not applicable.
    Z,
}

impl Shorthand {
    /// As it stands in a table: `[x]`.
    pub fn mark(self) -> &'static str {
        match self {
            Shorthand::C => "[c]",
            Shorthand::X => "[x]",
            Shorthand::Z => "[z]",
        }
    }

    /// What it means.
    pub fn words(self) -> &'static str {
        match self {
            Shorthand::C => "withheld to protect people’s identity",
            Shorthand::X => "not available",
            Shorthand::Z => "not applicable",
        }
    }
}

impl Cell {
    /// Reads a cell as a spreadsheet prints it; `None` if it has none of the known shapes.
    ///
    /// `118`, `62.1%`, `1495 (43.6%)`, `1578 (49.8)`, `16.33% (8/49)`, `578/1739 (33.2%)`,
    /// `75% (176 cases)`, `<5 (15%)`, `<5`, and `x`, `z`, `c`.
    pub fn parse(text: &str) -> Option<Cell> {
        match text {
            "c" => return Some(Cell::Missing(Shorthand::C)),
            "x" => return Some(Cell::Missing(Shorthand::X)),
            "z" => return Some(Cell::Missing(Shorthand::Z)),
            _ => {}
        }
        let (lead, bracket) = split(text)?;
        let measured = match (part(lead)?, bracket.map(part)) {
            (Part::Count(count), None) => counted(text, count, None),
            (Part::Percent(percent), None) => shared(text, percent, None, None),
            (Part::Count(count), Some(Some(Part::Percent(percent)))) => {
                counted(text, count, Some(percent))
            }
            // A share whose sign the document forgot: `1578 (49.8)`.
            (Part::Count(count), Some(Some(Part::Count(Count::Exact(percent))))) => {
                counted(text, count, Some(percent))
            }
            (Part::Percent(percent), Some(Some(Part::Ratio(count, whole)))) => {
                shared(text, percent, Some(count), Some(whole))
            }
            (Part::Percent(percent), Some(Some(Part::Count(Count::Exact(count))))) => {
                shared(text, percent, Some(count), None)
            }
            (Part::Ratio(count, whole), Some(Some(Part::Percent(percent)))) => {
                shared(text, percent, Some(count), Some(whole))
            }
            _ => return None,
        };
        Some(Cell::Measured(measured))
    }

    /// The value, if there is one.
    pub fn measured(&self) -> Option<&Measured> {
        match self {
            Cell::Measured(measured) => Some(measured),
            Cell::Missing(_) => None,
        }
    }
}

impl Measured {
    /// The number that the measure is about, unless it is suppressed.
    pub fn value(&self) -> Option<Decimal> {
        match (self.lead, self.count) {
            (Lead::Percent, _) => self.percent,
            (Lead::Count, Some(Count::Exact(count))) => Some(count),
            (Lead::Count, _) => None,
        }
    }

    /// The count as readers see it: `118`, `fewer than 5`.
    pub fn count_in_words(&self) -> Option<String> {
        self.count.map(|count| match count {
            Count::Exact(count) => count.to_string(),
            Count::Below(bound) => format!("fewer than {bound}"),
        })
    }

    /// The percentage as readers see it.
    pub fn percent_in_words(&self) -> Option<String> {
        self.percent.map(|percent| format!("{percent}%"))
    }

    /// The whole as readers see it.
    pub fn whole_in_words(&self) -> Option<String> {
        self.whole.map(|whole| whole.to_string())
    }
}

enum Part {
    Count(Count),
    Percent(Decimal),
    Ratio(Decimal, Decimal),
}

/// `a (b)` in its two parts.
fn split(text: &str) -> Option<(&str, Option<&str>)> {
    match text.split_once('(') {
        None => Some((text.trim(), None)),
        Some((lead, rest)) => Some((lead.trim(), Some(rest.strip_suffix(')')?.trim()))),
    }
}

fn part(text: &str) -> Option<Part> {
    if let Some(bound) = text.strip_prefix('<') {
        return Some(Part::Count(Count::Below(Decimal::parse(bound.trim())?)));
    }
    if let Some(percent) = text.strip_suffix('%') {
        return Some(Part::Percent(Decimal::parse(percent.trim())?));
    }
    if let Some((count, whole)) = text.split_once('/') {
        return Some(Part::Ratio(Decimal::parse(count.trim())?, Decimal::parse(whole.trim())?));
    }
    // `176 cases`: the noun says what was counted.
    let number = text.split_once(' ').map_or(text, |(number, noun)| {
        if noun.chars().all(|c| c.is_alphabetic() || c == ' ') { number } else { text }
    });
    Some(Part::Count(Count::Exact(Decimal::parse(number)?)))
}

fn counted(printed: &str, count: Count, percent: Option<Decimal>) -> Measured {
    let printed = printed.to_owned();
    Measured { printed, lead: Lead::Count, count: Some(count), percent, whole: None }
}

fn shared(
    printed: &str,
    percent: Decimal,
    count: Option<Decimal>,
    whole: Option<Decimal>,
) -> Measured {
    let (printed, count) = (printed.to_owned(), count.map(Count::Exact));
    Measured { printed, lead: Lead::Percent, count, percent: Some(percent), whole }
}
