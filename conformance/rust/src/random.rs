//! Random values that are a function of a seed and an index, so that another request can draw them
//! again.
//!
//! Vectors are drawn tier by tier, because uniform integers are nearly all of the widest tier: each
//! vector has a width in whole bytes that most of its elements fit, one in four elements lies at
//! the edge of a storage width or of a wire form, and one vector in four holds a single element of
//! any width, so that it widens late.

use fastrand::Rng;

/// Lengths at which containers spill or grow and at which wire headers change.
const EDGE_LENGTHS: [usize; 13] = [0, 1, 2, 4, 5, 14, 15, 16, 17, 31, 32, 255, 256];

/// Lengths on both sides of the widest header; rare, for they are most of the bytes.
const HUGE_LENGTHS: [usize; 2] = [65_535, 65_536];

/// The characters of names: escapes, and one to three bytes of UTF-8. None of them is a control
/// character other than those with a short escape, or outside the basic plane: JSON writers may
/// spell those in several ways.
const NAME_CHARACTERS: [char; 16] = [
    'a', 'b', 'c', 'x', 'y', 'z', 'A', 'Z', '0', '_', ' ', '"', '\\', '\n', 'é', '漢',
];

/// The range of elements and lengths that values are drawn from.
#[derive(Debug)]
pub(crate) struct Profile {
    min: i128,
    max: i128,
    /// The elements next to which a width changes, ascending.
    edges: Vec<i128>,
    max_length: usize,
}

impl Profile {
    /// Elements `min..=max`, which must span less than 2⁶⁴, and vectors of at most `max_length`.
    pub(crate) fn new(min: i128, max: i128, max_length: usize) -> Option<Profile> {
        if min > max {
            return None;
        }
        let powers = [
            5, 7, 8, 15, 16, 23, 24, 31, 32, 39, 40, 47, 48, 55, 56, 63, 64,
        ];
        let mut edges: Vec<i128> = (powers.iter())
            .flat_map(|&power| [1i128 << power, -1 << power])
            .chain([0, min, max])
            .flat_map(|edge| [edge - 1, edge, edge + 1])
            .filter(|edge| (min..=max).contains(edge))
            .collect();
        edges.sort_unstable();
        edges.dedup();
        Some(Profile {
            min,
            max,
            edges,
            max_length,
        })
    }

    /// The elements of the profile within `min..=max`, or all of that range if there are none.
    fn within(&self, min: i128, max: i128) -> (i128, i128) {
        let (low, high) = (min.max(self.min), max.min(self.max));
        if low <= high { (low, high) } else { (min, max) }
    }

    /// The source of the values at `index`.
    pub(crate) fn source(&self, seed: u64, index: u32) -> Source<'_> {
        // Without the first step, neighbouring seeds would share most of their values.
        let start = Rng::with_seed(seed).u64(..);
        Source {
            profile: self,
            rng: Rng::with_seed(start.wrapping_add(u64::from(index))),
        }
    }
}

fn signed_min(width: u32) -> i128 {
    -1 << (8 * width - 1)
}

fn signed_max(width: u32) -> i128 {
    (1 << (8 * width - 1)) - 1
}

fn unsigned_max(width: u32) -> i128 {
    (1 << (8 * width)) - 1
}

/// A stream of random values.
pub(crate) struct Source<'a> {
    profile: &'a Profile,
    rng: Rng,
}

