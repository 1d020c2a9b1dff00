//! Embeds in prose: from a typed name with arguments to what it stands for.

mod chart;
mod document;
mod money;

use std::collections::BTreeMap;

use super::arguments::{allowed, example};
use super::edition::{EditionData, Editions};
use super::resolve::one_of;
use super::{Bound, Datum, Embed, Kpi, KpiPart, Period, Show, rules, shown, unread};
use crate::diagnostic::{Diagnostic, Diagnostics, did_you_mean};
use crate::load::embed;
use crate::load::prose::{Prose, RawEmbed};
use crate::load::raw::{Entries, RawProse, RawTheme, Word};
use crate::source::{FilePath, Span};

/// What an embed may speak of.
#[derive(Clone, Copy)]
pub struct Scope<'a> {
    /// Every KPI.
    pub kpis: &'a BTreeMap<String, Kpi>,
    /// The names of all KPIs, also of those whose definition could not be read.
    pub declared: &'a [String],
    /// Files that could not be read: what they would define is not missed.
    pub unreadable: &'a [FilePath],
    /// The groups of KPIs.
    pub themes: &'a Entries<Option<RawTheme>>,
    /// Every edition's data.
    pub editions: &'a Editions,
    /// The edition of the page; `None` for a page that belongs to none.
    pub here: Option<Period>,
}

static NO_KPIS: BTreeMap<String, Kpi> = BTreeMap::new();
static NO_THEMES: Entries<Option<RawTheme>> = Vec::new();
static NO_EDITIONS: Editions = Editions::NONE;

impl Scope<'_> {
    /// Nothing to speak of.
    pub const EMPTY: Scope<'static> = Scope {
        kpis: &NO_KPIS,
        declared: &[],
        unreadable: &[],
        themes: &NO_THEMES,
        editions: &NO_EDITIONS,
        here: None,
    };
}

/// Resolves every embed; one that cannot be is reported and left out.
pub fn resolve(raw: RawProse, scope: &Scope<'_>, out: &mut Diagnostics) -> Prose<Embed> {
    raw.map_embeds(&mut |embed: RawEmbed| Asked { embed: &embed, scope, out }.resolve())
}

struct Asked<'a> {
    embed: &'a RawEmbed,
    scope: &'a Scope<'a>,
    out: &'a mut Diagnostics,
}

impl<'a> Asked<'a> {
    fn resolve(mut self) -> Option<Embed> {
        let name = self.embed.name.value.as_str();
        let allowed = allowed(name);
        self.refuse_other_arguments(allowed)?;
        match name {
            "kpi" => self.kpi(),
            "figure" => self.figure(),
            "amount" => self.amount(),
            "typed" => self.typed(),
            "snapshot" => Some(Embed::Snapshot),
            "chart" => self.chart(),
            "kpi-table" => self.kpi_table(),
            "budget-table" => self.budget().map(|_| Embed::BudgetTable(self.embed.span.clone())),
            "board" => self.board(),
            "plan" => self.plan(),
            embed::ENDNOTE => self.endnote(),
            "endnotes" => self.endnotes().map(|_| Embed::Endnotes(self.embed.span.clone())),
            "findings" => self.findings(),
            "recommendations" => self.recommendations(),
            "case-study" => {
                let title = self.required("title")?.clone();
                Some(Embed::CaseStudy { title })
            }
            "quote" => Some(Embed::Quote { who: self.spanned("who") }),
            "note" => Some(Embed::Note { title: self.spanned("title") }),
            _ => {
                let known = [embed::INLINE, embed::BLOCK, embed::CONTAINER].concat();
                embed::unknown_name(&self.embed.name, &known, self.out);
                None
            }
        }
    }

    fn kpi(&mut self) -> Option<Embed> {
        let id = self.required("id")?;
        let kpi = self.known_kpi(id)?;
        let show = self
            .argument("show")
            .map_or(Some(Show::Total), |show| one_of(show, "thing to show", Show::ALL, self.out))?;
        let part = self.argument("part").map_or(Some(KpiPart::Lead), |part| {
            one_of(part, "part of a cell", KpiPart::ALL, self.out)
        })?;
        let year = self.year()?;
        let Some((edition, reading)) = self.reading_for(id, year) else {
            let why = format!("no edition says anything of `{}` for {}", id.value, year.key());
            self.no_value_of(id, year, id, &why);
            return None;
        };
        match shown::kpi(kpi, reading, show, year, part) {
            Ok(text) => {
                let datum = Datum::Kpi { id: id.value.clone(), show, year, part };
                Some(self.bound(text, datum, edition))
            }
            Err(why) => {
                self.no_value_of(id, year, &self.embed.name, &why);
                None
            }
        }
    }

