//! The command line: console sessions in `tests/cmd`, and every command that the README names.

use std::process::Command;

use crate::support::repository;

#[test]
fn console_sessions() {
    trycmd::TestCases::new().case("tests/cmd/*.md");
}

#[test]
fn every_command_in_the_readme_is_real() {
    let readme = std::fs::read_to_string(repository().join("README.md")).expect("README.md");
    let known = ["build", "check", "serve", "freeze", "explain", "licences"];
    let mut seen = 0;
    for line in readme.lines() {
        let Some(rest) = line.trim().strip_prefix("swp-site ") else { continue };
        let command = rest.split_whitespace().next().unwrap_or("");
        assert!(known.contains(&command), "README names `swp-site {command}`");
        seen += 1;
        for flag in rest.split_whitespace().filter(|word| word.starts_with("--")) {
            let help = help_of(command);
            assert!(help.contains(flag), "`swp-site {command}` has no {flag}");
        }
    }
    assert!(seen >= 3, "the README shows how to use the program");
}

fn help_of(command: &str) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_swp-site")).args([command, "--help"]).output();
    String::from_utf8(output.expect("the program starts").stdout).expect("help in UTF-8")
}

#[test]
fn the_readmes_first_two_commands_are_there() {
    let readme = std::fs::read_to_string(repository().join("README.md")).expect("README.md");
    let commands: Vec<&str> = readme
        .split("```")
        .skip(1)
        .step_by(2)
        .flat_map(|fence| fence.lines().skip(1))
        .filter(|line| !line.trim().is_empty())
        .collect();
    assert_eq!(commands[0], "cargo run --release --locked -- build");
    assert_eq!(commands[1], "tests/run");
    assert!(repository().join("tests/run").exists());
}
