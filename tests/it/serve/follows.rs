//! Saves: whatever an editor, a person or a program does in the folder, the pages follow.

use std::fs;
use std::time::{Duration, Instant};

use super::harness::{Shop, panel, version};
use crate::support::{build, small_project};

const HOME: &str = "content/index.md";
const FIRST: &str = "---\ntitle: Example reports\n---\nWelcome.\n";
const SECOND: &str = "---\ntitle: Example reports\n---\nGood morning.\n";

fn home(words: &str) -> String {
    format!("---\ntitle: Example reports\n---\n{words}\n")
}

fn says(shop: &Shop, page: &str, words: &str) {
    shop.until(page, |reply| reply.status == 200 && reply.text().contains(words));
}

fn at(shop: &Shop, path: &str) -> std::path::PathBuf {
    shop.folder.path().join(path)
}

#[test]
fn a_saved_text_is_served_and_the_signal_sent() {
    let shop = Shop::of(&small_project());
    let (ear, other) = (shop.listen("/"), shop.listen("/2017-18/"));
    let (before, elsewhere) = (version(&ear.next()), version(&other.next()));
    shop.put(HOME, SECOND);
    let after = ear.until(|state| version(state) != before);
    let page = shop.get("/").text();
    assert!(page.contains("Good morning."), "{page}");
    assert!(page.contains(&format!("data-version=\"{}\"", version(&after))), "{page}");
    assert_eq!(version(&other.next()), elsewhere, "that page shows nothing of it");
}

#[test]
fn a_measure_changes_its_page_its_tables_and_its_download() {
    let mut files = small_project();
    let table = "---\ntitle: How we did\n---\n\n{{ kpi-table(theme=crime) }}\n";
    files.insert("content/2017-18/01-performance.md", table.as_bytes());
    let shop = Shop::of(&files);
    says(&shop, "/2017-18/measures/burglary/", "24");
    let readings = fs::read_to_string(at(&shop, "data/2017-18/kpis.yaml")).expect("the readings");
    shop.put("data/2017-18/kpis.yaml", &readings.replace("Q4: 24", "Q4: 977"));
    says(&shop, "/2017-18/measures/burglary/", "977");
    says(&shop, "/2017-18/performance/", "1,043");
    says(&shop, "/2017-18/data/burglary.csv", "977");
}

#[test]
fn editors_that_put_a_new_file_in_the_place_of_the_old_are_followed() {
    let shop = Shop::of(&small_project());
    says(&shop, "/", "Welcome.");
    for number in 0..3 {
        let (new, old) = (at(&shop, "content/.index.md.swp"), at(&shop, HOME));
        fs::write(&new, home(&format!("Save number {number}."))).expect("a new file");
        fs::rename(&new, &old).expect("the old one is replaced");
        says(&shop, "/", &format!("Save number {number}."));
    }
    // Others keep the old one under a second name, and write a new one.
    fs::rename(at(&shop, HOME), at(&shop, "content/index.md~")).expect("a copy is kept");
    shop.put(HOME, &home("After the copy."));
    says(&shop, "/", "After the copy.");
}

#[test]
fn the_same_size_at_the_same_time_is_a_change_all_the_same() {
    let shop = Shop::of(&small_project());
    says(&shop, "/", "Welcome.");
    let file = at(&shop, HOME);
    let time = fs::metadata(&file).expect("the file").modified().expect("its time");
    shop.put(HOME, &FIRST.replace("Welcome", "Goodbye"));
    fs::File::options().write(true).open(&file).expect("it").set_modified(time).expect("its time");
    says(&shop, "/", "Goodbye.");
}

#[test]
fn files_and_folders_come_go_and_are_renamed() {
    let shop = Shop::of(&small_project());
    shop.put("content/about.md", "---\ntitle: About us\n---\nWe are few.\n");
    says(&shop, "/about/", "We are few.");
    fs::rename(at(&shop, "content/about.md"), at(&shop, "content/people.md")).expect("a new name");
    says(&shop, "/people/", "We are few.");
    shop.until("/about/", |reply| reply.status == 404);
    shop.put("content/2017-18/01-new/../01-plan.md", "---\ntitle: Our plan\n---\nFirst.\n");
    says(&shop, "/2017-18/plan/", "First.");
    fs::rename(at(&shop, "content/2017-18"), at(&shop, "kept elsewhere")).expect("it moves out");
    shop.until("/2017-18/plan/", |reply| reply.status == 404);
    fs::rename(at(&shop, "kept elsewhere"), at(&shop, "content/2017-18")).expect("and back");
    says(&shop, "/2017-18/plan/", "First.");
    shop.put("content/2017-18/01-plan.md", "---\ntitle: Our plan\n---\nSecond.\n");
    says(&shop, "/2017-18/plan/", "Second.");
}

#[test]
fn the_folder_of_all_content_may_be_deleted_and_made_again() {
    let shop = Shop::of(&small_project());
    says(&shop, "/", "Welcome.");
    for round in 0..2 {
        fs::remove_dir_all(at(&shop, "content")).expect("it goes");
        shop.until("/", |reply| !reply.text().contains("Welcome."));
        shop.put(HOME, FIRST);
        says(&shop, "/", "Welcome.");
        // The new folder is listened at like the old one.
        shop.put(HOME, &home(&format!("Round {round}.")));
        says(&shop, "/", &format!("Round {round}."));
        shop.put(HOME, FIRST);
        says(&shop, "/", "Welcome.");
    }
}

