//! Links of the finished pages: each leads to a file that the build makes.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use super::html::{plain, tags};
use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::kept::Kept;
use crate::render::{Page, Rendered};
use crate::source::{FilePath, Files};

/// A link of a finished page to a file that is not there.
pub const DEAD_LINK: Rule = Rule::error("dead-link");

/// The page that hosts show at any address, so that its links begin at the top of the site.
const ANYWHERE: &str = "404.html";

/// Follows every link inside the site from every page. `root` is the path of the site on its host. A
/// link that stands on many pages is one finding.
pub fn lead_somewhere(
    rendered: &Rendered,
    root: &str,
    outputs: &Files,
    kept: &Kept,
) -> Diagnostics {
    let step = kept.step("the links of a page");
    let found: Vec<(&Page, Vec<(String, String)>)> = rendered
        .pages
        .par_iter()
        .map(|page| {
            let links: Arc<BTreeSet<String>> =
                step.get_or_make(|| page.html.key(), || links(&page.html));
            let wrong = links.iter().filter_map(|link| fault(&page.path, link, root, outputs));
            (page, wrong.collect())
        })
        .collect();
    let mut dead: BTreeMap<(String, String), Vec<&FilePath>> = BTreeMap::new();
    for (page, wrong) in found {
        wrong.into_iter().for_each(|fault| dead.entry(fault).or_default().push(&page.path));
    }
    let mut out = Diagnostics::new();
    out.extend(dead.into_iter().map(|((target, why), pages)| finding(&target, &why, &pages)));
    out
}

fn finding(target: &str, why: &str, pages: &[&FilePath]) -> Diagnostic {
    let others = match pages.len() {
        1 => String::new(),
        2 => " and one more".to_owned(),
        all => format!(" and {} more", all - 1),
    };
    let first = pages.first().map_or("", |page| page.as_str());
    let message = format!("a link to `{target}` {why}: it stands on the page `{first}`{others}");
    Diagnostic::nowhere(&DEAD_LINK, message).help("look at the template that writes this page")
}

/// What a page links to inside the site; links to its own parts are looked at with the ids.
fn links(html: &str) -> BTreeSet<String> {
    let tags = tags(html);
    let links = tags.iter().flat_map(|tag| [tag.get("href"), tag.get("src")]).flatten();
    let inside = links.map(|link| plain(link.trim()).into_owned());
    let inside = inside.filter(|link| !leads_out(link) && !link.starts_with('#'));
    inside.map(|link| link.split(['#', '?']).next().unwrap_or_default().to_owned()).collect()
}

/// Whether an address has a scheme, such as `https:` or `mailto:`.
fn leads_out(address: &str) -> bool {
    address.split(['/', '#', '?']).next().is_some_and(|start| start.contains(':'))
}

/// The target of a link and what is wrong with it; `None` for one that leads somewhere.
fn fault(from: &FilePath, link: &str, root: &str, outputs: &Files) -> Option<(String, String)> {
    let wrong = |target: &str, why: &str| Some((target.to_owned(), why.to_owned()));
    let target = match link.strip_prefix(root) {
        Some(rest) if from.as_str() == ANYWHERE => Some(FilePath::new(rest)),
        _ if link.starts_with('/') => return wrong(link, "would not work from a folder"),
        _ => from.resolve(link),
    };
    match target {
        None => wrong(link, "leads out of the site"),
        Some(target) if outputs.contains(&target) => None,
        Some(target) => wrong(target.as_str(), "leads to no file"),
    }
}
