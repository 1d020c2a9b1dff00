//! Each stage alone, with what it needs made before the clock starts; and all rules together.

use divan::{Bencher, black_box};
use swp_site::diagnostic::Diagnostics;
use swp_site::kept::Kept;
use swp_site::model::Choices;
use swp_site::publish::{Extras, Finished, Wanted};
use swp_site::{audit, check, load, model, publish};

use super::made::{Stages, Which, rendered};

#[divan::bench(args = Which::BOTH, sample_count = 20, sample_size = 1)]
fn load_alone(bencher: Bencher<'_, '_>, which: Which) {
    let Stages { files, .. } = which.stages();
    bencher.bench_local(|| load::load(black_box(files), &Kept::default()));
}

#[divan::bench(args = Which::BOTH, sample_count = 20, sample_size = 1)]
fn model_alone(bencher: Bencher<'_, '_>, which: Which) {
    let Stages { files, .. } = which.stages();
    bencher
        .with_inputs(|| load::load(files, &Kept::default()))
        .bench_local_values(|(raw, mut out)| model::model(raw, &Choices::default(), &mut out));
}

/// With every chart out of the memo: [`super::charts`] measures those.
#[divan::bench(args = Which::BOTH, sample_count = 20, sample_size = 1)]
fn render_alone(bencher: Bencher<'_, '_>, which: Which) {
    let Stages { files, kept, site, .. } = which.stages();
    bencher.bench_local(|| rendered(black_box(site), files, kept));
}

#[divan::bench(args = Which::BOTH, sample_count = 20, sample_size = 1)]
fn publish_alone(bencher: Bencher<'_, '_>, which: Which) {
    publish_of(bencher, which, Wanted::All);
}

/// What the search costs: its index is all that a preview makes when it is asked for.
#[divan::bench(args = Which::BOTH, sample_count = 20, sample_size = 1)]
fn search_alone(bencher: Bencher<'_, '_>, which: Which) {
    publish_of(bencher, which, Wanted::Waiting);
}

fn publish_of(bencher: Bencher<'_, '_>, which: Which, wanted: Wanted) {
    let Stages { files: project, site, rendered, .. } = which.stages();
    let extras = Extras::default();
    bencher.with_inputs(Kept::default).bench_local_refs(|kept| {
        publish::publish(&Finished { site, rendered, project, kept, extras }, wanted)
    });
}

/// At most 30 ms on the real site and 150 ms on 1,000 pages.
#[divan::bench(args = Which::BOTH, sample_count = 20, sample_size = 1)]
fn all_rules(bencher: Bencher<'_, '_>, which: Which) {
    let Stages { site, rendered, .. } = which.stages();
    bencher.bench_local(|| {
        (
            check::check(black_box(site)),
            audit::audit(rendered, &Kept::default(), &Diagnostics::new()),
        )
    });
}
