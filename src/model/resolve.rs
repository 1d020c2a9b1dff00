//! From raw to resolved: the order in which names are looked up.

use std::collections::{BTreeMap, HashSet};

use rayon::prelude::*;

use super::edition::{self, Editions};
use super::kpi::{Break, Direction, Unit};
use super::prose::{Scope, resolve};
use super::{
    Brand, Desk, Directory, Document, Kpi, Licence, Period, PeriodError, Report, Settings, Site,
    Source, across, embargo, glossary, joined, notes, pages, redirects, rules, statement, topics,
    web,
};
use crate::diagnostic::{Diagnostic, Diagnostics, did_you_mean};
use crate::load::raw::{
    Entries, RawContact, RawDesk, RawDocument, RawKpi, RawSettings, RawSource, RawTheme, Word,
};
use crate::load::rules::UNKNOWN_WORD;
use crate::load::{RawSite, SETTINGS};
use crate::source::{FilePath, Span, Spanned};

/// What a build is asked to take in.
#[derive(Clone, Debug, Default)]
pub struct Choices {
    /// Drafts too.
    pub drafts: bool,
    /// Instead of the settings' own.
    pub base_url: Option<String>,
    /// This edition and no other.
    pub alone: Option<Period>,
    /// The day of the build; `None` where nothing that has a day of its own may appear.
    pub today: Option<Period>,
}

/// The report behind the files; `None` where it lacks its settings. All problems are reported.
pub fn model(mut raw: RawSite, choices: &Choices, out: &mut Diagnostics) -> Option<Site> {
    let (written, free) = (std::mem::take(&mut raw.editions), std::mem::take(&mut raw.pages));
    let nothing = written.is_empty() && free.is_empty();
    let lookup = Lookup::new(&raw);
    let documents = documents(&raw.documents, out);
    let kpis = kpis(&raw.kpis, &lookup, out);
    let editions = each(written, out, |mut edition, out| {
        notes::correct(&mut edition, out);
        edition::data(&edition, &lookup, out).map(|data| (edition, data.with_known(&kpis)))
    });
    let editions: Vec<_> = editions.into_iter().flatten().collect();
    across::links_are_known(editions.iter().map(|(_, data)| data), out);
    across::notes_are_known(editions.iter().map(|(raw, _)| raw), out);
    let embargo::Sorted { written, editions, left_out, unpublished } =
        embargo::sort(editions, choices);
    let editions = Editions::new(editions, left_out);
    let declared = &lookup.kpi_order;
    let scope = Scope {
        kpis: &kpis,
        declared,
        unreadable: &raw.unreadable,
        themes: &raw.themes,
        editions: &editions,
        here: None,
    };
    let glossary = glossary::terms(&raw.glossary, &scope, &lookup, out);
    let mut pages = pages::free(free, &scope, &lookup, out);
    let texts = each(written.into_iter().zip(editions.all()).collect(), out, |(raw, data), out| {
        edition::texts(raw, data, &scope, &lookup, out)
    });
    let mut hidden = embargo::read(unpublished, &scope, &lookup);
    let title = |(id, theme): &(Word, Option<RawTheme>)| {
        Some((id.value.clone(), theme.as_ref()?.title.clone()))
    };
    let themes = raw.themes.iter().filter_map(title).collect();
    let kpi_order = lookup.kpi_order.clone();
    let left_out = editions.left_out().to_vec();
    let editions = editions.into_all().into_iter();
    let mut reports: Vec<Report> =
        editions.zip(texts).map(|(data, texts)| joined::report(data, texts)).collect();
    reports.sort_by_key(|report| std::cmp::Reverse(report.period.order()));
    topics::are_known(&reports, hidden.reports(), out);
    if !choices.drafts {
        hidden.take_drafts(&mut pages);
        for report in &mut reports {
            hidden.take_drafts(&mut report.sections);
        }
    }
    if nothing && raw.settings.is_some() {
        out.push(empty_site());
    }
    let pictures = hidden.without_pictures(raw.pictures);
    let mut across = across::addresses(&reports);
    across.sort();
    let directory = Directory::new(&pages, &reports, &across, &pictures, out);
    let settings = settings(raw.settings.as_ref()?, choices, out);
    let redirects = redirects::redirects(&pages, &reports, &directory, out);
    let statement = statement::statement(raw.statement, out);
    let read = reports.iter().all(|report| report.unread.is_empty());
    let is_whole = raw.unreadable.is_empty() && read && kpis.len() == kpi_order.len();
    let mut site = Site {
        is_whole,
        settings,
        themes,
        kpis,
        kpi_order,
        glossary,
        documents,
        reports,
        others: Vec::new(),
        pages,
        statement,
        today: choices.today,
        directory,
        redirects,
        across,
        left_out,
        frozen: raw.frozen,
    };
    hidden.leave_out_of(&mut site);
    match choices.alone {
        None => Some(site),
        Some(edition) => {
            site.alone(edition).map_err(|known| out.push(no_such_edition(edition, &known))).ok()
        }
    }
}

