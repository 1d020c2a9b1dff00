//! The pages that are to be written, and where each comes from.

use super::across;
use crate::data::folder;
use crate::model::{Duty, Page as Written, Redirect, Report, Site};
use crate::source::{FilePath, Span};

/// A page to be written.
pub enum Job<'a> {
    /// The home page.
    Home(Option<&'a Written>),
    /// A page of no edition.
    Free(&'a Written),
    /// A page that the law wants, with what authors wrote for it.
    Duty(Duty, Option<&'a Written>),
    /// The overview of an edition.
    Overview(&'a Report),
    /// A section, by its place.
    Section(&'a Report, usize),
    /// A measure, by its place among the readings.
    Kpi(&'a Report, usize),
    /// The notes and corrections of an edition.
    Notes(&'a Report),
    /// A whole edition on one page.
    Print(&'a Report),
    /// A page across editions, by its address.
    Across(&'a str),
    /// The list of downloads of an edition, or of all years.
    Downloads(Option<&'a Report>),
    /// The page for a wrong address.
    NotFound,
    /// The page at an address that leads to another.
    Moved(&'a Redirect),
}

/// Every page of the site but the glossary, which needs the others first. The longest come first: the
/// other cores would wait for one that is begun last.
pub fn jobs(site: &Site) -> Vec<Job<'_>> {
    let mut jobs: Vec<Job<'_>> = site.reports.iter().map(Job::Print).collect();
    jobs.push(Job::NotFound);
    jobs.push(Job::Home(site.pages.iter().find(|page| page.address.is_empty())));
    let free = |page: &&Written| !page.address.is_empty() && Duty::at(&page.address).is_none();
    jobs.extend(site.pages.iter().filter(free).map(Job::Free));
    let written = |duty: Duty| site.pages.iter().find(|page| page.address == duty.address());
    jobs.extend(Duty::ALL.map(|duty| Job::Duty(duty, written(duty))));
    jobs.extend(site.redirects.iter().map(Job::Moved));
    let has = |edition| site.directory.has(&folder(edition));
    jobs.extend(has(None).then_some(Job::Downloads(None)));
    for report in &site.reports {
        jobs.extend(has(Some(report.period)).then_some(Job::Downloads(Some(report))));
        jobs.push(Job::Overview(report));
        jobs.extend((0..report.sections.len()).map(|at| Job::Section(report, at)));
        jobs.extend((0..report.readings.len()).map(|at| Job::Kpi(report, at)));
        jobs.extend((!report.notes.is_empty()).then_some(Job::Notes(report)));
    }
    jobs.extend(site.across.iter().map(|address| Job::Across(address)));
    jobs
}

/// What authors wrote a page in.
pub fn sources(job: &Job<'_>, site: &Site) -> Vec<Span> {
    let whole = |page: &Written| Span::start_of(&page.file);
    match job {
        Job::Home(written) => written.iter().map(|page| whole(page)).collect(),
        Job::Free(written) => vec![whole(written)],
        Job::Overview(report) => {
            let declared = Span::start_of(&report.span.file);
            report.overview.iter().map(whole).chain([declared]).collect()
        }
        Job::Section(report, at) => vec![whole(&report.sections[*at])],
        Job::Kpi(report, at) => {
            let reading = &report.readings[*at];
            let kpi = site.kpis.get(&reading.kpi);
            [Some(&reading.span), kpi.map(|kpi| &kpi.span)].into_iter().flatten().cloned().collect()
        }
        Job::Notes(report) => {
            report.notes.first().map(|note| Span::start_of(&note.span.file)).into_iter().collect()
        }
        Job::Duty(Duty::Accessibility, None) => {
            vec![Span::start_of(&FilePath::from("data/accessibility.yaml"))]
        }
        Job::Duty(_, written) => written.iter().map(|page| whole(page)).collect(),
        Job::Print(report) => vec![Span::start_of(&report.span.file)],
        Job::Across(address) => {
            let course = site.course(across::kpi_of(address));
            let course = course.iter().flat_map(|course| {
                let readings = course.editions.iter().map(|(_, reading)| &reading.span);
                readings.chain([&course.kpi.span])
            });
            course.cloned().collect()
        }
        Job::Downloads(_) | Job::NotFound | Job::Moved(_) => Vec::new(),
    }
}
