//! A chart alone: the engine's start, and drawings on an engine that is warm.

use divan::{Bencher, black_box};
use swp_site::kept::Kept;
use swp_site::model::Decimal;
use swp_site::render::chart::{
    Category, Chart, ChartKind, Over, Point, Series, Size, Unit, draw, sparkline,
};

/// A sparkline on a thread of its own, because each thread keeps its engine: what it takes longer
/// than `sparkline_warm` is the engine's start.
#[divan::bench(sample_count = 20, sample_size = 1)]
fn engine_start_and_sparkline() {
    std::thread::spawn(|| draw_sparkline(&eight_quarters())).join().expect("a drawing");
}

#[divan::bench(sample_count = 50, sample_size = 1)]
fn sparkline_warm(bencher: Bencher<'_, '_>) {
    let points = eight_quarters();
    draw_sparkline(&points);
    bencher.bench_local(|| draw_sparkline(black_box(&points)));
}

#[divan::bench(args = [Size::Wide, Size::Narrow], sample_count = 50, sample_size = 1)]
fn grouped_bars_warm(bencher: Bencher<'_, '_>, size: Size) {
    let chart = quarters();
    let draw = || draw(black_box(&chart), size, &Kept::default()).expect("a drawing");
    draw();
    bencher.bench_local(draw);
}

fn draw_sparkline(points: &[Point]) -> String {
    sparkline(points, &Kept::default()).expect("a drawing")
}

fn eight_quarters() -> Vec<Point> {
    [YEAR_BEFORE, YEAR].concat().into_iter().map(point).collect()
}

const YEAR_BEFORE: [i128; 4] = [92, 106, 97, 79];
const YEAR: [i128; 4] = [118, 104, 78, 85];

fn point(value: i128) -> Point {
    Point::Value(Decimal::whole(value))
}

/// The quarters of two years, as most KPIs have them.
fn quarters() -> Chart {
    let across = (1..=4).map(|quarter| Category {
        full: format!("Quarter {quarter}"),
        short: format!("Q{quarter}"),
    });
    let series =
        [("2016 to 2017", YEAR_BEFORE), ("2017 to 2018", YEAR)].map(|(name, values)| Series {
            total: Some(Decimal::whole(values.iter().sum())),
            ..Series::of(name, values.map(point).to_vec())
        });
    Chart {
        id: "figure-1".to_owned(),
        number: 1,
        table: 1,
        level: 2,
        kind: ChartKind::GroupedBars,
        subject: "Hate crime".to_owned(),
        measure: "number of hate crimes recorded".to_owned(),
        place: "Exampleton".to_owned(),
        period: "April 2016 to March 2018".to_owned(),
        unit: Unit::Count { one: "crime".to_owned(), many: "crimes".to_owned() },
        over: Over::Quarter,
        across: across.collect(),
        series: series.to_vec(),
        line: None,
        headline: None,
        summary: None,
        source: "Annual report".to_owned(),
        aims: Vec::new(),
        placed_by_us: false,
        remarks: Vec::new(),
        downloads: Vec::new(),
        beside: None,
        for_paper: false,
    }
}