fn no_such_edition(edition: Period, known: &[String]) -> Diagnostic {
    let key = edition.key();
    let message = format!("there is no edition `{key}` that this build could publish alone");
    let help = did_you_mean(&key, known.iter().map(String::as_str));
    Diagnostic::nowhere(&rules::NO_EDITION, message).help_if(help)
}

/// Does the same with each on all cores; what is found stays in order.
fn each<T: Send, U: Send>(
    all: Vec<T>,
    out: &mut Diagnostics,
    make: impl Fn(T, &mut Diagnostics) -> U + Sync,
) -> Vec<U> {
    let one = |one| {
        let mut found = Diagnostics::new();
        (make(one, &mut found), found)
    };
    let (made, found): (Vec<U>, Vec<Diagnostics>) = all.into_par_iter().map(one).unzip();
    found.into_iter().for_each(|found| out.append(found));
    made
}

fn empty_site() -> Diagnostic {
    let message = "there is nothing to publish: `content/` and `data/` hold no page and no report";
    let help = "write a first page, `content/index.md`, that starts with `---`, `title: …`, `---`";
    Diagnostic::in_file(&rules::EMPTY_SITE, &FilePath::from(SETTINGS), message).help(help)
}

/// The names that can be referred to.
pub struct Lookup<'a> {
    /// KPIs in the author's order.
    pub kpi_order: Vec<String>,
    themes: Vec<&'a str>,
    documents: Vec<&'a str>,
    known_documents: HashSet<&'a str>,
    unreadable: &'a [FilePath],
}

impl<'a> Lookup<'a> {
    fn new(raw: &'a RawSite) -> Self {
        Self {
            kpi_order: raw.kpis.iter().map(|(id, _)| id.value.clone()).collect(),
            themes: raw.themes.iter().map(|(id, _)| id.value.as_str()).collect(),
            documents: raw.documents.iter().map(|(id, _)| id.value.as_str()).collect(),
            known_documents: raw.documents.iter().map(|(id, _)| id.value.as_str()).collect(),
            unreadable: &raw.unreadable,
        }
    }

    /// Whether what stands at an address of an edition may be in a file that could not be read. Any
    /// page may say at its top that its address is another one.
    pub fn may_be_unread(&self, address: &str, edition: Period) -> bool {
        let key = edition.key();
        let (data, content) = (format!("data/{key}/"), format!("content/{key}/"));
        let first = address.split('.').next().unwrap_or_default();
        self.unreadable.iter().map(FilePath::as_str).any(|file| match first {
            "sections" => file.starts_with(&content),
            first => {
                let name = file.strip_prefix(&data).or(file.strip_prefix("data/"));
                name.and_then(|name| name.strip_suffix(".yaml")) == Some(first)
            }
        })
    }

    /// `Some` for a known name; an unknown one is reported with the nearest.
    pub fn must_know<'b>(
        &self,
        id: &Word,
        what: &str,
        home: &str,
        known: impl Iterator<Item = &'b str> + Clone,
        out: &mut Diagnostics,
    ) -> Option<()> {
        let unreadable = self.unreadable.iter().any(|file| file.as_str() == home);
        if unreadable || known.clone().any(|name| name == id.value) {
            return Some(());
        }
        let message = format!("no {what} is called `{}` in `{home}`", id.value);
        let help = did_you_mean(&id.value, known);
        out.push(Diagnostic::at(&rules::UNKNOWN_ID, &id.span, message).help_if(help));
        None
    }
}

