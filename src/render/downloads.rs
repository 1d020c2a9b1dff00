//! The pages that list what can be downloaded: of an edition, and of all years.

use super::address::href;
use super::html::escape;
use super::page::LinkView;
use super::shape::views;
use super::table::{Column, Row, Table as HtmlTable, caption};
use super::words::WORDS;
use super::{Made, Room, chart, structured};
use crate::data::{Codes, Covered, Holds, TABLE_SCHEMA, Table, folder, table_schema, whole};
use crate::model::{Date, Period, Report};

views! {

/// A page that lists downloads.
pub struct DownloadsView {
    /// What there is.
    pub lead: String,
    /// Where the figures come from, and when that was published.
    pub from: Vec<String>,
    /// How a spreadsheet opens the files: one paragraph or more.
    pub opening: Vec<String>,
    /// Lists of files: heading and table.
    pub groups: Vec<FilesView>,
    /// Files for programs.
    pub machines: Vec<FileView>,
    /// What the codes of a column mean.
    pub codes: Vec<CodesView>,
    /// The other pages of downloads.
    pub others: Vec<LinkView>,
}

/// The codes of a column.
pub struct CodesView {
    /// What they are.
    pub title: String,
    /// Its id on the page.
    pub id: String,
    /// Each code with its meaning.
    pub codes: Vec<CodeView>,
}

/// A code with its meaning.
pub struct CodeView {
    /// As it stands in the files.
    pub code: String,
    /// What it means.
    pub about: String,
}

/// Files of one kind.
pub struct FilesView {
    /// What they hold.
    pub title: String,
    /// Its id on the page.
    pub id: String,
    /// The table of the files, as HTML.
    pub table: String,
}

/// A file for programs.
pub struct FileView {
    /// The link to it.
    pub link: LinkView,
    /// What it is.
    pub what: String,
    /// How large it is.
    pub size: String,
}

}

impl<'a> Room<'a> {
    /// The page of an edition's downloads, or with `None` of all years.
    pub(super) fn downloads(&self, report: Option<&'a Report>) -> Made {
        let edition = report.map(|report| report.period);
        let address = folder(edition);
        let writer = self.writer(report, &address, None);
        let view = DownloadsView {
            lead: WORDS.downloads_lead.to_owned(),
            from: self.from(report),
            opening: self.opening(),
            groups: self.groups(edition, &address),
            machines: self.machines(edition, &address),
            codes: codes(),
            others: self.others(edition, &address),
        };
        let shell =
            super::Shell { site: self.site, assets: self.assets, address: &address, root: None };
        let mut page = shell.downloads(report);
        let data = structured::package(self.site, self.library, report);
        page.page.structured = data.into_iter().collect();
        self.finish("downloads.html", &page, &view, writer)
    }

    /// "SWP annual report, June 2018": the date is the document's. For all years, that of each report.
    fn from(&self, report: Option<&Report>) -> Vec<String> {
        let cited = |report: &Report| {
            let source = report.source.as_ref();
            let document = source.and_then(|source| self.site.documents.get(&source.document))?;
            let date = document.date.or(report.published);
            // Some documents carry their date in their title.
            let date = date.map(|date| date.to_string());
            let date = date.filter(|date| !document.title.contains(date.as_str()));
            let date = date.map_or_else(String::new, |date| format!(", {date}"));
            Some(format!("{}{date}", document.title))
        };
        match report {
            Some(report) => {
                let words = cited(report);
                words
                    .map(|words| format!("{}: {words}.", WORDS.downloads_from))
                    .into_iter()
                    .collect()
            }
            None => {
                let words = |report: &Report| {
                    cited(report).map(|words| format!("{}: {words}.", report.title))
                };
                self.site.reports.iter().filter_map(words).collect()
            }
        }
    }

    /// Some spreadsheets take a file for one in an old alphabet unless it starts with a mark.
    fn opening(&self) -> Vec<String> {
        match self.site.settings.byte_order_mark {
            true => vec![WORDS.opening_marked.to_owned()],
            false => vec![WORDS.opening.to_owned(), WORDS.opening_how.to_owned()],
        }
    }

    fn others(&self, edition: Option<Period>, address: &str) -> Vec<LinkView> {
        let all = std::iter::once((None, WORDS.downloads_of_all.to_owned()));
        let editions = self.site.reports.iter();
        let each = editions
            .map(|report| (Some(report.period), format!("{}: {}", WORDS.downloads, report.title)));
        let has = |other: &Option<Period>| self.site.directory.has(&folder(*other));
        let others = all.chain(each).filter(|(other, _)| *other != edition && has(other));
        others
            .map(|(other, title)| LinkView {
                href: href(address, &folder(other)),
                title,
                current: false,
            })
            .collect()
    }

