//! The command line: arguments → command → findings printed → exit code.

mod command;

use std::process::ExitCode;

use clap::Parser;
use command::{Arguments, Command, Ended};

/// Pages are made of many small texts on all cores: this allocator hands them out without a queue.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let ended = match &arguments.command {
        Command::Build(build) => command::build(&arguments.common, build),
        Command::Check(check) => command::check(&arguments.common, check),
        Command::Serve(serve) => command::serve(&arguments.common, serve),
        Command::Freeze(freeze) => command::freeze(&arguments.common, freeze),
        Command::Explain(explain) => command::explain(explain),
        Command::Licences => command::licences(),
    };
    ended
        .unwrap_or_else(|trouble| {
            eprintln!("error: {trouble}");
            Ended::Trouble
        })
        .into()
}