/// Reads a period; a shape or a day that does not exist is reported.
pub fn period(raw: &Word, out: &mut Diagnostics) -> Option<Period> {
    period_or(raw, "", out)
}

/// The same where something else may stand too, which the help ends with.
pub fn period_or(raw: &Word, or: &str, out: &mut Diagnostics) -> Option<Period> {
    let (rule, message) = match Period::parse(&raw.value) {
        Ok(period) => return Some(period),
        Err(PeriodError::Shape) => {
            (&rules::UNREADABLE_PERIOD, format!("`{}` is no period", raw.value))
        }
        Err(PeriodError::NoSuchDay | PeriodError::NoSuchPart) => {
            (&rules::NO_SUCH_DATE, format!("the calendar has no `{}`", raw.value))
        }
    };
    let help = "write a financial year `2017-18`, a year `2024`, years `2008-11`, \
                a quarter `2017-18.Q4`, a month `2018-02`, months `2022-09 to 2023-06` \
                or a day `2017-12-12`";
    out.push(Diagnostic::at(rule, &raw.span, message).help(format!("{help}{or}")));
    None
}

/// Looks up a cited document.
pub fn source(raw: &RawSource, lookup: &Lookup<'_>, out: &mut Diagnostics) -> Option<Source> {
    if !lookup.known_documents.contains(raw.document.value.as_str()) {
        let known = lookup.documents.iter().copied();
        lookup.must_know(&raw.document, "document", "data/sources.yaml", known, out)?;
    }
    let place = raw.place.as_ref().map_or_else(String::new, |place| place.value.clone());
    Some(Source { document: raw.document.value.clone(), place })
}

fn settings(raw: &RawSettings, choices: &Choices, out: &mut Diagnostics) -> Settings {
    let text = |word: &Option<Word>| word.as_ref().map_or_else(String::new, |w| w.value.clone());
    let or = |word: &Option<Word>, other: &str| {
        word.as_ref().map_or_else(|| other.to_owned(), |word| word.value.clone())
    };
    let theme = raw.theme.clone();
    let span = Span::start_of(&raw.span.file);
    let own = raw.base_url.as_ref().and_then(|url| web::web_address(url, out));
    let base_url = choices.base_url.clone().or(own);
    Settings {
        title: raw.title.value.clone(),
        body: raw.body.value.clone(),
        short_name: or(&raw.short_name, &raw.body.value),
        language: or(&raw.language, "en-GB"),
        place: text(&raw.place),
        description: text(&raw.description),
        base_url: base_url.map(|url| format!("{}/", url.trim_end_matches('/'))),
        theme: theme.unwrap_or_else(|| Spanned::new("almanac".to_owned(), span)),
        brand: raw.brand.clone().map_or_else(Brand::default, |raw| Brand {
            light: raw.light,
            dark: raw.dark,
            logo: raw.logo,
            logo_dark: raw.logo_dark,
        }),
        licence: raw.licence.as_ref().map(|raw| {
            let word = |word: &Option<Word>| word.as_ref().map(|word| word.value.clone());
            Licence { name: raw.name.value.clone(), url: word(&raw.url), id: word(&raw.id) }
        }),
        copyright: raw.copyright.as_ref().map(|holder| holder.value.clone()),
        byte_order_mark: raw.byte_order_mark,
        enquiries: contact(raw, |contact| &contact.enquiries),
        formats: contact(raw, |contact| &contact.formats),
        accessibility: contact(raw, |contact| &contact.accessibility),
        privacy: contact(raw, |contact| &contact.privacy),
        server_logs: text(&raw.server_logs),
        security: raw.security.as_ref().and_then(|raw| web::security(raw, out)),
    }
}

