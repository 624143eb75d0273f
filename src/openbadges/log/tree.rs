//! The Merkle tree of the log and its proofs, [RFC 9162 §2.1](https://www.rfc-editor.org/rfc/rfc9162#section-2.1).
//!
//! A tree that grows at its right end is kept as the hashes of its complete subtrees, in the order in which they become
//! complete. So an addition, a root and a proof each ask for a few hashes, however long the log is: those that a
//! [`Recipe`] names.

use std::collections::HashMap;

use crate::keys::sha256;

pub type Hash = [u8; 32];

/// The root of a tree without leaves ([§2.1.1](https://www.rfc-editor.org/rfc/rfc9162#section-2.1.1)).
pub fn empty_root() -> Hash {
    sha256(&[])
}

/// Leaves and nodes are hashed apart, so that neither can stand for the other.
pub fn leaf_hash(leaf: &[u8]) -> Hash {
    let mut input = Vec::with_capacity(leaf.len() + 1);
    input.push(0);
    input.extend_from_slice(leaf);
    sha256(&input)
}

fn node_hash(left: &Hash, right: &Hash) -> Hash {
    let mut input = [1; 65];
    input[1..33].copy_from_slice(left);
    input[33..].copy_from_slice(right);
    sha256(&input)
}

/// How many complete subtrees a tree has, single leaves among them; so many hashes are kept. No tree comes near the half
/// of what `u64` holds.
pub fn hashes_kept(size: u64) -> u64 {
    2 * size - u64::from(size.count_ones())
}

/// Where the hash of the complete subtree over `start..start + length` is kept: they are counted as they get complete.
fn place(start: u64, length: u64) -> u64 {
    let last_leaf = start + length - 1;
    hashes_kept(last_leaf) + u64::from(length.trailing_zeros())
}

/// The largest power of two below `size`, which is at least two.
fn split(size: u64) -> u64 {
    1 << (63 - (size - 1).leading_zeros())
}

/// Which kept hashes make up some hashes of a tree: each is folded from the complete subtrees of its range, the largest
/// first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recipe(Vec<Vec<u64>>);

impl Recipe {
    /// Adds the hash over `start..end`, where `start` is a multiple of a power of two that is no smaller than the range.
    fn add(&mut self, mut start: u64, end: u64) {
        let mut places = Vec::new();
        while start < end {
            let length = 1 << (63 - (end - start).leading_zeros());
            places.push(place(start, length));
            start += length;
        }
        self.0.push(places);
    }

    pub fn places(&self) -> impl Iterator<Item = u64> {
        self.0.iter().flatten().copied()
    }

    /// The hashes, from those that are kept; `None` when one is missing.
    pub fn fold(&self, kept: &HashMap<u64, Hash>) -> Option<Vec<Hash>> {
        let folded = |places: &Vec<u64>| {
            let mut from_the_right = places.iter().rev().map(|place| kept.get(place));
            let last = *from_the_right.next()??;
            from_the_right.try_fold(last, |right, left| Some(node_hash(left?, &right)))
        };
        self.0.iter().map(folded).collect()
    }
}

/// What the root of a tree that is not empty is made of.
pub fn root_of(size: u64) -> Recipe {
    let mut recipe = Recipe(Vec::new());
    recipe.add(0, size);
    recipe
}

/// What a tree of `size` has to know of itself in order to grow.
pub fn edge_of(size: u64) -> Recipe {
    Recipe(root_of(size).0.into_iter().flatten().map(|place| vec![place]).collect())
}

/// The inclusion proof of a leaf ([§2.1.3.1](https://www.rfc-editor.org/rfc/rfc9162#section-2.1.3.1)); `None` when the
/// tree has no such leaf.
pub fn inclusion(leaf: u64, size: u64) -> Option<Recipe> {
    if leaf >= size {
        return None;
    }
    let mut recipe = Recipe(Vec::new());
    let (mut start, mut end) = (0, size);
    while end - start > 1 {
        let middle = start + split(end - start);
        if leaf < middle {
            recipe.add(middle, end);
            end = middle;
        } else {
            recipe.add(start, middle);
            start = middle;
        }
    }
    recipe.0.reverse();
    Some(recipe)
}