    /// The files by what they hold; measures by their group.
    fn groups(&self, edition: Option<Period>, address: &str) -> Vec<FilesView> {
        let tables: Vec<&Table> = self.library.of(edition).collect();
        let of = |is_it: &dyn Fn(&Holds) -> bool| -> Vec<&Table> {
            tables.iter().copied().filter(|table| is_it(&table.holds)).collect()
        };
        let mut kinds: Vec<(String, Vec<&Table>)> =
            vec![(WORDS.downloads_whole.to_owned(), of(&|holds| *holds == Holds::All))];
        for (id, title) in &self.site.themes {
            let theme = |kpi: &String| self.site.kpis.get(kpi).is_some_and(|kpi| kpi.theme == *id);
            let files = of(&|holds| match holds {
                Holds::Measure(kpi) => theme(kpi),
                Holds::Results(theme) => theme == id,
                _ => false,
            });
            kinds.push((title.value.clone(), files));
        }
        let other = |holds: &Holds| matches!(holds, Holds::Budget | Holds::Money | Holds::Figures);
        kinds.push((WORDS.downloads_other.to_owned(), of(&other)));
        let words = |holds: &Holds| matches!(holds, Holds::Priorities | Holds::Typed(..));
        kinds.push((WORDS.downloads_words.to_owned(), of(&words)));
        let kinds = kinds.into_iter().filter(|(_, files)| !files.is_empty()).enumerate();
        let report = edition.and_then(|period| self.site.report(period));
        let whose = report.map_or(WORDS.downloads_of_all_reports, |report| &report.title);
        kinds.map(|(at, (title, files))| group((at + 1, whose), title, &files, address)).collect()
    }
}

fn group(
    (number, whose): (usize, &str),
    title: String,
    files: &[&Table],
    address: &str,
) -> FilesView {
    let table = HtmlTable {
        id: format!("table-{number}"),
        caption: caption(number, &[WORDS.downloads_caption, &title, whose]),
        columns: vec![
            Column::words(WORDS.file),
            Column::words(WORDS.file_covers),
            Column::numbers(WORDS.rows),
            Column::numbers(WORDS.size),
        ],
        rows: files.iter().map(|table| row(table, address)).collect(),
        notes: Vec::new(),
    };
    FilesView { id: format!("files-{number}"), title, table: table.html() }
}

fn row(table: &Table, address: &str) -> Row {
    let link = href(address, &table.address);
    let head = format!("<a href=\"{link}\">{} (CSV)</a>", escape(&table.title));
    let cells = vec![
        escape(&covers(table)).into_owned(),
        crate::model::Decimal::whole(table.rows() as i128).to_string(),
        chart::size(table.csv.len()),
    ];
    Row { head, cells, total: false }
}

/// "April 2016 to March 2018".
fn covers(table: &Table) -> String {
    let month = |(year, month, _): Date| Period::Month(year, month).to_string();
    let (first, last) = match table.covers() {
        Some(Covered::Days(first, last)) => (month(first), month(last)),
        Some(Covered::Years(first, last)) => (first.to_string(), last.to_string()),
        None => return WORDS.not_stated.to_owned(),
    };
    if first == last { first } else { format!("{first} to {last}") }
}

/// What each code of the columns that have codes means.
fn codes() -> Vec<CodesView> {
    let of = |title: &str, codes: Codes| CodesView {
        id: crate::model::slug(title),
        title: title.to_owned(),
        codes: codes
            .all()
            .into_iter()
            .map(|(code, about)| CodeView { code: code.to_owned(), about: about.to_owned() })
            .collect(),
    };
    vec![of(WORDS.statistics, Codes::Statistics), of(WORDS.marks, Codes::Markers)]
}

impl Room<'_> {
    /// Descriptions of the files for programs, and of all years the whole site as JSON.
    fn machines(&self, edition: Option<Period>, address: &str) -> Vec<FileView> {
        let own = folder(edition);
        let mut files = Vec::new();
        if let Some(package) = self.library.packages.get(&edition) {
            files.push((
                format!("{own}datapackage.json"),
                WORDS.package,
                WORDS.package_what,
                package.len(),
            ));
        }
        if self.library.of(edition).any(|table| !table.observations().is_empty()) {
            let size = table_schema().len();
            files.push((format!("{own}{TABLE_SCHEMA}"), WORDS.columns, WORDS.columns_what, size));
        }
        if edition.is_none() {
            let (json, schema) = (self.library.whole.len(), whole::schema().len());
            files.push((whole::ADDRESS.to_owned(), WORDS.whole, WORDS.whole_what, json));
            files.push((whole::SCHEMA_ADDRESS.to_owned(), WORDS.schema, WORDS.schema_what, schema));
        }
        let view = |(to, title, what, bytes): (String, &str, &str, usize)| FileView {
            link: LinkView { href: href(address, &to), title: title.to_owned(), current: false },
            what: what.to_owned(),
            size: chart::size(bytes),
        };
        files.into_iter().map(view).collect()
    }
}
