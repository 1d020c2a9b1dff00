//! Shares of a year: what the document states, held against the shares and counts of its quarters.

use super::Subject;
use super::finding::found;
use super::measures::{Read, readings};
use super::rounding::Fit;
use crate::diagnostic::{About, Diagnostic, Diagnostics, Rule};
use crate::model::cell::{Cell, Count, Measured};
use crate::model::kpi::{Quantity, Reading};
use crate::model::{Decimal, Period};
use crate::source::Spanned;

/// A stated share that the cells do not make.
pub const STATED_SHARE: Rule = Rule::warning("stated-share");

/// Holds every stated share against its quarters.
pub fn fit_their_counts(subject: &Subject<'_>, out: &mut Diagnostics) {
    for read in readings(subject) {
        let stated = &read.reading.stated;
        let (this_year, before) = (read.report.period, read.report.period.before());
        out.extend(share(&read, &stated.share_total, "stated.share-total", Some(this_year)));
        out.extend(share(&read, &stated.share_baseline, "stated.share-baseline", before));
    }
}

fn share(
    read: &Read<'_>,
    stated: &Option<Spanned<Quantity>>,
    key: &str,
    year: Option<Period>,
) -> Option<Diagnostic> {
    let (stated, year) = (stated.as_ref()?, year?);
    let printed = stated.value.number();
    let weighed = Weighed::of(read.reading, year)?;
    let (rule, how) = weighed.fit(printed)?.breaks(&STATED_SHARE)?;
    let computed = Quantity::Percent(weighed.percent(printed.decimals().max(1))?);
    let mut message =
        format!("the stated share is {}, and the cells make {computed}{how}", stated.value);
    if let Some(quarter) = quarter_with(read.reading, year, printed) {
        message += &format!(" ({} is the share of {quarter} alone)", stated.value);
    }
    let about: Vec<About> = read.about(&[key]).collect();
    Some(found(rule, &stated.span, message, about).compares(&[&stated.value, &computed]))
}

/// The share of a year that its quarters make, by their counts and printed shares.
pub fn share_of(reading: &Reading, year: Period) -> Option<Decimal> {
    Weighed::of(reading, year)?.percent(6)
}

/// A part and its whole over a year. A quarter prints its share rounded, so that the part is known only
/// between two whole numbers.
struct Weighed {
    least: i128,
    most: i128,
    whole: Decimal,
}

impl Weighed {
    fn of(reading: &Reading, year: Period) -> Option<Self> {
        let mut weighed = Weighed { least: 0, most: 0, whole: Decimal::ZERO };
        for (_, cell) in reading.year(year)?.cells() {
            let (count, share) = count_and_share(cell.value.measured()?)?;
            let (least, most) = part(count, share);
            weighed.least += least;
            weighed.most += most;
            weighed.whole = weighed.whole + count;
        }
        Some(weighed)
    }

    /// Whether a printed share can be that of the year.
    fn fit(&self, printed: Decimal) -> Option<Fit> {
        // Decimals enough to tell one part from the next.
        let exact = |part: i128| Decimal::whole(part).percent_of(self.whole, 6);
        let (low, high) = (exact(self.least)?, exact(self.most)?);
        let decimals = printed.decimals();
        let between = |low: Decimal, high: Decimal| low <= printed && printed <= high;
        Some(if between(low.round(decimals), high.round(decimals)) {
            Fit::Rounded
        } else if between(low.cut(decimals), high.cut(decimals)) {
            Fit::CutOff
        } else {
            Fit::Differs
        })
    }

    fn percent(&self, decimals: u8) -> Option<Decimal> {
        // Half of the two together is the middle: 10 and 11 are 10.5.
        Decimal::new((self.least + self.most) * 5, 1).percent_of(self.whole, decimals)
    }
}

fn count_and_share(measured: &Measured) -> Option<(Decimal, Decimal)> {
    match (measured.count, measured.percent) {
        (Some(Count::Exact(count)), Some(share)) if count.decimals() == 0 => Some((count, share)),
        _ => None,
    }
}

/// The least and the most whole number that is this share of a count, when it is rounded.
fn part(count: Decimal, share: Decimal) -> (i128, i128) {
    let scale = 200 * 10i128.pow(u32::from(share.decimals()));
    let (count, twice) = (count.units(), share.units() * 2);
    let (low, high) = (count * (twice - 1), count * (twice + 1));
    let (least, most) =
        (low.div_euclid(scale) + i128::from(low.rem_euclid(scale) > 0), high / scale);
    match least <= most {
        true => (least.max(0), most.min(count)),
        // No whole number has this share: the nearest stands for it.
        false => {
            let nearest = (count * twice + scale / 2) / scale;
            (nearest, nearest)
        }
    }
}

fn quarter_with(reading: &Reading, year: Period, share: Decimal) -> Option<&'static str> {
    let cells = reading.year(year)?.cells();
    let same = |cell: &Cell| cell.measured().and_then(|measured| measured.percent) == Some(share);
    cells.into_iter().find(|(_, cell)| same(&cell.value)).map(|(name, _)| name)
}