/// The proof that the tree of `second` leaves began as the tree of `first`
/// ([§2.1.4.1](https://www.rfc-editor.org/rfc/rfc9162#section-2.1.4.1)); `None` unless `0 < first <= second`. Between
/// equal trees there is nothing to prove, and the proof is empty.
pub fn consistency(first: u64, second: u64) -> Option<Recipe> {
    if first == 0 || first > second {
        return None;
    }
    let mut recipe = Recipe(Vec::new());
    let (mut start, mut end) = (0, second);
    while end != first {
        let middle = start + split(end - start);
        if first <= middle {
            recipe.add(middle, end);
            end = middle;
        } else {
            recipe.add(start, middle);
            start = middle;
        }
    }
    if start != 0 {
        // The old tree is no subtree of the new one: its last part has to be told.
        recipe.add(start, end);
    }
    recipe.0.reverse();
    Some(recipe)
}

/// A tree about to grow: its size and the roots of its complete subtrees, the largest first.
#[derive(Clone, Debug)]
pub struct Edge {
    size: u64,
    roots: Vec<Hash>,
}

impl Edge {
    /// `None` when these are not the roots that a tree of this size has.
    pub fn new(size: u64, roots: Vec<Hash>) -> Option<Self> {
        (roots.len() == size.count_ones() as usize).then_some(Self { size, roots })
    }

    pub fn size(&self) -> u64 {
        self.size
    }

    /// Adds a leaf, and the hashes of what it completes to `made`: the next that are kept.
    pub fn push(&mut self, leaf: Hash, made: &mut Vec<Hash>) {
        let mut hash = leaf;
        made.push(hash);
        for _ in 0..self.size.trailing_ones() {
            let left = self.roots.pop().expect("there is one root for each bit of the size");
            hash = node_hash(&left, &hash);
            made.push(hash);
        }
        self.roots.push(hash);
        self.size += 1;
    }

    pub fn root(&self) -> Hash {
        let mut from_the_right = self.roots.iter().rev().copied();
        let last = from_the_right.next().unwrap_or_else(empty_root);
        from_the_right.fold(last, |right, left| node_hash(&left, &right))
    }
}

/// Whether a leaf stands at this number of the tree with this root
/// ([§2.1.3.2](https://www.rfc-editor.org/rfc/rfc9162#section-2.1.3.2)).
pub fn verify_inclusion(leaf: &Hash, number: u64, size: u64, path: &[Hash], root: &Hash) -> bool {
    if number >= size {
        return false;
    }
    let (mut number, mut last) = (number, size - 1);
    let mut hash = *leaf;
    for step in path {
        if last == 0 {
            return false;
        }
        if number & 1 == 1 || number == last {
            hash = node_hash(step, &hash);
            while number & 1 == 0 && number != 0 {
                number >>= 1;
                last >>= 1;
            }
        } else {
            hash = node_hash(&hash, step);
        }
        number >>= 1;
        last >>= 1;
    }
    last == 0 && hash == *root
}

