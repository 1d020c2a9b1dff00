//! Money through the years: one grant or sum of several reports, and the budgets beside each other.

use super::through::names_between;
use super::{
    Category, Chart, ChartKind, Over, Point, Series, Site, Standing, Unit, between, blank,
};
use crate::model::across::{SameMoney, Sum};
use crate::model::cell::Shorthand;
use crate::model::{Amount, Budget, Period, Report, Source};
use crate::render::chart::list;
use crate::render::html::capital;

/// Fewer years than this are no comparison.
const FEWEST: usize = 2;

/// An amount for a year, and where it stands.
type Given<'a> = (Period, Amount, &'a Source);

/// Bars of one sum through the years; `None` where the reports give it for one year only. Of two
/// amounts for a year that of the report's own document is drawn, and the other is told; where no
/// document is a report's own, there is no chart. A sum without a year stands in the table alone.
pub fn same_money(site: &Site, same: &SameMoney<'_>, standing: Standing) -> Option<Chart> {
    let mut given: Vec<Given<'_>> = Vec::new();
    let mut remarks = Vec::new();
    let dated = same.sums.iter().filter_map(|sum| Some((sum.period?, sum)));
    let mut dated: Vec<(Period, &Sum<'_>)> = dated.collect();
    dated.sort_by_key(|(period, _)| period.order());
    for of_a_year in dated.chunk_by(|a, b| a.0 == b.0) {
        let (period, sum) = drawn(of_a_year)?;
        given.push((period, sum.amount, sum.source));
        let others = of_a_year.iter().filter(|(_, other)| other.amount != sum.amount);
        remarks
            .extend(others.map(|(_, other)| {
                format!("For {period} another document gives {}.", other.amount)
            }));
    }
    let chart = Chart {
        subject: capital(&same.what),
        measure: same.what.clone(),
        remarks,
        ..blank(site, standing)
    };
    through_the_years(site, given, chart)
}

/// Which of the sums of one year is drawn: any where they agree, else that of the report's own document.
fn drawn<'a, 'b>(all: &[(Period, &'b Sum<'a>)]) -> Option<(Period, &'b Sum<'a>)> {
    let first = *all.first()?;
    // Two sums of one document are parts of the money, not two ways to count it.
    let mut documents: Vec<&str> = all.iter().map(|(_, sum)| &*sum.source.document).collect();
    documents.sort_unstable();
    if documents.windows(2).any(|pair| pair[0] == pair[1]) {
        return None;
    }
    if all.iter().all(|(_, sum)| sum.amount == first.1.amount) {
        return Some(first);
    }
    let of_its_own = |(_, sum): &&(Period, &Sum<'_>)| {
        let own = sum.report.source.as_ref().map(|source| &source.document);
        own == Some(&sum.source.document)
    };
    let mut own = all.iter().filter(of_its_own);
    let (one, other) = (own.next()?, own.next());
    other.is_none().then_some(*one)
}

/// Bars of all items of each budget.
pub fn budgets(site: &Site, all: &[(&Report, &Budget)], standing: Standing) -> Option<Chart> {
    let given = all.iter().map(|(_, budget)| (budget.period, budget.planned(), &budget.source));
    let chart = Chart {
        subject: "The budget".to_owned(),
        measure: "all items of the budget added up".to_owned(),
        remarks: kinds(all).into_iter().collect(),
        ..blank(site, standing)
    };
    through_the_years(site, given.collect(), chart)
}

/// What each budget counts, where they do not count the same.
fn kinds(all: &[(&Report, &Budget)]) -> Option<String> {
    let first = &all.first()?.1.measure;
    let each = all.iter().map(|(_, budget)| format!("{} in {}", budget.measure, budget.period));
    let each: Vec<String> = each.collect();
    let mixed = all.iter().any(|(_, budget)| budget.measure != *first);
    mixed.then(|| format!("The reports do not count the same: {}.", list(&each)))
}

fn through_the_years(site: &Site, mut given: Vec<Given<'_>>, blank: Chart) -> Option<Chart> {
    given.sort_by_key(|(period, ..)| period.order());
    given.dedup_by_key(|(period, amount, _)| (*period, *amount));
    let one_a_year = given.windows(2).all(|pair| pair[0].0 != pair[1].0);
    let ((first, ..), (last, ..)) = (given.first()?, given.last()?);
    let period = between(&first.in_full(), &last.in_full());
    (given.len() >= FEWEST && one_a_year).then(|| {
        let (across, points) = bars(&given);
        Chart {
            kind: ChartKind::GroupedBars,
            period,
            unit: Unit::Money,
            over: Over::Year,
            across,
            series: vec![Series::of("Amount", points)],
            source: super::sources(site, given.iter().map(|(_, _, source)| *source)),
            ..blank
        }
    })
}

/// A bar a year; a year that no report names is a gap.
fn bars(given: &[Given<'_>]) -> (Vec<Category>, Vec<Point>) {
    let (mut across, mut points) = (Vec::new(), Vec::new());
    let mut before = None;
    for (period, amount, _) in given {
        for name in before.map(|before| names_between(before, *period)).unwrap_or_default() {
            across.push(Category::named(name));
            let mark = Shorthand::X.mark().to_owned();
            points.push(Point::Missing { mark, why: NOT_NAMED.to_owned() });
        }
        across.push(Category::named(period.to_string()));
        points.push(Point::Value(amount.pounds()));
        before = Some(*period);
    }
    (across, points)
}

const NOT_NAMED: &str = "no report in this collection gives one";