impl Source<'_> {
    /// One integer of a type that has `min..=max`.
    pub(crate) fn integer(&mut self, min: i128, max: i128) -> i128 {
        let (min, max) = self.profile.within(min, max);
        let (low, high) = self.tier(min, max);
        self.element(low, high)
    }

    /// The elements of a vector of integers of a type that has `min..=max`.
    pub(crate) fn integers(&mut self, min: i128, max: i128) -> Vec<i128> {
        let (min, max) = self.profile.within(min, max);
        let length = self.length();
        let (low, high) = self.tier(min, max);
        let mut elements: Vec<i128> = (0..length).map(|_| self.element(low, high)).collect();
        if length > 0 && self.one_in(4) {
            let index = self.rng.usize(..length);
            elements[index] = self.edge(min, max);
        }
        elements
    }

    fn length(&mut self) -> usize {
        let length = match self.rng.u32(..2000) {
            0 => self.choice(&HUGE_LENGTHS),
            1..400 => self.choice(&EDGE_LENGTHS),
            400..1600 => self.rng.usize(..=20),
            1600..1900 => self.rng.usize(..=300),
            _ => self.rng.usize(..=3000),
        };
        length.min(self.profile.max_length)
    }

    /// The least and the greatest element of some width, signed or not, within `min..=max`.
    fn tier(&mut self, min: i128, max: i128) -> (i128, i128) {
        let widest = (1..=8)
            .find(|&width| min >= signed_min(width) && max <= unsigned_max(width))
            .unwrap_or(8);
        let width = self.rng.u32(1..=widest);
        let (low, high) = if min < 0 && self.flag() {
            (signed_min(width), signed_max(width))
        } else {
            (0, unsigned_max(width))
        };
        if low > max || high < min {
            (min, max)
        } else {
            (low.max(min), high.min(max))
        }
    }

    fn element(&mut self, low: i128, high: i128) -> i128 {
        if self.one_in(4) {
            return self.edge(low, high);
        }
        let span = u64::try_from(high - low).expect("a span below 2^64");
        low + i128::from(self.rng.u64(..=span))
    }

    /// An edge within `low..=high`, or `low` if there is none.
    fn edge(&mut self, low: i128, high: i128) -> i128 {
        let edges = &self.profile.edges;
        let start = edges.partition_point(|&edge| edge < low);
        let end = edges.partition_point(|&edge| edge <= high);
        if start == end {
            low
        } else {
            edges[self.rng.usize(start..end)]
        }
    }

    /// No to five values.
    pub(crate) fn several<V, C: FromIterator<V>>(
        &mut self,
        mut value: impl FnMut(&mut Self) -> V,
    ) -> C {
        let count = self.rng.usize(..=5);
        (0..count).map(|_| value(self)).collect()
    }

    /// No to twenty values.
    pub(crate) fn many<V>(&mut self, mut value: impl FnMut(&mut Self) -> V) -> Vec<V> {
        let count = self.rng.usize(..=20);
        (0..count).map(|_| value(self)).collect()
    }

    /// Any number, small ones as likely as large ones.
    pub(crate) fn id(&mut self) -> u32 {
        self.rng.u32(..) >> self.rng.u32(..32)
    }

    /// A text of at most 40 characters.
    pub(crate) fn name(&mut self) -> String {
        let length = self.rng.usize(..=40);
        (0..length).map(|_| self.choice(&NAME_CHARACTERS)).collect()
    }

    pub(crate) fn flag(&mut self) -> bool {
        self.rng.bool()
    }

    fn one_in(&mut self, count: u32) -> bool {
        self.rng.u32(..count) == 0
    }

    fn choice<T: Copy>(&mut self, choices: &[T]) -> T {
        choices[self.rng.usize(..choices.len())]
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;

    fn draw(profile: &Profile, seed: u64, count: u32) -> Vec<Vec<i128>> {
        (0..count)
            .map(|index| profile.source(seed, index).integers(i128::MIN, i128::MAX))
            .collect()
    }

    #[test]
    fn a_seed_gives_the_same_values_each_time_and_other_seeds_give_others() {
        let profile = Profile::new(0, 1 << 31, 100).unwrap();
        let values = draw(&profile, 7, 100);
        assert_eq!(draw(&profile, 7, 100), values);
        let others = draw(&profile, 8, 100);
        let long = |values: &[Vec<i128>]| -> BTreeSet<Vec<i128>> {
            (values.iter().filter(|value| value.len() > 3).cloned()).collect()
        };
        assert!(long(&values).len() > 70);
        assert!(long(&values).is_disjoint(&long(&others)));
    }

    #[test]
    fn every_value_lies_in_the_profile() {
        for (min, max) in [
            (0, i128::from(u32::MAX)),
            (i128::from(i32::MIN), i128::from(i32::MAX)),
            (i128::from(i64::MIN), i128::from(i64::MAX)),
            (0, i128::from(u64::MAX)),
            (1000, 1003),
            (-70_000, -300),
            (5, 5),
        ] {
            let profile = Profile::new(min, max, 60).unwrap();
            for values in draw(&profile, 11, 500) {
                assert!(values.len() <= 60);
                assert!(values.iter().all(|value| (min..=max).contains(value)));
            }
        }
        assert!(Profile::new(1, 0, 60).is_none());
    }

    #[test]
    fn every_width_is_drawn_signed_and_unsigned_whole_and_widened_late() {
        let profile = Profile::new(i64::MIN.into(), i64::MAX.into(), usize::MAX).unwrap();
        let mut unsigned = BTreeMap::new();
        let mut signed = BTreeMap::new();
        let mut late = 0;
        for values in draw(&profile, 1, 10_000) {
            let Some((&min, &max)) = values.iter().min().zip(values.iter().max()) else {
                continue;
            };
            let width = (1..=8).find(|&width| {
                if min < 0 {
                    min >= signed_min(width) && max <= signed_max(width)
                } else {
                    max <= unsigned_max(width)
                }
            });
            *(if min < 0 { &mut signed } else { &mut unsigned })
                .entry(width.unwrap())
                .or_insert(0) += 1;
            let wide = |value: &&i128| !(signed_min(1)..=unsigned_max(1)).contains(*value);
            late += i32::from(values.len() > 50 && values.iter().filter(wide).count() == 1);
        }
        for widths in [unsigned, signed] {
            assert_eq!(
                widths.keys().copied().collect::<Vec<_>>(),
                [1, 2, 3, 4, 5, 6, 7, 8]
            );
            assert!(widths.values().all(|&count| count > 100), "{widths:?}");
        }
        assert!(late > 20, "{late} vectors with a single wide element");
    }

    #[test]
    fn every_edge_is_drawn() {
        for (min, max) in [
            (0, i128::from(u32::MAX)),
            (i128::from(i32::MIN), i128::from(i32::MAX)),
            (i128::from(i64::MIN), i128::from(i64::MAX)),
            (0, i128::from(u64::MAX)),
        ] {
            let profile = Profile::new(min, max, 300).unwrap();
            let drawn: BTreeSet<i128> = draw(&profile, 5, 2000).into_iter().flatten().collect();
            for power in [7, 8, 15, 16, 23, 24, 31, 32, 63, 64] {
                for edge in [1i128 << power, -1 << power] {
                    for value in [edge - 1, edge, edge + 1] {
                        let expected = (min..=max).contains(&value);
                        assert_eq!(drawn.contains(&value), expected, "{value}");
                    }
                }
            }
            assert!(drawn.contains(&min) && drawn.contains(&max));
        }
    }

    #[test]
    fn lengths_are_mostly_short_and_reach_every_edge() {
        let profile = Profile::new(0, 255, usize::MAX).unwrap();
        let lengths: Vec<usize> = draw(&profile, 3, 10_000).iter().map(Vec::len).collect();
        for edge in EDGE_LENGTHS {
            let count = lengths.iter().filter(|&&length| length == edge).count();
            assert!(count > 100, "length {edge} {count} times");
        }
        for huge in HUGE_LENGTHS {
            assert!(lengths.contains(&huge));
        }
        let short = lengths.iter().filter(|&&length| length <= 32).count();
        assert!(short > 6000, "{short} short");
        assert!(lengths.iter().any(|length| (2000..=3000).contains(length)));
        assert!(lengths.iter().sum::<usize>() < 4_000_000);
    }

    #[test]
    fn names_cover_both_string_headers_of_messagepack() {
        let profile = Profile::new(0, 0, 0).unwrap();
        let names: Vec<String> = (0..1000)
            .map(|index| profile.source(9, index).name())
            .collect();
        assert!(names.iter().any(String::is_empty));
        assert!(names.iter().any(|name| name.len() > 31));
        for character in NAME_CHARACTERS {
            assert!(names.iter().any(|name| name.contains(character)));
        }
    }
}