#[test]
fn a_checkout_of_many_files_ends_with_all_of_them() {
    let shop = Shop::of(&small_project());
    says(&shop, "/", "Welcome.");
    let page = |number: usize, branch: &str| {
        format!("---\ntitle: Page {number}\n---\nThis is branch {branch}.\n")
    };
    for branch in ["one", "two"] {
        for number in 0..60 {
            shop.put(&format!("content/page-{number}.md"), &page(number, branch));
        }
        for number in [0, 30, 59] {
            says(&shop, &format!("/page-{number}/"), &format!("This is branch {branch}."));
        }
    }
    for number in 0..60 {
        fs::remove_file(at(&shop, &format!("content/page-{number}.md"))).expect("it goes");
    }
    shop.until("/page-59/", |reply| reply.status == 404);
    shop.until("/page-0/", |reply| reply.status == 404);
}

#[test]
fn a_file_that_is_half_written_shows_no_mistake() {
    let shop = Shop::of(&small_project());
    let ear = shop.listen("/");
    let before = version(&ear.next());
    // Without its end, the front matter cannot be read.
    shop.put(HOME, &SECOND[..20]);
    std::thread::sleep(std::time::Duration::from_millis(30));
    shop.put(HOME, SECOND);
    let after = ear.until(|state| version(state) != before);
    assert_eq!(after["said"], "", "{}", panel(&after));
    assert!(shop.get("/").text().contains("Good morning."));
}

#[test]
fn many_saves_at_once_are_a_handful_of_builds() {
    let shop = Shop::of(&small_project());
    says(&shop, "/", "Welcome.");
    let built = || shop.told.lock().expect("nobody panics").len();
    let (before, started) = (built(), Instant::now());
    for number in 0..200 {
        shop.put(&format!("content/page-{number}.md"), &home(&format!("Page {number}.")));
    }
    // They take 100 ms at most, unless the machine does ten other things.
    let took = usize::try_from(started.elapsed().as_millis()).expect("a short time");
    says(&shop, "/page-199/", "Page 199.");
    let (builds, most) = (built() - before, 4 + took / 100);
    assert!(builds <= most, "{builds} builds for 200 saves in {took} ms");
}

#[test]
fn a_stream_of_saves_is_built_now_and_then() {
    let shop = Shop::of(&small_project());
    says(&shop, "/", "Welcome.");
    let built = || shop.told.lock().expect("nobody panics").len();
    let (before, started) = (built(), Instant::now());
    for number in 0..150 {
        shop.put(HOME, &home(&format!("Save number {number}.")));
        std::thread::sleep(Duration::from_millis(10));
    }
    let took = usize::try_from(started.elapsed().as_millis()).expect("a short time");
    says(&shop, "/", "Save number 149.");
    // The first ones at once, then two in a second, and whatever a stall of the machine lets in.
    let (builds, most) = (built() - before, 8 + took / 250);
    assert!(builds <= most, "{builds} builds for 150 saves in {took} ms");
}

#[test]
fn a_folder_that_tells_nothing_is_looked_at() {
    let shop = Shop::with(&small_project(), |preview| preview.poll = true);
    says(&shop, "/", "Welcome.");
    shop.put(HOME, SECOND);
    says(&shop, "/", "Good morning.");
    fs::remove_dir_all(at(&shop, "content")).expect("it goes");
    shop.until("/", |reply| !reply.text().contains("Good morning."));
    shop.put(HOME, FIRST);
    says(&shop, "/", "Welcome.");
}

#[test]
#[cfg(unix)]
fn a_file_behind_a_link_is_followed() {
    let shop = Shop::of(&small_project());
    shop.put("shared/words.md", FIRST);
    fs::remove_file(at(&shop, HOME)).expect("it goes");
    std::os::unix::fs::symlink("../shared/words.md", at(&shop, HOME)).expect("a link");
    says(&shop, "/", "Welcome.");
    shop.put("shared/words.md", SECOND);
    says(&shop, "/", "Good morning.");
}

#[test]
fn the_whole_project_may_vanish_and_come_back() {
    let shop = Shop::of(&small_project());
    says(&shop, "/", "Welcome.");
    for part in ["content", "data"] {
        fs::remove_dir_all(at(&shop, part)).expect("it goes");
    }
    fs::remove_file(at(&shop, "swp-site.yaml")).expect("it goes");
    shop.until("/", |reply| reply.text().contains("There is no <code>swp-site.yaml</code> here"));
    super::harness::write_all(shop.folder.path(), &small_project());
    shop.until("/", |reply| !reply.text().contains("class=\"mistakes\""));
    says(&shop, "/", "Welcome.");
}

#[test]
fn whatever_is_thrown_at_it_the_page_at_rest_is_the_one_of_a_fresh_build() {
    let files = small_project();
    let shop = Shop::of(&files);
    let broken = [
        "",
        "---",
        "\u{0}",
        "---\ntitle: [\n---\n",
        "---\ntitle: A\n---\n{{ kpi(",
        "no front matter",
    ];
    for number in 0..40 {
        match number % 4 {
            0 => shop.put(HOME, broken[number / 4 % broken.len()]),
            1 => shop.put("data/kpis.yaml", &"- [".repeat(number)),
            2 => shop.put("content/\u{e9}t\u{e9}.md", &home("Summer.")),
            _ => {
                let _ = fs::remove_dir_all(shop.folder.path().join("data/2017-18"));
            }
        }
        assert!(shop.get("/").status >= 200);
    }
    fs::remove_file(at(&shop, "content/\u{e9}t\u{e9}.md")).expect("it was written");
    super::harness::write_all(shop.folder.path(), &files);
    let fresh = crate::support::page(&build(&files), "2017-18/data/burglary.csv");
    shop.until("/2017-18/data/burglary.csv", |reply| reply.text() == fresh);
    shop.until("/", |reply| {
        reply.text().contains("Welcome.") && !reply.text().contains("class=\"mistakes\"")
    });
}
