//! Periods: years, spans of years, quarters, months and days, and how readers hear them.

use std::fmt;

/// When something was measured, or what an edition covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Period {
    /// April to March, by the year it starts in: `2017-18`.
    FinancialYear(u16),
    /// January to December: `2024`.
    CalendarYear(u16),
    /// Several years, first and last: `2008-11`. Whether financial or calendar years is not known;
    /// where it is, authors write months.
    Span(u16, u16),
    /// A quarter (1 to 4) of the financial year that starts in a year: `2017-18.Q4`.
    Quarter(u16, u8),
    /// A month (1 to 12): `2018-02`, or `November 2008`.
    Month(u16, u8),
    /// A day: `2017-12-12`.
    Day(u16, u8, u8),
    /// Months in a row, each as year and month: `2022-09 to 2023-06`.
    Months((u16, u8), (u16, u8)),
}

/// A day as year, month, day.
pub type Date = (u16, u8, u8);

/// Why a text is no period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PeriodError {
    /// It has no shape of a period.
    Shape,
    /// It has the shape of a date that the calendar does not have.
    NoSuchDay,
    /// A month or a quarter that does not exist.
    NoSuchPart,
}

/// The months in their order.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl Period {
    /// Reads one of the shapes in the list of variants.
    ///
    /// Two digits after a year mean a span if they are above the year's own, else a month:
    /// `2008-11` is 2008 to 2011, `2018-02` is February 2018.
    ///
    /// # Errors
    /// The text has no such shape, or names a day, month or quarter that does not exist.
    pub fn parse(text: &str) -> Result<Period, PeriodError> {
        if let Some((first, last)) = text.split_once(" to ").or(text.split_once("-to-")) {
            return months_of(first, last);
        }
        if let Some((month, year)) = text.split_once(' ') {
            let month = MONTHS.iter().position(|name| *name == month).ok_or(PeriodError::Shape)?;
            return Ok(Period::Month(year_of(year)?, month as u8 + 1));
        }
        if let Some((year, quarter)) = text.split_once(".Q") {
            return quarter_of(year, quarter);
        }
        let parts: Vec<&str> = text.split('-').collect();
        match parts.as_slice() {
            [year] => Ok(Period::CalendarYear(year_of(year)?)),
            [year, part] => two_parts(year_of(year)?, part),
            [year, month, day] => day_of(year_of(year)?, two_digits(month)?, two_digits(day)?),
            _ => Err(PeriodError::Shape),
        }
    }

    /// As a folder, an address and an author write it: `2017-18`.
    pub fn key(self) -> String {
        match self {
            Period::FinancialYear(year) => format!("{year}-{:02}", (year + 1) % 100),
            Period::CalendarYear(year) => format!("{year}"),
            Period::Span(from, to) => format!("{from}-{:02}", to % 100),
            Period::Quarter(year, quarter) => {
                format!("{}.Q{quarter}", Period::FinancialYear(year).key())
            }
            Period::Month(year, month) => format!("{year}-{month:02}"),
            Period::Day(year, month, day) => format!("{year}-{month:02}-{day:02}"),
            Period::Months((from, first), (to, last)) => {
                format!("{from}-{first:02}-to-{to}-{last:02}")
            }
        }
    }

    /// As readers hear it, in full: "April 2017 to March 2018".
    pub fn in_full(self) -> String {
        match self {
            Period::FinancialYear(year) => format!("April {year} to March {}", year + 1),
            Period::Quarter(year, quarter) => {
                let (first, last) = [(3, 5), (6, 8), (9, 11), (0, 2)][usize::from(quarter - 1)];
                let year = if quarter == 4 { year + 1 } else { year };
                format!("{} to {} {year}", MONTHS[first], MONTHS[last])
            }
            other => other.to_string(),
        }
    }

    /// The period of the same length just before; `None` where that has no name.
    pub fn before(self) -> Option<Period> {
        match self {
            Period::FinancialYear(year) => Some(Period::FinancialYear(year - 1)),
            Period::CalendarYear(year) => Some(Period::CalendarYear(year - 1)),
            _ => None,
        }
    }

    /// A quarter of this financial year.
    pub fn quarter(self, quarter: u8) -> Option<Period> {
        match self {
            Period::FinancialYear(year) => Some(Period::Quarter(year, quarter)),
            _ => None,
        }
    }

    /// First and last day as year, month, day; `None` for years of which nobody says whether they
    /// start in January or in April.
    pub fn days(self) -> Option<(Date, Date)> {
        match self {
            Period::Span(..) => None,
            other => Some(other.extent()),
        }
    }

    /// The days that it has at most: for sorting, and to see whether two periods can meet.
    pub fn extent(self) -> (Date, Date) {
        match self {
            Period::FinancialYear(year) => ((year, 4, 1), (year + 1, 3, 31)),
            Period::CalendarYear(year) => ((year, 1, 1), (year, 12, 31)),
            Period::Span(from, to) => ((from, 1, 1), (to, 12, 31)),
            Period::Quarter(year, quarter) => {
                let (first, last) = [(4, 6), (7, 9), (10, 12), (1, 3)][usize::from(quarter - 1)];
                let year = if quarter == 4 { year + 1 } else { year };
                ((year, first, 1), (year, last, days_in(year, last)))
            }
            Period::Month(year, month) => ((year, month, 1), (year, month, days_in(year, month))),
            Period::Day(year, month, day) => ((year, month, day), (year, month, day)),
            Period::Months((from, first), (to, last)) => {
                ((from, first, 1), (to, last, days_in(to, last)))
            }
        }
    }

    /// Sorts by when a period ends, then by when it starts: the latest edition comes last.
    pub fn order(self) -> (Date, Date) {
        let (first, last) = self.extent();
        (last, first)
    }
}

