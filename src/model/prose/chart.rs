//! The embed `chart`: what it is to show, and how.

use super::Asked;
use crate::diagnostic::Diagnostic;
use crate::load::raw::Word;
use crate::model::resolve::one_of;
use crate::model::{ChartAs, ChartWords, Embed, Period, rules, unread};
use crate::source::Span;

impl Asked<'_> {
    pub(super) fn chart(&mut self) -> Option<Embed> {
        let drawn = match self.argument("kind") {
            Some(kind) => Some(one_of(kind, "kind of chart", ChartAs::ALL, self.out)?),
            None => None,
        };
        if let Some(asked) = self.argument("kpi") {
            let ids = list_of(asked);
            let year = self.year()?;
            let editions: Vec<Option<Period>> =
                ids.iter().map(|id| self.charted(id, year)).collect();
            let edition = *editions.into_iter().collect::<Option<Vec<_>>>()?.first()?;
            return Some(Embed::KpiChart { ids, edition, drawn, words: self.chart_words() });
        }
        if self.argument("budget").is_some() {
            let (edition, _) = self.budget()?;
            let (span, words) = (self.embed.span.clone(), self.chart_words());
            return Some(Embed::BudgetChart { edition, span, words });
        }
        let message = "a chart needs something to show";
        let help = "write `{{ chart(kpi=hate-crime) }}` or `{{ chart(budget=2018-19) }}`";
        let span = &self.embed.span;
        self.out.push(Diagnostic::at(&rules::BAD_ARGUMENT, span, message).help(help));
        None
    }

    /// The edition whose reading of a measure is drawn.
    fn charted(&mut self, id: &Word, year: Period) -> Option<Period> {
        self.known_kpi(id)?;
        let Some((edition, reading)) = self.reading_for(id, year) else {
            let why = format!("nothing was measured for `{}` in {}", id.value, year.key());
            self.no_value_of(id, year, id, &why);
            return None;
        };
        if !reading.can_be_drawn() {
            let editions = &self.scope.editions;
            let measure = format!("kpis.{}", id.value);
            let lost = editions.get(edition).is_some_and(|e| unread::may_be(&measure, &e.unread));
            if !lost {
                self.nothing_to_draw(&id.value, year);
            }
            return None;
        }
        Some(edition)
    }

    fn nothing_to_draw(&mut self, id: &str, year: Period) {
        let message = format!("`{id}` has no number in {} for a chart to show", year.key());
        let help = "add a value to the data, or remove the chart";
        let span = &self.embed.span;
        self.out.push(Diagnostic::at(&rules::NO_VALUE, span, message).help(help));
    }

    fn chart_words(&self) -> ChartWords {
        let said = |key| self.argument(key).filter(|said| !said.value.is_empty()).cloned();
        ChartWords { headline: said("headline"), summary: said("summary") }
    }
}

/// The words of a list such as `knife-crime, gun-crime`, each with its place.
fn list_of(list: &Word) -> Vec<Word> {
    let place = |word: &str| {
        let start = list.span.start + (word.as_ptr() as usize - list.value.as_ptr() as usize);
        let exact = list.span.end - list.span.start == list.value.len();
        if exact {
            Span::new(&list.span.file, start..start + word.len())
        } else {
            list.span.clone()
        }
    };
    let words = list.value.split(',').map(str::trim);
    words.map(|word| Word::new(word.to_owned(), place(word))).collect()
}
