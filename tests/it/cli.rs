//! The command line: console sessions in `tests/cmd`.

#[test]
fn console_sessions() {
    trycmd::TestCases::new().case("tests/cmd/*.md");
}
