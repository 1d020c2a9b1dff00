//! Where everything stands on the site, and where a typed link leads.

use std::collections::{BTreeMap, BTreeSet};

use super::{Duty, Page, Report, any_data, rules};
use crate::diagnostic::{Diagnostic, Diagnostics, nearest};
use crate::source::{FilePath, Span};

/// Every address of the site with the ids on its page, every source file with its address.
#[derive(Clone, Debug, Default)]
pub struct Directory {
    addresses: BTreeMap<String, Vec<String>>,
    files: BTreeMap<FilePath, String>,
    pictures: BTreeMap<FilePath, String>,
    left_out: BTreeSet<String>,
}

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A page of the site, with the id of a part of it.
    Page {
        /// The page's address below the site.
        address: String,
        /// The part; empty for the page as a whole.
        id: String,
    },
    /// A file of the site.
    File(String),
    /// A page that the whole site has and this build has not: it holds one edition alone.
    LeftOut,
    /// Another site, an email address or a telephone.
    Elsewhere(String),
}

/// Why a link leads nowhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkProblem {
    /// What is wrong.
    pub message: String,
    /// What to type.
    pub help: Option<String>,
}

/// Addresses of pages that no author writes.
const GENERATED: &[&str] = &["glossary/", DATA, "search/"];

/// The page of downloads, where there is anything to download.
const DATA: &str = "data/";

impl Directory {
    /// The directory of the pages; two pages at one address are reported.
    pub fn new(
        pages: &[Page],
        reports: &[Report],
        across: &[String],
        pictures: &[FilePath],
        out: &mut Diagnostics,
    ) -> Self {
        let mut directory = Self::default();
        let mut taken: BTreeMap<String, Span> = BTreeMap::new();
        let has_data = any_data(pages, reports);
        let ours = GENERATED.iter().copied().filter(|address| *address != DATA || has_data);
        let generated: Vec<&str> = across.iter().map(String::as_str).chain(ours).collect();
        for page in pages.iter().chain(reports.iter().flat_map(Report::pages)) {
            let place = page.title.span.clone();
            if generated.contains(&page.address.as_str()) {
                out.push(generated_address(page));
            }
            if let Some(other) = taken.insert(page.address.clone(), place) {
                out.push(duplicate_address(page, &other));
            }
            directory.add(page);
        }
        let duties = Duty::ALL.map(Duty::address);
        for address in generated.into_iter().chain(duties) {
            directory.addresses.entry(address.to_owned()).or_default();
        }
        directory.addresses.entry(String::new()).or_default();
        for report in reports {
            directory.addresses.entry(report.address()).or_default();
            if report.has_data() {
                directory.addresses.entry(format!("{}{DATA}", report.address())).or_default();
            }
            if !report.notes.is_empty() {
                directory.add_notes(report, &taken, out);
            }
            directory.addresses.entry(report.print_address()).or_default();
            for reading in &report.readings {
                directory.addresses.insert(report.kpi_address(&reading.kpi), Vec::new());
            }
        }
        for picture in pictures {
            let address = picture.as_str().strip_prefix("content/").unwrap_or(picture.as_str());
            directory.pictures.insert(picture.clone(), address.to_owned());
        }
        directory
    }

    /// The page of an edition's notes, which no section may stand in place of.
    fn add_notes(
        &mut self,
        report: &Report,
        taken: &BTreeMap<String, Span>,
        out: &mut Diagnostics,
    ) {
        let address = report.notes_address();
        if let Some(section) = taken.get(&address) {
            let message = format!("the notes of the edition stand at the address `{address}`");
            let help = "give the section another address with `slug: …`";
            out.push(Diagnostic::at(&rules::DUPLICATE_ADDRESS, section, message).help(help));
        }
        let ids = report.notes.iter().map(|note| note.id.clone()).collect();
        self.addresses.insert(address, ids);
    }

    fn add(&mut self, page: &Page) {
        let ids = page.headings.iter().map(|heading| heading.id.clone()).collect();
        self.addresses.insert(page.address.clone(), ids);
        self.files.insert(page.file.clone(), page.address.clone());
    }

    /// Takes pages out, which links may name and must not lead to.
    pub fn leave_out(&mut self, addresses: BTreeSet<String>) {
        self.addresses.retain(|address, _| !addresses.contains(address));
        self.left_out.extend(addresses);
    }

    /// Whether this build has a page at an address.
    pub fn has(&self, address: &str) -> bool {
        self.addresses.contains_key(address)
    }

    /// Every address of a page.
    pub fn addresses(&self) -> impl Iterator<Item = &str> {
        self.addresses.keys().map(String::as_str)
    }

    /// Every picture with its address.
    pub fn pictures(&self) -> impl Iterator<Item = (&FilePath, &str)> {
        self.pictures.iter().map(|(file, address)| (file, address.as_str()))
    }