/// Whether the second tree began as the first ([§2.1.4.2](https://www.rfc-editor.org/rfc/rfc9162#section-2.1.4.2)).
/// Every tree begins as the empty one.
pub fn verify_consistency(first: (u64, &Hash), second: (u64, &Hash), path: &[Hash]) -> bool {
    let ((first, first_root), (second, second_root)) = (first, second);
    if first == 0 {
        return path.is_empty() && *first_root == empty_root();
    }
    if first >= second {
        return first == second && path.is_empty() && first_root == second_root;
    }
    let mut steps = path.iter();
    let begin = if first.is_power_of_two() { Some(first_root) } else { steps.next() };
    let Some(begin) = begin.filter(|_| !path.is_empty()) else { return false };
    let shift = (first - 1).trailing_ones();
    let (mut number, mut last) = ((first - 1) >> shift, (second - 1) >> shift);
    let (mut old, mut new) = (*begin, *begin);
    for step in steps {
        if last == 0 {
            return false;
        }
        if number & 1 == 1 || number == last {
            old = node_hash(step, &old);
            new = node_hash(step, &new);
            while number & 1 == 0 && number != 0 {
                number >>= 1;
                last >>= 1;
            }
        } else {
            new = node_hash(&new, step);
        }
        number >>= 1;
        last >>= 1;
    }
    last == 0 && old == *first_root && new == *second_root
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The tree as [§2.1.1](https://www.rfc-editor.org/rfc/rfc9162#section-2.1.1) defines it, over all leaves at once.
    fn root_by_definition(leaves: &[Hash]) -> Hash {
        match leaves {
            [] => empty_root(),
            [leaf] => *leaf,
            _ => {
                let (left, right) = leaves.split_at(leaves.len().next_power_of_two() / 2);
                node_hash(&root_by_definition(left), &root_by_definition(right))
            }
        }
    }

    fn leaves(size: u64) -> Vec<Hash> {
        (0..size).map(|number| leaf_hash(&number.to_be_bytes())).collect()
    }

    /// A tree grown leaf by leaf, with the hashes that are kept.
    fn grown(size: u64) -> (Edge, HashMap<u64, Hash>) {
        let (mut edge, mut made) = (Edge::new(0, Vec::new()).unwrap(), Vec::new());
        leaves(size).into_iter().for_each(|leaf| edge.push(leaf, &mut made));
        (edge, (0..).zip(made).collect())
    }

    fn flipped(hash: &Hash) -> Hash {
        let mut other = *hash;
        other[17] ^= 4;
        other
    }

    const LARGEST: u64 = 132;

    #[test]
    fn the_roots_of_known_leaves_are_those_of_other_implementations() {
        // The reference vectors of Certificate Transparency's first implementation.
        let leaves: [&[u8]; 8] = [
            &[],
            &[0x00],
            &[0x10],
            &[0x20, 0x21],
            &[0x30, 0x31],
            &[0x40, 0x41, 0x42, 0x43],
            &[0x50, 0x51, 0x52, 0x53, 0x54, 0x55, 0x56, 0x57],
            &[0x60, 0x61, 0x62, 0x63, 0x64, 0x65, 0x66, 0x67, 0x68, 0x69, 0x6a, 0x6b, 0x6c, 0x6d, 0x6e, 0x6f],
        ];
        let roots = [
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
        ];
        let (mut edge, mut made) = (Edge::new(0, Vec::new()).unwrap(), Vec::new());
        assert_eq!(crate::keys::hex(&edge.root()), roots[0]);
        for (leaf, root) in leaves.iter().zip(&roots[1..]) {
            edge.push(leaf_hash(leaf), &mut made);
            assert_eq!(crate::keys::hex(&edge.root()), *root);
        }
    }

    #[test]
    fn a_tree_of_every_size_has_the_root_of_its_definition_however_it_is_made() {
        for size in 0..=LARGEST {
            let (edge, kept) = grown(size);
            let root = root_by_definition(&leaves(size));
            assert_eq!((edge.size(), edge.root()), (size, root));
            assert_eq!(kept.len() as u64, hashes_kept(size));
            if size > 0 {
                assert_eq!(root_of(size).fold(&kept), Some(vec![root]));
            }
            let roots = edge_of(size).fold(&kept).unwrap();
            let mut again = Edge::new(size, roots).unwrap();
            assert_eq!(again.root(), root);
            again.push(leaf_hash(&size.to_be_bytes()), &mut Vec::new());
            assert_eq!(again.root(), root_by_definition(&leaves(size + 1)));
        }
        assert!(Edge::new(3, vec![empty_root()]).is_none());
    }

    #[test]
    fn every_leaf_of_a_tree_of_every_size_is_proven_and_nothing_else() {
        for size in 0..=LARGEST {
            let (edge, kept) = grown(size);
            let root = edge.root();
            assert_eq!(inclusion(size, size), None);
            for (number, leaf) in (0..).zip(leaves(size)) {
                let path = inclusion(number, size).unwrap().fold(&kept).unwrap();
                let holds = verify_inclusion;
                assert!(holds(&leaf, number, size, &path, &root), "{number} of {size}");
                assert!(!holds(&flipped(&leaf), number, size, &path, &root));
                assert!(!holds(&leaf, number, size, &path, &flipped(&root)));
                assert!(!holds(&leaf, number ^ 1, size, &path, &root), "{number} of {size}");
                assert!(!holds(&leaf, size, size, &path, &root));
                for at in 0..path.len() {
                    let mut other = path.clone();
                    other[at] = flipped(&other[at]);
                    assert!(!holds(&leaf, number, size, &other, &root), "{number} of {size}, step {at}");
                }
                let longer = [path.clone(), vec![root]].concat();
                assert!(!holds(&leaf, number, size, &longer, &root));
                if let Some((_, shorter)) = path.split_last() {
                    assert!(!holds(&leaf, number, size, shorter, &root));
                }
            }
        }
    }

    #[test]
    fn every_tree_is_proven_to_begin_as_each_smaller_one_and_nothing_else() {
        let roots: Vec<Hash> = (0..=LARGEST).map(|size| root_by_definition(&leaves(size))).collect();
        let (_, kept) = grown(LARGEST);
        for (second, second_root) in (0..).zip(&roots) {
            assert!(verify_consistency((0, &roots[0]), (second, second_root), &[]));
            assert!(!verify_consistency((0, &roots[1]), (second, second_root), &[]));
            assert_eq!(consistency(second + 1, second), None);
            for (first, first_root) in (1..=second).zip(&roots[1..]) {
                let path = consistency(first, second).unwrap().fold(&kept).unwrap();
                let holds = |first_root: &Hash, second_root: &Hash, path: &[Hash]| {
                    verify_consistency((first, first_root), (second, second_root), path)
                };
                assert!(holds(first_root, second_root, &path), "{first} to {second}");
                assert!(!holds(&flipped(first_root), second_root, &path), "{first} to {second}");
                assert!(!holds(first_root, &flipped(second_root), &path), "{first} to {second}");
                for at in 0..path.len() {
                    let mut other = path.clone();
                    other[at] = flipped(&other[at]);
                    assert!(!holds(first_root, second_root, &other), "{first} to {second}, step {at}");
                }
                let longer = [path.clone(), vec![*second_root]].concat();
                assert!(!holds(first_root, second_root, &longer), "{first} to {second}");
                if first < second {
                    assert!(!holds(first_root, second_root, &path[1..]), "{first} to {second}");
                    assert!(!verify_consistency((second, second_root), (first, first_root), &path));
                }
            }
        }
    }

    #[test]
    fn a_tree_of_other_leaves_is_no_continuation() {
        for (first, second) in [(1, 2), (2, 3), (3, 7), (4, 8), (7, 8), (6, 13)] {
            let (old, _) = grown(first);
            let (mut edge, mut made) = (Edge::new(0, Vec::new()).unwrap(), Vec::new());
            let mut forged = leaves(second);
            forged[0] = leaf_hash(b"another");
            forged.into_iter().for_each(|leaf| edge.push(leaf, &mut made));
            let kept = (0..).zip(made).collect();
            let path = consistency(first, second).unwrap().fold(&kept).unwrap();
            assert!(!verify_consistency((first, &old.root()), (second, &edge.root()), &path));
        }
    }

    #[test]
    fn a_proof_asks_for_few_hashes_even_of_a_very_long_log() {
        for size in [1, 2, 3, 1 << 20, (1 << 20) + 1, (1 << 40) - 1, u64::from(u32::MAX) * 1_000] {
            let most = 2 * (64 - size.leading_zeros() as usize);
            for number in [0, size / 3, size / 2, size - 1] {
                assert!(inclusion(number, size).unwrap().places().count() <= most, "{number} of {size}");
                assert!(consistency(number + 1, size).unwrap().places().count() <= most, "{number} to {size}");
            }
            assert!(root_of(size).places().chain(edge_of(size).places()).all(|place| place < hashes_kept(size)));
        }
    }

    proptest! {
        #[test]
        fn larger_trees_are_proven_alike(size in 1_u64..5_000, one in 0_u64..5_000, other in 1_u64..5_000) {
            let (edge, kept) = grown(size);
            let (number, first) = (one % size, 1 + other % size);
            let leaf = leaf_hash(&number.to_be_bytes());
            let path = inclusion(number, size).unwrap().fold(&kept).unwrap();
            prop_assert!(verify_inclusion(&leaf, number, size, &path, &edge.root()));
            let old = root_of(first).fold(&kept).unwrap()[0];
            let path = consistency(first, size).unwrap().fold(&kept).unwrap();
            prop_assert!(verify_consistency((first, &old), (size, &edge.root()), &path));
        }

        #[test]
        fn no_path_makes_a_verifier_panic(
            number: u64, size: u64, path in proptest::collection::vec(any::<[u8; 32]>(), 0..70)
        ) {
            let hash = empty_root();
            prop_assert!(!verify_inclusion(&hash, number, size, &path, &hash) || path.is_empty());
            let _ = verify_consistency((number, &hash), (size, &hash), &path);
        }
    }
}