fn contact(raw: &RawSettings, which: fn(&RawContact) -> &Option<RawDesk>) -> Option<Desk> {
    raw.contact.as_ref().and_then(|contact| which(contact).as_ref()).map(desk)
}

fn desk(raw: &RawDesk) -> Desk {
    let text = |word: &Option<Word>| word.as_ref().map_or_else(String::new, |w| w.value.clone());
    Desk {
        body: text(&raw.body),
        sentence: text(&raw.sentence),
        phone: text(&raw.phone),
        email: text(&raw.email),
        address: text(&raw.address),
        url: text(&raw.url),
    }
}

fn documents(
    raw: &Entries<Option<RawDocument>>,
    out: &mut Diagnostics,
) -> BTreeMap<String, Document> {
    let text = |word: &Option<Word>| word.as_ref().map_or_else(String::new, |w| w.value.clone());
    raw.iter()
        .filter_map(|(id, raw)| {
            let raw = raw.as_ref()?;
            let document = Document {
                title: raw.title.value.clone(),
                publisher: text(&raw.publisher),
                date: raw.date.as_ref().and_then(|date| period(date, out)),
                url: raw.url.as_ref().map(|url| url.value.clone()),
            };
            Some((id.value.clone(), document))
        })
        .collect()
}

fn kpis(
    raw: &Entries<Option<RawKpi>>,
    lookup: &Lookup<'_>,
    out: &mut Diagnostics,
) -> BTreeMap<String, Kpi> {
    raw.iter()
        .filter_map(|(id, raw)| Some((id.value.clone(), kpi(id, raw.as_ref()?, lookup, out)?)))
        .collect()
}

fn kpi(id: &Word, raw: &RawKpi, lookup: &Lookup<'_>, out: &mut Diagnostics) -> Option<Kpi> {
    let known = lookup.themes.iter().copied();
    let theme = lookup.must_know(&raw.theme, "theme", "data/themes.yaml", known, out);
    let direction = one_of(&raw.direction, "direction", DIRECTIONS, out);
    let adds_up = match &raw.total {
        None => Some(true),
        Some(total) => one_of(total, "way to make a total", &[("none", false), ("sum", true)], out),
    };
    let noun = |word: &Option<Word>| word.as_ref().map(|word| word.value.clone());
    let because = resolve(raw.because.clone(), &Scope::EMPTY, out);
    let breaks = raw.breaks.iter().filter_map(|raw| {
        Some(Break { from: period(&raw.from, out)?, because: raw.because.value.clone() })
    });
    let mut breaks: Vec<Break> = breaks.collect();
    breaks.sort_by_key(|change| change.from.order());
    theme?;
    Some(Kpi {
        id: id.value.clone(),
        title: raw.title.value.clone(),
        measure: raw.measure.value.clone(),
        unit: if raw.unit.value == "%" {
            Unit::Percent
        } else {
            Unit::Things(raw.unit.value.clone())
        },
        one: noun(&raw.one).or_else(|| super::singular::of(&raw.unit.value)),
        share: noun(&raw.share),
        count: noun(&raw.count),
        whole: noun(&raw.whole),
        theme: raw.theme.value.clone(),
        direction: direction?,
        because,
        owner: noun(&raw.owner),
        adds_up: adds_up?,
        breaks,
        span: id.span.clone(),
    })
}

const DIRECTIONS: &[(&str, Direction)] = &[
    ("reduce", Direction::Reduce),
    ("increase", Direction::Increase),
    ("none", Direction::Neither),
];

/// The meaning of a word out of a list; another word is reported.
pub fn one_of<T: Copy>(
    word: &Word,
    what: &str,
    all: &[(&str, T)],
    out: &mut Diagnostics,
) -> Option<T> {
    if let Some((_, meaning)) = all.iter().find(|(name, _)| *name == word.value) {
        return Some(*meaning);
    }
    let message = format!("`{}` is no {what}", word.value);
    let names: Vec<&str> = all.iter().map(|(name, _)| *name).collect();
    let help = did_you_mean(&word.value, names.iter().copied());
    out.push(Diagnostic::at(&UNKNOWN_WORD, &word.span, message).help_if(help));
    None
}