/// As readers hear it, short: "2017 to 2018", "12 December 2017".
impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Period::FinancialYear(year) => write!(f, "{year} to {}", year + 1),
            Period::CalendarYear(year) => write!(f, "{year}"),
            Period::Span(from, to) => write!(f, "{from} to {to}"),
            Period::Quarter(year, quarter) => {
                write!(f, "quarter {quarter} of {}", Period::FinancialYear(year))
            }
            Period::Month(year, month) => write!(f, "{} {year}", MONTHS[usize::from(month) - 1]),
            Period::Day(year, month, day) => {
                write!(f, "{day} {} {year}", MONTHS[usize::from(month) - 1])
            }
            Period::Months((from, first), (to, last)) => {
                let from = if from == to { String::new() } else { format!(" {from}") };
                let (first, last) = (usize::from(first) - 1, usize::from(last) - 1);
                write!(f, "{}{from} to {} {to}", MONTHS[first], MONTHS[last])
            }
        }
    }
}

fn two_parts(year: u16, part: &str) -> Result<Period, PeriodError> {
    let part = u16::from(two_digits(part)?);
    if part == (year + 1) % 100 {
        return Ok(Period::FinancialYear(year));
    }
    if part > year % 100 {
        return Ok(Period::Span(year, year - year % 100 + part));
    }
    match part {
        1..=12 => Ok(Period::Month(year, part as u8)),
        _ => Err(PeriodError::NoSuchPart),
    }
}

/// Two different months, the earlier first.
fn months_of(first: &str, last: &str) -> Result<Period, PeriodError> {
    let month = |text: &str| {
        let (year, month) = text.split_once('-').ok_or(PeriodError::Shape)?;
        let (year, month) = (year_of(year)?, two_digits(month)?);
        if (1..=12).contains(&month) { Ok((year, month)) } else { Err(PeriodError::NoSuchPart) }
    };
    let (first, last) = (month(first)?, month(last)?);
    if first < last { Ok(Period::Months(first, last)) } else { Err(PeriodError::Shape) }
}

fn quarter_of(year: &str, quarter: &str) -> Result<Period, PeriodError> {
    let Ok(Period::FinancialYear(year)) = Period::parse(year) else {
        return Err(PeriodError::Shape);
    };
    match quarter {
        "1" | "2" | "3" | "4" => Ok(Period::Quarter(year, quarter.as_bytes()[0] - b'0')),
        _ => Err(PeriodError::NoSuchPart),
    }
}

fn day_of(year: u16, month: u8, day: u8) -> Result<Period, PeriodError> {
    if !(1..=12).contains(&month) {
        return Err(PeriodError::NoSuchPart);
    }
    if day == 0 || day > days_in(year, month) {
        return Err(PeriodError::NoSuchDay);
    }
    Ok(Period::Day(year, month, day))
}

/// The Gregorian calendar.
fn days_in(year: u16, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => {
            29
        }
        2 => 28,
        _ => 31,
    }
}

fn year_of(text: &str) -> Result<u16, PeriodError> {
    let is_year = text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit());
    let year = text.parse().ok().filter(|year| is_year && (1900..2200).contains(year));
    year.ok_or(PeriodError::Shape)
}

fn two_digits(text: &str) -> Result<u8, PeriodError> {
    let is_number = text.len() == 2 && text.bytes().all(|b| b.is_ascii_digit());
    text.parse().ok().filter(|_| is_number).ok_or(PeriodError::Shape)
}