    /// The reading of the page's own edition if it covers the year, else that of the year's edition.
    fn reading_for(&self, id: &Word, year: Period) -> Option<(Period, &'a super::Reading)> {
        let reading = |edition: &'a EditionData| {
            let found = edition.readings.iter().find(|reading| reading.kpi == id.value)?;
            Some((edition.period, found))
        };
        let editions = self.scope.editions;
        let here = self.scope.here.and_then(|here| editions.get(here)).into_iter();
        let of_year = editions.get(year).into_iter();
        let covers = |(period, found): &(Period, &super::Reading)| {
            *period == year || found.year(year).is_some() || found.years().is_empty()
        };
        here.chain(of_year).filter_map(reading).find(covers)
    }

    fn figure(&mut self) -> Option<Embed> {
        let id = self.required("id")?;
        let year = self.year()?;
        let edition = self.edition(year)?;
        let Some(figure) = edition.figures.get(&id.value) else {
            let home = format!("data/{}/figures.yaml", edition.folder);
            self.unknown(id, "figure", &home, edition.figures.keys().map(String::as_str));
            return None;
        };
        let datum = Datum::Figure(id.value.clone());
        Some(self.bound(figure.value.value.clone(), datum, edition.period))
    }

    fn board(&mut self) -> Option<Embed> {
        let part = self.required("part")?;
        self.is_listed(part, "part of the board", "board.yaml", |edition| &edition.board)?;
        Some(Embed::Board(part.clone()))
    }

    fn plan(&mut self) -> Option<Embed> {
        let id = self.required("id")?;
        self.is_listed(id, "plan", "plans.yaml", |edition| &edition.plans)?;
        Some(Embed::Plan(id.clone()))
    }

    /// A name that a file of the page's edition must define.
    fn is_listed(
        &mut self,
        id: &Word,
        what: &str,
        file: &str,
        names: impl Fn(&EditionData) -> &[String],
    ) -> Option<()> {
        let year = self.year()?;
        let edition = self.edition(year)?;
        if names(edition).contains(&id.value) {
            return Some(());
        }
        let home = format!("data/{}/{file}", edition.folder);
        self.unknown(id, what, &home, names(edition).iter().map(String::as_str));
        None
    }

    fn typed(&mut self) -> Option<Embed> {
        let text = self.required("")?.value.clone();
        let because = self.required("because")?.value.clone();
        Some(Embed::Typed { text, because, span: self.embed.span.clone() })
    }

    fn kpi_table(&mut self) -> Option<Embed> {
        let theme = self.required("theme")?;
        let known = self.scope.themes.iter().map(|(id, _)| id.value.as_str());
        if !known.clone().any(|id| id == theme.value) {
            self.unknown(theme, "theme", "data/themes.yaml", known);
            return None;
        }
        let year = self.year()?;
        self.edition(year)?;
        Some(Embed::KpiTable(theme.clone()))
    }

    fn budget(&mut self) -> Option<(Period, &'a super::Budget)> {
        let year = self.year()?;
        let edition = self.edition(year)?;
        if edition.budget.is_none() && !unread::may_be("budget", &edition.unread) {
            let message = format!("the edition `{}` has no budget", edition.folder);
            let help = format!("write `data/{}/budget.yaml`", edition.folder);
            let span = &self.embed.span;
            self.out.push(Diagnostic::at(&rules::NO_VALUE, span, message).help(help));
        }
        Some((edition.period, edition.budget.as_ref()?))
    }

    /// The argument `year`, else the page's edition.
    fn year(&mut self) -> Option<Period> {
        if let Some(year) = self.argument("year") {
            return super::resolve::period(year, self.out);
        }
        if self.scope.here.is_none() {
            let message = "this page belongs to no edition, so the year must be said";
            let help = "add `year=2017-18` to the embed";
            let span = &self.embed.span;
            self.out.push(Diagnostic::at(&rules::NO_EDITION, span, message).help(help));
        }
        self.scope.here
    }

    fn edition(&mut self, period: Period) -> Option<&'a EditionData> {
        let found = self.scope.editions.get(period);
        if found.is_none() {
            let message = format!("there is no edition for `{}`", period.key());
            let folders: Vec<&str> =
                self.scope.editions.all().iter().map(|edition| edition.folder.as_str()).collect();
            let help = match self.scope.editions.why_left_out(period) {
                Some(why) => Some(why.to_owned()),
                None => did_you_mean(&period.key(), folders),
            };
            let span = &self.embed.span;
            self.out.push(Diagnostic::at(&rules::NO_EDITION, span, message).help_if(help));
        }
        found
    }

    fn known_kpi(&mut self, id: &Word) -> Option<&'a Kpi> {
        let kpi = self.scope.kpis.get(&id.value);
        if kpi.is_none() && !self.scope.declared.contains(&id.value) {
            let known = self.scope.declared.iter().map(String::as_str);
            self.unknown(id, "measure", "data/kpis.yaml", known);
        }
        kpi
    }

    fn unknown<'b>(
        &mut self,
        id: &Word,
        what: &str,
        home: &str,
        known: impl Iterator<Item = &'b str> + Clone,
    ) {
        let unreadable = self.scope.unreadable.iter().any(|file| file.as_str() == home);
        if unreadable || self.is_unread_in(home, Some(&id.value)) {
            return;
        }
        let message = format!("no {what} is called `{}` in `{home}`", id.value);
        let help = did_you_mean(&id.value, known);
        self.out.push(Diagnostic::at(&rules::UNKNOWN_ID, &id.span, message).help_if(help));
    }

    fn no_value(&mut self, at: &Word, why: &str) {
        let message = format!("there is no value to show: {why}");
        let help = "ask for another `show=` or `year=`, or add the value to the data";
        self.out.push(Diagnostic::at(&rules::NO_VALUE, &at.span, message).help(help));
    }

    /// The same of a measure, unless a value of it cannot be read.
    fn no_value_of(&mut self, id: &Word, year: Period, at: &Word, why: &str) {
        let editions = self.scope.here.into_iter().chain([year]);
        let mut editions = editions.filter_map(|period| self.scope.editions.get(period));
        let measure = format!("kpis.{}", id.value);
        if !editions.any(|edition| unread::may_be(&measure, &edition.unread)) {
            self.no_value(at, why);
        }
    }

    /// Whether an entry of an edition's file, or any of it, is there and cannot be read.
    fn is_unread_in(&self, home: &str, id: Option<&str>) -> bool {
        let mut parts = home.trim_end_matches(".yaml").split('/').skip(1);
        let (Some(folder), Some(file)) = (parts.next(), parts.next()) else { return false };
        let address = id.map_or_else(|| file.to_owned(), |id| format!("{file}.{id}"));
        let mut editions = self.scope.editions.all().iter();
        let edition = editions.find(|edition| edition.folder == folder);
        edition.is_some_and(|edition| unread::may_be(&address, &edition.unread))
    }

    fn bound(&self, text: String, datum: Datum, edition: Period) -> Embed {
        Embed::Bound(Bound { text, datum, edition, span: self.embed.span.clone() })
    }

    fn argument(&self, key: &str) -> Option<&'a Word> {
        self.embed.arguments.iter().find(|(name, _)| name.value == key).map(|(_, value)| value)
    }

    fn spanned(&self, key: &str) -> Word {
        let nothing = || Word::new(String::new(), self.embed.span.clone());
        self.argument(key).cloned().unwrap_or_else(nothing)
    }

    fn required(&mut self, key: &str) -> Option<&'a Word> {
        let found = self.argument(key);
        if found.is_none() {
            let name = &self.embed.name.value;
            let what = if key.is_empty() { "the text to show".into() } else { format!("`{key}`") };
            let message = format!("`{name}` lacks {what}");
            let help = format!("write {}", example(name));
            let span: &Span = &self.embed.span;
            self.out.push(Diagnostic::at(&rules::BAD_ARGUMENT, span, message).help(help));
        }
        found
    }

    fn refuse_other_arguments(&mut self, allowed: &[&str]) -> Option<()> {
        let mut seen: Vec<&str> = Vec::new();
        let mut all_known = Some(());
        for (key, value) in &self.embed.arguments {
            let known = allowed.contains(&key.value.as_str());
            if known && !seen.contains(&key.value.as_str()) {
                seen.push(&key.value);
                continue;
            }
            let name = &self.embed.name.value;
            let (word, span) = match key.value.as_str() {
                "" => (&value.value, &value.span),
                _ => (&key.value, &key.span),
            };
            let message = match known {
                true => format!("`{word}` stands twice in `{name}`"),
                false => format!("`{name}` has no argument `{word}`"),
            };
            let near = did_you_mean(word, allowed.iter().copied().filter(|key| !key.is_empty()));
            let help = match near {
                _ if known => "keep one of the two".to_owned(),
                Some(near) => near,
                None => format!("write {}", example(name)),
            };
            self.out.push(Diagnostic::at(&rules::BAD_ARGUMENT, span, message).help(help));
            all_known = None;
        }
        all_known
    }
}
