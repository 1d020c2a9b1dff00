//! `serve`: a preview that follows every save, and tells the terminal what the pages tell.

use std::net::IpAddr;
use std::sync::Arc;

use swp_site::diagnostic::{self, Color, Severity};
use swp_site::kept::Kept;
use swp_site::load::Skip;
use swp_site::serve::{self, DEFAULT_PORT, News, Preview, Report};

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
    let serving = serve::start(preview, kept, Box::new(tell))
        .map_err(|error| Trouble::new(error.message, error.help))?;
    welcome(&serving, asked);
    serving.until_stopped();
    Ok(Ended::Fine)
}

fn welcome(serving: &serve::Serving, asked: &Serve) {
    let (url, port) = (serving.url(), serving.address().port());
    if asked.port.is_none() && port != DEFAULT_PORT {
        eprintln!("note: another program uses port {DEFAULT_PORT}, so this is port {port}");
    }
    if !asked.host.parse::<IpAddr>().map_or(asked.host == "localhost", |ip| ip.is_loopback()) {
        eprintln!("note: others in your network can read this preview, drafts too");
    }
    eprintln!("{url}/ shows your site and follows what you save; Ctrl+C stops it");
    if asked.open
        && let Err(error) = open::that_detached(format!("{url}/"))
    {
        eprintln!("note: no browser could be opened ({error}): go to {url}/ yourself");
    }
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
                eprintln!("note: this system does not tell what changes ({why})");
                eprintln!("  = help: your files are looked at again and again instead");
            }
            _ => {}
        }
    }

    fn built(&mut self, report: &Report<'_>) {
        let found = report.diagnostics;
        let text = diagnostic::print(found, report.files, diagnostic::Format::Human, self.color);
        if text != self.printed {
            eprint!("{text}");
            self.printed = text;
        }
        if let Some(said) = report.stumbled {
            eprintln!("error: the program stumbled over the last change: {said}");
            eprintln!("  = help: undo the change, and tell whoever looks after the program");
        }
        if !self.quiet {
            eprintln!("{}", line(report));
        }
    }
}

/// "content/about.md: 48 pages, 40 charts, 157 figures, 2 warnings in 0.02 s".
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