    /// Where a link that was typed in `page` leads.
    ///
    /// # Errors
    /// It leads to a page, a heading or a file that is not there.
    pub fn follow(&self, page: &Page, to: &str) -> Result<Target, LinkProblem> {
        if leads_elsewhere(to) {
            return Ok(Target::Elsewhere(to.to_owned()));
        }
        let (path, id) = to.split_once('#').unwrap_or((to, ""));
        let address = self.address(page, path)?;
        let Some(address) = address else {
            return self.file(page, path);
        };
        self.on_page(address, id)
    }

    fn on_page(&self, address: String, id: &str) -> Result<Target, LinkProblem> {
        if self.left_out.contains(&address) {
            return Ok(Target::LeftOut);
        }
        self.part(&address, id)?;
        Ok(Target::Page { address, id: id.to_owned() })
    }

    /// Where a link that was typed in a file of `data/` leads: such a file has no place among the
    /// pages, so the link names an address.
    ///
    /// # Errors
    /// It leads to a page or a heading that is not there, or is no address.
    pub fn follow_from_data(&self, to: &str) -> Result<Target, LinkProblem> {
        if leads_elsewhere(to) {
            return Ok(Target::Elsewhere(to.to_owned()));
        }
        let (path, id) = to.split_once('#').unwrap_or((to, ""));
        if !path.starts_with('/') {
            let help = "in a file of `data`, write where the page stands: `/2017-18/budget/`";
            let message = format!("`{to}` is no address of a page");
            return Err(LinkProblem { message, help: Some(help.to_owned()) });
        }
        self.on_page(self.absolute(path)?, id)
    }

    /// The address that starts at the top of the site.
    fn absolute(&self, path: &str) -> Result<String, LinkProblem> {
        let address = format!("{}/", path.trim_matches('/'));
        let address = if address == "/" { String::new() } else { address };
        if self.addresses.contains_key(&address) || self.left_out.contains(&address) {
            return Ok(address);
        }
        let near = nearest(&address, self.addresses());
        Err(LinkProblem {
            message: format!("the site has no page `{path}`"),
            help: near.map(|near| format!("did you mean `/{near}`?")),
        })
    }

    /// The address of a page that a path names; `None` if the path names no page.
    fn address(&self, page: &Page, path: &str) -> Result<Option<String>, LinkProblem> {
        if path.is_empty() {
            return Ok(Some(page.address.clone()));
        }
        if path.starts_with('/') {
            return self.absolute(path).map(Some);
        }
        if !path.ends_with(".md") {
            return Ok(None);
        }
        let file = page.file.resolve(path);
        if let Some(address) = file.as_ref().and_then(|file| self.files.get(file)) {
            return Ok(Some(address.clone()));
        }
        Err(self.no_such_file(page, path))
    }

    fn file(&self, page: &Page, path: &str) -> Result<Target, LinkProblem> {
        let found = page.file.resolve(path).and_then(|file| self.pictures.get(&file).cloned());
        found.map(Target::File).ok_or_else(|| self.no_such_file(page, path))
    }

    fn no_such_file(&self, page: &Page, path: &str) -> LinkProblem {
        let folder = page.file.folder();
        let beside = self.files.keys().chain(self.pictures.keys());
        let beside = beside.filter(|file| file.folder() == folder).map(FilePath::name);
        LinkProblem {
            message: format!("there is no `{path}` beside this page"),
            help: nearest(path, beside).map(|near| format!("did you mean `{near}`?")),
        }
    }

    fn part(&self, address: &str, id: &str) -> Result<(), LinkProblem> {
        let ids = self.addresses.get(address).map_or(&[][..], Vec::as_slice);
        // Ids of generated parts (figures, terms) are checked on the finished pages.
        if id.is_empty() || ids.iter().any(|known| known == id) || GENERATED.contains(&address) {
            return Ok(());
        }
        let near = nearest(id, ids.iter().map(String::as_str));
        Err(LinkProblem {
            message: format!("that page has no heading `#{id}`"),
            help: near.map(|near| format!("did you mean `#{near}`?")),
        })
    }
}

fn leads_elsewhere(to: &str) -> bool {
    ["http://", "https://", "mailto:", "tel:"].iter().any(|start| to.starts_with(start))
}

fn generated_address(page: &Page) -> Diagnostic {
    let message = format!("the site makes a page of its own at `/{}`", page.address);
    Diagnostic::at(&rules::DUPLICATE_ADDRESS, &page.title.span, message)
        .help("rename the file, or give it a `slug: …`")
}

fn duplicate_address(page: &Page, other: &Span) -> Diagnostic {
    let message = format!("two pages have the address `/{}`", page.address);
    Diagnostic::at(&rules::DUPLICATE_ADDRESS, &page.title.span, message)
        .label(other, "the other one")
        .help("rename one of the two files, or give one a `slug: …`")
}
