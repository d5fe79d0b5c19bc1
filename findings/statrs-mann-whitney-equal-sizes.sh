#!/usr/bin/env bash
# statrs 0.19.1 (Rust): mannwhitneyu is blind to a change unless its first sample is the larger one. Of five runs that scored 71 to 75 and
# five that scored 81 to 85 the exact p-value is 2 of 252, 0.0079, counted here; it says 1, whichever is first. Five against six, 81 to 86,
# are 1 as well, and 0.0043 the other way round, which is right. One-sided, for "less", it says 0.9960 where 1 of 252 is right, and for
# "greater" 0 where it is 1: it counts from the wrong end, unless the second sample is the smaller one, as in its tests. Of all 252 ways to
# deal ten scores to two runs of five none is below 0.05; of the 462 to deal eleven none with the five first, and 14 with the six, all 462
# of them right. It goes exactly, as documented, where a sample is small and no two scores are equal; a score that occurs twice makes it
# approximate, and the p-value 0.0119. Its documents name scipy, which says 0.0079, as the model. A gate on the p-value of equally many
# runs is green for good. Exits with 1 when this has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
mkdir src
cat > Cargo.toml <<'TOML'
[package]
name = "compare"
version = "0.1.0"
edition = "2021"
[dependencies]
statrs = { version = "=0.19.1", default-features = false, features = ["std"] }
TOML
cat > src/main.rs <<'SCRIPT'
use statrs::stats_tests::mannwhitneyu::{mannwhitneyu, MannWhitneyUMethod};
use statrs::stats_tests::Alternative::{self, Greater, Less, TwoSided};

fn told(first: &[u32], second: &[u32], alternative: Alternative) -> f64 {
    mannwhitneyu(first, second, MannWhitneyUMethod::Automatic, alternative).unwrap().1
}

/// How many pairs the first sample wins.
fn wins(first: &[u32], second: &[u32]) -> usize {
    first.iter().map(|score| second.iter().filter(|other| score > other).count()).sum()
}

/// The scores of both, dealt to the two sides in every way.
fn deals(all: &[u32], size: u32) -> Vec<(Vec<u32>, Vec<u32>)> {
    let masks = (0u32..1 << all.len()).filter(|mask| mask.count_ones() == size);
    let side = |mask: u32, of: u32| all.iter().enumerate().filter(|(at, _)| mask >> at & 1 == of).map(|(_, score)| *score).collect();
    masks.map(|mask| (side(mask, 1), side(mask, 0))).collect()
}

/// Counts the deals that are as extreme: p for "less", for "greater", and twice the smaller one, at most 1.
fn counted(first: &[u32], second: &[u32]) -> (f64, f64, f64) {
    let all = deals(&[first, second].concat(), first.len() as u32);
    let won = wins(first, second);
    let share = |is: &dyn Fn(usize) -> bool| all.iter().filter(|(one, other)| is(wins(one, other))).count() as f64 / all.len() as f64;
    let (less, greater) = (share(&|other| other <= won), share(&|other| other >= won));
    (less, greater, (2.0 * less.min(greater)).min(1.0))
}

fn main() {
    let (base, change, longer) = ([71, 72, 73, 74, 75], [81, 82, 83, 84, 85], [81, 82, 83, 84, 85, 86]);
    for (first, second) in [(&base[..], &change[..]), (&change[..], &base[..]), (&base[..], &longer[..]), (&longer[..], &base[..])] {
        println!("{first:?} and {second:?}: {:.4}, counted {:.4}", told(first, second, TwoSided), counted(first, second).2);
    }
    let (less, greater, _) = counted(&base, &change);
    println!("less {:.4}, counted {less:.4}", told(&base, &change, Less));
    println!("greater {:.4}, counted {greater:.4}", told(&base, &change, Greater));
    println!("a score twice: {:.4}", told(&base, &[81, 82, 83, 84, 84], TwoSided));
    for (first, second) in [(5, 5), (5, 6), (6, 5)] {
        let all = deals(&(71..71 + first + second).collect::<Vec<u32>>(), first);
        let is_right = |(one, other): &&(Vec<u32>, Vec<u32>)| (told(one, other, TwoSided) - counted(one, other).2).abs() < 1e-9;
        let right = all.iter().filter(is_right).count();
        let found = all.iter().filter(|(one, other)| told(one, other, TwoSided) < 0.05).count();
        println!("{first} and {second}: {} deals, {right} right, {found} below 0.05", all.len());
    }
}
SCRIPT
cargo run --quiet | tee said
cat > found <<'FOUND'
[71, 72, 73, 74, 75] and [81, 82, 83, 84, 85]: 1.0000, counted 0.0079
[81, 82, 83, 84, 85] and [71, 72, 73, 74, 75]: 1.0000, counted 0.0079
[71, 72, 73, 74, 75] and [81, 82, 83, 84, 85, 86]: 1.0000, counted 0.0043
[81, 82, 83, 84, 85, 86] and [71, 72, 73, 74, 75]: 0.0043, counted 0.0043
less 0.9960, counted 0.0040
greater 0.0000, counted 1.0000
a score twice: 0.0119
5 and 5: 252 deals, 40 right, 0 below 0.05
5 and 6: 462 deals, 0 right, 0 below 0.05
6 and 5: 462 deals, 462 right, 14 below 0.05
FOUND
if cmp -s said found; then
  echo 'As found.'
else
  echo 'This has changed.'
  exit 1
fi
