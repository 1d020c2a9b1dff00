//! The commands of the program: what each is asked for, and what it does.

mod explain;
mod freeze;
mod memo;
mod progress;
mod run;
mod serve;

use std::fmt;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand, ValueEnum};

use swp_site::serve::editor::Editor;

pub use explain::{explain, licences};
pub use freeze::freeze;
pub use run::{build, check};
pub use serve::serve;
use swp_site::model::Period;

/// Publishes a public annual report as an accessible website.
#[derive(Parser)]
#[command(name = "swp-site", version, max_term_width = 100)]
pub struct Arguments {
    #[command(flatten)]
    pub common: Common,
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Subcommand)]
pub enum Command {
    /// Write the website
    Build(Build),
    /// Find every mistake without writing anything
    Check(Check),
    /// Show the website in a browser while you write, and follow every save
    Serve(Serve),
    /// Record what a published report says, so that no figure changes and no page vanishes unseen
    Freeze(Freeze),
    /// Say what a rule is about and how to mend what it finds
    Explain(Explain),
    /// Print the licences of what this program carries
    Licences,
}

/// What every command understands.
#[derive(Args)]
pub struct Common {
    /// The project's folder [default: the nearest one above that has a swp-site.yaml]
    #[arg(long, short = 'r', global = true, value_name = "FOLDER")]
    pub root: Option<PathBuf>,
    /// Say less: problems only
    #[arg(long, short = 'q', global = true)]
    pub quiet: bool,
    /// Say more: what notes settle, how hard the pages are to read, the heaviest pages
    #[arg(long, short = 'v', global = true, conflicts_with = "quiet")]
    pub verbose: bool,
    /// Colour the messages
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub color: When,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum When {
    /// On a terminal, unless NO_COLOR is set
    Auto,
    /// In a pipe too
    Always,
    /// Not at all
    Never,
}

#[derive(Args)]
pub struct Check {
    /// Take drafts in
    #[arg(long, short = 'D')]
    pub drafts: bool,
    /// One year's report alone, such as 2017-18
    #[arg(long, value_name = "YEAR", value_parser = edition)]
    pub year: Option<Period>,
    /// Treat warnings as errors
    #[arg(long)]
    pub strict: bool,
    /// The address of the published site, instead of the one in swp-site.yaml
    #[arg(long, short = 'u', value_name = "ADDRESS", value_parser = web_address)]
    pub base_url: Option<String>,
    /// The day to build for, such as 2018-06-12 [default: this machine's date]
    #[arg(long, value_name = "DAY", value_parser = day)]
    pub today: Option<Period>,
    /// How problems are printed
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub format: Format,
    /// Say how long each step took
    #[arg(long)]
    pub timings: bool,
}

fn edition(text: &str) -> Result<Period, String> {
    Period::parse(text).map_err(|_| "name the report by its folder: 2017-18".to_owned())
}

fn day(text: &str) -> Result<Period, String> {
    match Period::parse(text) {
        Ok(day @ Period::Day(..)) => Ok(day),
        _ => Err("write a day as year, month and day: 2018-06-12".to_owned()),
    }
}

#[derive(Args)]
pub struct Build {
    /// Where the website goes
    #[arg(long, short = 'o', value_name = "FOLDER", default_value = "public")]
    pub output_dir: PathBuf,
    /// Write each text again, packed with gzip and brotli, for hosts that send such copies
    #[arg(long)]
    pub compress: bool,
    /// Write manifest.sha256, a list of all files that `sha256sum --check` understands
    #[arg(long)]
    pub manifest: bool,
    #[command(flatten)]
    pub check: Check,
}

#[derive(Args)]
pub struct Serve {
    /// The port [default: 4000, or the next that is free]
    #[arg(long, short = 'p', value_name = "PORT")]
    pub port: Option<u16>,
    /// Whom the preview is for: 127.0.0.1 is this machine alone, 0.0.0.0 all in your network
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1")]
    pub host: String,
    /// Open it in your browser
    #[arg(long)]
    pub open: bool,
    /// Take drafts in
    #[arg(long, short = 'D')]
    pub drafts: bool,
    /// The day to build for, such as 2018-06-12 [default: this machine's date]
    #[arg(long, value_name = "DAY", value_parser = day)]
    pub today: Option<Period>,
    /// Leave pages as they are until you load them again
    #[arg(long)]
    pub no_reload: bool,
    /// Look at the files again and again: for a network drive or a shared folder
    #[arg(long)]
    pub poll: bool,
    /// What opens a file: vscode, vscodium, cursor, zed, idea, sublime, textmate, none, or an
    /// address with {path}, {line} and {column}
    #[arg(long, value_name = "EDITOR", env = "SWP_SITE_EDITOR", default_value = "vscode",
          value_parser = serve::editor)]
    pub editor: Editor,
}

#[derive(Args)]
pub struct Freeze {
    /// The year of the report, as its folder is called: 2017-18
    #[arg(value_parser = edition)]
    pub year: Period,
    /// The day to work for, such as 2018-06-12 [default: this machine's date]
    #[arg(long, value_name = "DAY", value_parser = day)]
    pub today: Option<Period>,
}

#[derive(Args)]
pub struct Explain {
    /// The rule's name, as it stands in square brackets in a message; without one, all are listed
    pub rule: Option<String>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// With the line, the place and what to type
    Human,
    /// As JSON
    Json,
    /// As annotations that GitHub shows beside the line
    Github,
}

fn web_address(text: &str) -> Result<String, String> {
    match swp_site::model::web_address_problem(text) {
        None => Ok(text.to_owned()),
        Some(_) => Err("write it as `https://www.example.org/reports`".to_owned()),
    }
}

/// How a command ended.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// Well: 0.
    Fine,
    /// With problems that the authors can mend: 1.
    Problems,
    /// With trouble of the program or the machine: 2, as for a command that cannot be understood.
    Trouble,
}

impl From<Ended> for ExitCode {
    fn from(ended: Ended) -> Self {
        match ended {
            Ended::Fine => ExitCode::SUCCESS,
            Ended::Problems => ExitCode::from(1),
            Ended::Trouble => ExitCode::from(2),
        }
    }
}

/// Why a command could not go on: words, and what to do.
pub struct Trouble {
    message: String,
    help: String,
}

impl Trouble {
    /// What is wrong, and what to do about it.
    pub fn new(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { message: message.into(), help: help.into() }
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)?;
        match self.help.as_str() {
            "" => Ok(()),
            help => write!(f, "\n  = help: {help}"),
        }
    }
}
