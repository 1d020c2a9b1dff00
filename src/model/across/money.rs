//! Money through every edition: what each says, and which sums are one money.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Diagnostics, did_you_mean};
use crate::model::edition::EditionData;
use crate::model::{
    Amount, Budget, BudgetLine, Figure, FigureCheck, Period, Report, Site, Source, rules,
};

/// Money that an edition speaks of.
pub struct MoneyOf<'a> {
    /// The edition.
    pub report: &'a Report,
    /// Its budget.
    pub budget: Option<&'a Budget>,
    /// Amounts of money among its figures.
    pub figures: Vec<(&'a Figure, Amount)>,
}

/// Sums that are the same money in several years, reports or documents.
pub struct SameMoney<'a> {
    /// What it is: the latest name of the sum from which the others go on.
    pub what: String,
    /// Each sum, earliest first.
    pub sums: Vec<Sum<'a>>,
}

/// A sum as a document gives it.
#[derive(Clone)]
pub struct Sum<'a> {
    /// What the document calls it.
    pub name: String,
    /// How much.
    pub amount: Amount,
    /// For when, where the document tells.
    pub period: Option<Period>,
    /// The edition that names it.
    pub report: &'a Report,
    /// Where it stands.
    pub source: &'a Source,
    /// Its address in the edition.
    pub address: String,
}

/// The id under which money that is left from the year before is followed.
const CARRY_FORWARD: &str = "carry-forward";

impl Site {
    /// The money of each edition that speaks of any, latest first.
    pub fn money(&self) -> Vec<MoneyOf<'_>> {
        self.reports.iter().map(MoneyOf::new).filter(|money| !money.is_empty()).collect()
    }

    /// Sums that are one money: of one id, or said to be the same.
    pub fn same_money(&self) -> Vec<SameMoney<'_>> {
        let links = self.reports.iter().filter_map(|report| report.budget.as_ref());
        let links: BTreeMap<&str, &str> = links.flat_map(Budget::lines).filter_map(link).collect();
        let mut all: Vec<(String, SameMoney<'_>)> = Vec::new();
        for report in self.earliest_first() {
            for (own, sum) in MoneyOf::new(report).sums() {
                let id = root(&own, &links);
                let at = all.iter().position(|(known, _)| *known == id).unwrap_or_else(|| {
                    all.push((id.clone(), SameMoney { what: String::new(), sums: Vec::new() }));
                    all.len() - 1
                });
                let same = &mut all[at].1;
                if same.what.is_empty() || (own == id && sum.is_line()) {
                    same.what.clone_from(&sum.name);
                }
                same.sums.push(sum);
            }
        }
        for (_, same) in &mut all {
            same.sums.sort_by_key(|sum| sum.period.map(Period::order));
        }
        all.into_iter().map(|(_, same)| same).filter(SameMoney::differs).collect()
    }
}

fn link((_, line): (Period, &BudgetLine)) -> Option<(&str, &str)> {
    Some((line.id.as_str(), line.of.as_ref()?.value.as_str()))
}

/// The first of a chain of ids that lead to each other.
fn root(id: &str, links: &BTreeMap<&str, &str>) -> String {
    let mut at = id;
    // A circle has no first: it is left after as many steps as there are links.
    for _ in 0..links.len() {
        match links.get(at) {
            Some(next) => at = next,
            None => break,
        }
    }
    at.to_owned()
}

impl Sum<'_> {
    /// Whether it is a line of a budget, and no figure elsewhere.
    fn is_line(&self) -> bool {
        self.address.starts_with("budget.")
    }
}

impl<'a> SameMoney<'a> {
    /// Whether the documents give it several names.
    pub fn has_names(&self) -> bool {
        self.sums.iter().any(|sum| sum.name != self.what)
    }

    /// One sum that two documents of a report print alike has no course.
    fn differs(&self) -> bool {
        let same = |sum: &Sum<'a>| (sum.amount, sum.period, sum.report.period);
        self.sums.iter().any(|sum| same(sum) != same(&self.sums[0]))
    }
}

