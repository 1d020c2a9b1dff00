//! `serve`: a preview that follows every save, and tells the terminal what the pages tell.

use std::fmt::Display;
use std::io::Write;
use std::net::IpAddr;
use std::sync::Arc;

use swp_site::diagnostic::{self, Color, Severity};
use swp_site::kept::Kept;
use swp_site::load::Skip;
use swp_site::serve::{self, DEFAULT_PORT, MOST_LISTED, News, Preview, Report};

use super::memo::Memo;
use super::run::{color, counted, root, today};
use super::{Common, Ended, Serve, Trouble};

/// Shows the site until somebody stops it.
pub fn serve(common: &Common, asked: &Serve) -> Result<Ended, Trouble> {
    let root = root(common)?;
    let kept = Arc::new(Kept::for_many_builds());
    let memo = Memo::open(&root, &kept);
    let preview = Preview {
        root: root.clone(),
        skip: Skip::these([] as [&str; 0]),
        host: asked.host.clone(),
        port: asked.port,
        drafts: asked.drafts,
        reload: !asked.no_reload,
        poll: asked.poll,
        editor: asked.editor.clone(),
        today: asked.today.map_or(Box::new(today), |day| Box::new(move || day)),
    };
    let (mut terminal, keeping) = (Terminal::new(common), Arc::clone(&kept));
    let mut is_saved = false;
    let tell = move |news: &News<'_>| {
        terminal.tell(news);
        // Drawings take longest: they are kept for the next start as soon as there are any.
        let is_good = matches!(news, News::Built(report) if report.counts.pages > 0);
        if is_good && !std::mem::replace(&mut is_saved, true) {
            memo.save(&keeping);
        }
    };
    let trouble = |error: serve::ServeError| Trouble::new(error.message, error.help);
    let serving = serve::start(preview, kept, Box::new(tell)).map_err(trouble)?;
    let (url, port) = (serving.url(), serving.address().port());
    serving.until_stopped(|| welcome(&url, port, asked)).map_err(trouble)?;
    Ok(Ended::Fine)
}

/// Writes a line to the terminal. It may be gone: whoever reads the pages has still a preview.
fn say(line: impl Display) {
    let _ = writeln!(std::io::stderr(), "{line}");
}

fn welcome(url: &str, port: u16, asked: &Serve) {
    if asked.port.is_none() && port != DEFAULT_PORT {
        say(format_args!("note: another program uses port {DEFAULT_PORT}, so this is port {port}"));
    }
    if !is_for_this_machine(&asked.host) {
        let drafts = if asked.drafts { ", drafts too" } else { "" };
        say(format_args!("note: others in your network can read this preview{drafts}"));
    }
    say(format_args!("{url}/ shows your site and follows what you save; Ctrl+C stops it"));
    if asked.open
        && let Err(error) = open::that_detached(format!("{url}/"))
    {
        say(format_args!("note: no browser could be opened ({error}): go to {url}/ yourself"));
    }
}

/// Whether nobody else can reach the preview.
fn is_for_this_machine(host: &str) -> bool {
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    bare.parse::<IpAddr>().map_or(bare == "localhost", |ip| ip.is_loopback())
}

/// What the terminal has shown.
struct Terminal {
    quiet: bool,
    color: Color,
    /// The findings that were printed last: they are not printed again and again.
    printed: String,
}

impl Terminal {
    fn new(common: &Common) -> Self {
        Self { quiet: common.quiet, color: color(common), printed: String::new() }
    }

    fn tell(&mut self, news: &News<'_>) {
        match news {
            News::Built(report) => self.built(report),
            News::Polling(why) => {
                say(format_args!("note: this system does not tell what changes ({why})"));
                say("  = help: your files are looked at again and again instead");
            }
            _ => {}
        }
    }

    fn built(&mut self, report: &Report<'_>) {
        let text = self.findings(report);
        if text != self.printed {
            let _ = write!(std::io::stderr(), "{text}");
            self.printed = text;
        }
        if let Some(said) = report.stumbled {
            say(format_args!("error: the program stumbled over the last change: {said}"));
            say("  = help: undo the change, and tell whoever looks after the program");
        }
        if !self.quiet {
            say(line(report));
        }
    }

    /// As many as a page lists.
    fn findings(&self, report: &Report<'_>) -> String {
        let all = report.diagnostics.iter().count();
        let found = report.diagnostics.weightiest(MOST_LISTED);
        let human = diagnostic::Format::Human;
        let mut text = diagnostic::print(&found, report.files, human, self.color);
        if let more @ 1.. = all.saturating_sub(MOST_LISTED) {
            text.push_str(&format!("… and {more} more: `swp-site check` lists them all\n\n"));
        }
        text
    }
}

/// "content/about.md: 150 pages, 78 charts, 301 figures, 2 warnings in 0.02 s".
fn line(report: &Report<'_>) -> String {
    let mut parts = Vec::new();
    let counts = report.counts;
    if counts.pages > 0 {
        parts.extend([
            counted(counts.pages, "page"),
            counted(counts.charts, "chart"),
            counted(counts.figures, "figure"),
        ]);
    }
    for (severity, noun) in [(Severity::Error, "error"), (Severity::Warning, "warning")] {
        let number = report.diagnostics.count(severity);
        if number > 0 {
            parts.push(counted(number, noun));
        }
    }
    let what = match report.changed {
        [] => String::new(),
        [file] => format!("{file}: "),
        files => format!("{} files: ", files.len()),
    };
    let stays = if counts.pages == 0 { ": the last good site stays" } else { "" };
    format!("{what}{} in {:.2} s{stays}", parts.join(", "), report.took.as_secs_f64())
}

/// Reads the address or the name of an editor.
pub fn editor(text: &str) -> Result<serve::editor::Editor, String> {
    serve::editor::Editor::read(text)
}
