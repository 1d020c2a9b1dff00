//! Words of direction: what each says of a number, and how near it must stand to say it.

use crate::check::english::{Words, one_of};
use crate::model::kpi::Trend;

/// What a word says of the number that it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sense {
    /// It went this way.
    Way(Trend),
    /// It went the wanted way, or the other.
    Wanted(bool),
    /// It became so many hundredths of what it was: 200 for "doubled".
    Hundredths(i128),
    /// It changed by so many hundredths: 33 for "by a third".
    Part(i128),
    /// It is at its highest or lowest in time.
    Peak(Trend),
}

/// How a word finds its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// The nearest number of its clause, or of one that goes on with it.
    Clause,
    /// A number after "by": "work to cut theft by 10".
    By,
    /// The number beside it: "10 more".
    Beside,
}

static ROSE: Words = Words::of(
    "rose risen increased grew grown climbed jumped soared surged rocketed mounted swelled \
     went-up gone-up goes-up",
);
static FELL: Words = Words::of(
    "fell fallen decreased dropped declined shrank shrunk sank sunk dipped plunged plummeted \
     tumbled went-down gone-down goes-down come-down came-down",
);
static A_RISE: Words =
    Words::of("rise rises increase increases growth climb jump surge upturn upsurge");
static A_FALL: Words = Words::of(
    "fall falls decrease decreases drop drops decline declines reduction reductions \
     dip downturn plunge slump",
);
static RISING: Words = Words::of("rising increasing growing climbing soaring mounting surging");
static FALLING: Words =
    Words::of("falling decreasing dropping declining shrinking sinking dipping plunging");
static TO_RAISE: Words = Words::of("raise raises raised raising boost boosts boosted");
static TO_CUT: Words = Words::of(
    "reduce reduces reduced reducing cut cuts cutting lower lowers lowered lowering curb curbed",
);
static MORE: Words = Words::of("more extra additional up higher above");
static FEWER: Words = Words::of("fewer less down lower below");
static BETTER: Words = Words::of("better improved improves improving improvement");
static WORSE: Words = Words::of("worse worsened worsens worsening deteriorated");

/// Forms of "be" before a word that ends in -ing.
pub const BEING: &str = "is are was were be been being kept keeps still";

/// What a word says by itself, and how far it reaches. `before` is the word before it.
pub fn sense(word: &str, before: &str) -> Option<(Sense, Reach)> {
    let (way, reach) = if ROSE.has(word) {
        (Sense::Way(Trend::Rose), Reach::Clause)
    } else if FELL.has(word) {
        (Sense::Way(Trend::Fell), Reach::Clause)
    } else if A_RISE.has(word) {
        (Sense::Way(Trend::Rose), noun_or_verb(before))
    } else if A_FALL.has(word) {
        (Sense::Way(Trend::Fell), noun_or_verb(before))
    } else if RISING.has(word) {
        (Sense::Way(Trend::Rose), in_progress(before))
    } else if FALLING.has(word) {
        (Sense::Way(Trend::Fell), in_progress(before))
    } else if TO_RAISE.has(word) {
        (Sense::Way(Trend::Rose), Reach::By)
    } else if TO_CUT.has(word) {
        (Sense::Way(Trend::Fell), Reach::By)
    } else if BETTER.has(word) {
        (Sense::Wanted(true), Reach::By)
    } else if WORSE.has(word) {
        (Sense::Wanted(false), Reach::By)
    } else {
        return times(word).map(|hundredths| (Sense::Hundredths(hundredths), Reach::Clause));
    };
    Some((way, reach))
}

/// "to fall" names an aim, unless a size follows: "to fall by 10".
fn noun_or_verb(before: &str) -> Reach {
    if one_of(before, "to will would could should may might can must") {
        Reach::By
    } else {
        Reach::Clause
    }
}

/// "theft is falling" tells what happens, "falling prices" and "for falling" do not.
fn in_progress(before: &str) -> Reach {
    if one_of(before, BEING) { Reach::Clause } else { Reach::By }
}

fn times(word: &str) -> Option<i128> {
    Some(match word {
        "doubled" | "doubling" => 200,
        "trebled" | "tripled" | "trebling" | "tripling" => 300,
        "quadrupled" => 400,
        "halved" | "halving" => 50,
        _ => return None,
    })
}

/// What a word says of the number beside it.
pub fn beside(word: &str) -> Option<Trend> {
    if MORE.has(word) {
        Some(Trend::Rose)
    } else if FEWER.has(word) {
        Some(Trend::Fell)
    } else {
        None
    }
}

/// "half", "third" after "by a".
pub fn part(word: &str) -> Option<i128> {
    Some(match word {
        "half" => 50,
        "third" => 33,
        "quarter" => 25,
        "fifth" => 20,
        "tenth" => 10,
        _ => return None,
    })
}

/// Words of a clause that speaks of what was hoped for, not of what happened.
pub static HOPES: Words = Words::of(
    "want wants wanted aim aims aimed target targets hope hopes hoped expect expects expected \
     should would could must if plan plans planned intend intends goal goals forecast predicted \
     wish instead rather compared unlike need needs needed",
);

/// Words of another time than the number's.
pub static OTHER_TIMES: Words = Words::of(
    "previous previously earlier ago formerly once before january february march april may june july \
     august september october november december",
);

/// Words between a cause and its effect: a word before them is about the cause.
pub static CAUSES: Words = Words::of(
    "led leads leading caused causes brought brings meant means follows followed helped helps \
     contributed contributes despite due result resulted reflects explains",
);

/// Words that deny what follows.
pub const DENIALS: &str = "not no never without neither nor hardly cannot";