impl<'a> MoneyOf<'a> {
    /// What an edition says of money.
    pub fn new(report: &'a Report) -> Self {
        let amount = |figure: &'a Figure| Some((figure, Amount::parse(&figure.value.value)?));
        let figures = report.figures.values().filter_map(amount).collect();
        Self { report, budget: report.budget.as_ref(), figures }
    }

    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        self.budget.is_none() && self.figures.is_empty()
    }

    /// Sums among the figures, each once with every place that prints it.
    pub fn other_sums(&self) -> Vec<(&'a Figure, Vec<&'a Source>)> {
        let mut sums: Vec<(&Figure, Vec<&Source>)> = Vec::new();
        for (figure, amount) in &self.figures {
            let same = self.same_as(figure, *amount);
            if !self.figures.iter().any(|(other, a)| self.same_as(other, *a) == Some(&figure.id)) {
                let others = self.figures.iter().filter(|(other, _)| Some(&other.id) == same);
                let others = others.map(|(other, _)| &other.source);
                sums.push((figure, std::iter::once(&figure.source).chain(others).collect()));
            }
        }
        sums
    }

    /// The figure of the same amount that a figure is said to be.
    fn same_as(&self, figure: &'a Figure, amount: Amount) -> Option<&'a String> {
        let Some(FigureCheck::SameAs(address)) = &figure.check else { return None };
        let id = address.value.strip_prefix("figures.")?;
        let same = |(other, of): &&(&Figure, Amount)| other.id == id && *of == amount;
        self.figures.iter().find(same).map(|(other, _)| &other.id)
    }

    /// Every sum with the id under which it is followed.
    fn sums(&self) -> Vec<(String, Sum<'a>)> {
        let mut sums = Vec::new();
        if let Some(budget) = self.budget {
            let own = |part: &'static str| {
                move |line: &BudgetLine| {
                    let at = format!("{part}.{}", line.id);
                    (line.id.clone(), line.title.clone(), line.amount, budget.period, at)
                }
            };
            let others = budget.other_years.iter().map(|other| {
                let (id, title, amount, _, at) = own("other-years")(&other.line);
                (id, title, amount, other.period, at)
            });
            let carried = budget.carry_forward.map(|amount| {
                let title = "Carried forward from the year before".to_owned();
                let at = CARRY_FORWARD.to_owned();
                (CARRY_FORWARD.to_owned(), title, amount, budget.period, at)
            });
            let lines = budget.income.iter().map(own("income"));
            let lines = lines.chain(carried);
            let lines = lines.chain(budget.spending.iter().map(own("spending"))).chain(others);
            sums.extend(lines.map(|(id, name, amount, period, at)| {
                let (report, source) = (self.report, &budget.source);
                let address = format!("budget.{}.{at}", budget.period.key());
                (id, Sum { name, amount, period: Some(period), report, source, address })
            }));
        }
        sums.extend(self.figures.iter().map(|(figure, amount)| self.figure(figure, *amount)));
        sums
    }

    fn figure(&self, figure: &'a Figure, amount: Amount) -> (String, Sum<'a>) {
        let sum = Sum {
            name: crate::model::capital(&figure.what),
            amount,
            period: figure.period,
            report: self.report,
            source: &figure.source,
            address: format!("figures.{}", figure.id),
        };
        let followed = match &figure.check {
            // A figure that is said to be a line of the budget goes where the line goes.
            Some(FigureCheck::SameAs(other)) => other.value.rsplit('.').next(),
            _ => None,
        };
        (followed.unwrap_or(&figure.id).to_owned(), sum)
    }
}

/// A line that is said to be the same money as another must name one that is there.
pub fn links_are_known<'a>(
    editions: impl Iterator<Item = &'a EditionData> + Clone,
    out: &mut Diagnostics,
) {
    let lines = || editions.clone().filter_map(|e| e.budget.as_ref()).flat_map(Budget::lines);
    let known: Vec<&str> =
        lines().map(|(_, line)| line.id.as_str()).chain([CARRY_FORWARD]).collect();
    for of in lines().filter_map(|(_, line)| line.of.as_ref()) {
        if !known.contains(&of.value.as_str()) {
            let message = format!("no line of a budget is called `{}`", of.value);
            let help = did_you_mean(&of.value, known.iter().copied());
            out.push(Diagnostic::at(&rules::UNKNOWN_ID, &of.span, message).help_if(help));
        }
    }
}
