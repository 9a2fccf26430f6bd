//! The types, shapes and formats that a request can name, and what can be done with each.
//!
//! A *type* is a vector, or a struct of several, a *shape* is what stands around it in a document.
//! Every type goes with every shape and every format; [`TYPES`] holds one [`Case`] for each pair of
//! the first two. To add a type, add its line to [`TYPES`]; to add a shape, add its name to
//! [`SHAPES`] and its line to [`Type::new`]; whatever is new in either implements [`Value`].

use std::collections::BTreeMap;
use std::fmt::{self, Debug, Formatter};
use std::panic::{self, AssertUnwindSafe};

use compactvec::CompactVec;
use serde::de::{DeserializeOwned, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use smallvec::{Array, SmallVec};

use crate::random::{Profile, Source};

/// The names of the formats, by id.
pub(crate) const FORMATS: [&str; 2] = ["Json", "MessagePack"];

/// A wire format.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Format {
    Json,
    MessagePack,
}

impl Format {
    /// The format with this id.
    pub(crate) fn from_id(id: u8) -> Option<Format> {
        [Format::Json, Format::MessagePack]
            .get(usize::from(id))
            .copied()
    }

    fn encode(self, named: bool, value: &impl Serialize) -> Vec<u8> {
        match self {
            Format::Json => serde_json::to_vec(value).expect("every value has a JSON form"),
            Format::MessagePack if named => {
                rmp_serde::to_vec_named(value).expect("every value has a MessagePack form")
            }
            Format::MessagePack => {
                rmp_serde::to_vec(value).expect("every value has a MessagePack form")
            }
        }
    }

    /// Decodes a document that must hold one value and nothing after it.
    fn decode<V: DeserializeOwned>(self, document: &[u8]) -> Result<V, String> {
        let decode = || match self {
            Format::Json => serde_json::from_slice(document).map_err(|error| error.to_string()),
            Format::MessagePack => {
                // Not `from_slice`, which ignores bytes after the value.
                let mut rest = document;
                let value = V::deserialize(&mut rmp_serde::Deserializer::new(&mut rest))
                    .map_err(|error| error.to_string())?;
                match rest.len() {
                    0 => Ok(value),
                    trailing => Err(format!("{trailing} bytes after the value")),
                }
            }
        };
        // A crate under test may panic: compactvec allocates whatever length a document announces.
        panic::catch_unwind(AssertUnwindSafe(decode)).unwrap_or_else(|cause| {
            let message = (cause.downcast_ref::<String>().map(String::as_str))
                .or_else(|| cause.downcast_ref::<&str>().copied())
                .unwrap_or("unknown cause");
            Err(format!("panic: {message}"))
        })
    }
}

/// A type whose wire form is under test, or a part of one.
pub(crate) trait Value: Serialize + DeserializeOwned + PartialEq {
    /// The least integer that its vectors can hold. Ids are no part of them.
    const LEAST: i128 = i64::MIN as i128;
    /// The greatest integer that its vectors can hold.
    const GREATEST: i128 = i64::MAX as i128;

    fn random(source: &mut Source) -> Self;

    /// The elements of a vector of such values.
    fn elements(source: &mut Source) -> Vec<Self> {
        source.several(Self::random)
    }
}

macro_rules! integers {
    ($($integer:ty)*) => {$(
        impl Value for $integer {
            const LEAST: i128 = <$integer>::MIN as i128;
            const GREATEST: i128 = <$integer>::MAX as i128;

            fn random(source: &mut Source) -> $integer {
                within(source.integer(Self::LEAST, Self::GREATEST))
            }

            fn elements(source: &mut Source) -> Vec<$integer> {
                let elements = source.integers(Self::LEAST, Self::GREATEST);
                elements.into_iter().map(within).collect()
            }
        }
    )*};
}

fn within<T: TryFrom<i128, Error: Debug>>(value: i128) -> T {
    T::try_from(value).expect("an integer within the range that was asked for")
}

integers!(u8 u32 i32 u64 i64);

impl Value for String {
    fn random(source: &mut Source) -> String {
        source.name()
    }

    fn elements(source: &mut Source) -> Vec<String> {
        source.many(Self::random)
    }
}

/// The value or nothing.
impl<T: Value> Value for Option<T> {
    const LEAST: i128 = T::LEAST;
    const GREATEST: i128 = T::GREATEST;

    fn random(source: &mut Source) -> Option<T> {
        source.flag().then(|| T::random(source))
    }

    fn elements(source: &mut Source) -> Vec<Option<T>> {
        let elements = T::elements(source);
        (elements.into_iter())
            .map(|element| source.flag().then_some(element))
            .collect()
    }
}

impl<T: Value> Value for Vec<T> {
    const LEAST: i128 = T::LEAST;
    const GREATEST: i128 = T::GREATEST;

    fn random(source: &mut Source) -> Vec<T> {
        T::elements(source)
    }
}

impl<A: Array<Item: Value>> Value for SmallVec<A> {
    const LEAST: i128 = A::Item::LEAST;
    const GREATEST: i128 = A::Item::GREATEST;

    fn random(source: &mut Source) -> SmallVec<A> {
        A::Item::elements(source).into()
    }
}

/// Bytes as serde has them for formats with binary data, where a `Vec<u8>` is a list of numbers. This
/// is what the attribute `#[serde(with = "serde_bytes")]` makes of a field.
#[derive(PartialEq)]
struct Bytes(Vec<u8>);

impl Serialize for Bytes {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(&self.0)
    }
}

impl<'de> Deserialize<'de> for Bytes {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Bytes, D::Error> {
        deserializer.deserialize_byte_buf(BytesVisitor).map(Bytes)
    }
}

struct BytesVisitor;

impl<'de> Visitor<'de> for BytesVisitor {
    type Value = Vec<u8>;

    fn expecting(&self, formatter: &mut Formatter) -> fmt::Result {
        formatter.write_str("bytes")
    }

    fn visit_bytes<E>(self, bytes: &[u8]) -> Result<Vec<u8>, E> {
        Ok(bytes.to_vec())
    }

    fn visit_byte_buf<E>(self, bytes: Vec<u8>) -> Result<Vec<u8>, E> {
        Ok(bytes)
    }

    /// For JSON, which has no binary data.
    fn visit_seq<A: SeqAccess<'de>>(self, mut numbers: A) -> Result<Vec<u8>, A::Error> {
        let mut bytes = Vec::new();
        while let Some(byte) = numbers.next_element()? {
            bytes.push(byte);
        }
        Ok(bytes)
    }
}

impl Value for Bytes {
    const LEAST: i128 = u8::MIN as i128;
    const GREATEST: i128 = u8::MAX as i128;

    fn random(source: &mut Source) -> Bytes {
        Bytes(u8::elements(source))
    }
}

impl Value for CompactVec {
    const LEAST: i128 = u32::MIN as i128;
    const GREATEST: i128 = u32::MAX as i128;

    fn random(source: &mut Source) -> CompactVec {
        u32::elements(source).into_iter().collect()
    }
}

/// Sorted by the names' code points.
impl<T: Value> Value for BTreeMap<String, T> {
    const LEAST: i128 = T::LEAST;
    const GREATEST: i128 = T::GREATEST;

    fn random(source: &mut Source) -> BTreeMap<String, T> {
        source.several(|source| (source.name(), T::random(source)))
    }
}

/// A struct with the vector as its last field.
#[derive(Serialize, Deserialize, PartialEq)]
struct Doc<T> {
    id: u32,
    name: String,
    ids: T,
}

impl<T: Value> Value for Doc<T> {
    const LEAST: i128 = T::LEAST;
    const GREATEST: i128 = T::GREATEST;

    fn random(source: &mut Source) -> Doc<T> {
        Doc {
            id: source.id(),
            name: source.name(),
            ids: T::random(source),
        }
    }
}

/// Structs inside structs, with absent and repeated parts.
#[derive(Serialize, Deserialize, PartialEq)]
struct Nest<T> {
    first: Doc<T>,
    extra: Option<T>,
    rest: Vec<Doc<T>>,
}

impl<T: Value> Value for Nest<T> {
    const LEAST: i128 = T::LEAST;
    const GREATEST: i128 = T::GREATEST;

    fn random(source: &mut Source) -> Nest<T> {
        Nest {
            first: Doc::random(source),
            extra: Option::random(source),
            rest: Vec::random(source),
        }
    }
}

/// An enum of newtype variants, tagged from outside: a map from the variant's name to the vector.
#[derive(Serialize, Deserialize, PartialEq)]
enum Change<T> {
    Added(T),
    Removed(T),
}

impl<T: Value> Value for Change<T> {
    const LEAST: i128 = T::LEAST;
    const GREATEST: i128 = T::GREATEST;

    fn random(source: &mut Source) -> Change<T> {
        let variant = if source.flag() {
            Change::Added
        } else {
            Change::Removed
        };
        variant(T::random(source))
    }
}

/// Small vectors of all kinds in one struct, where programs have them.
#[derive(Serialize, Deserialize, PartialEq)]
struct Bundle {
    ids: SmallVec<[u32; 4]>,
    times: SmallVec<[i64; 8]>,
    names: SmallVec<[String; 1]>,
    docs: SmallVec<[Doc<SmallVec<[u32; 4]>>; 4]>,
    scores: SmallVec<[Option<i32>; 16]>,
    notes: SmallVec<[Option<String>; 4]>,
    rows: SmallVec<[SmallVec<[u32; 4]>; 2]>,
    groups: BTreeMap<String, SmallVec<[String; 4]>>,
    change: Change<SmallVec<[i64; 8]>>,
    history: SmallVec<[Change<SmallVec<[u32; 4]>>; 2]>,
    extra: Option<SmallVec<[String; 4]>>,
}

impl Value for Bundle {
    fn random(source: &mut Source) -> Bundle {
        Bundle {
            ids: Value::random(source),
            times: Value::random(source),
            names: Value::random(source),
            docs: Value::random(source),
            scores: Value::random(source),
            notes: Value::random(source),
            rows: Value::random(source),
            groups: Value::random(source),
            change: Value::random(source),
            history: Value::random(source),
            extra: Value::random(source),
        }
    }
}

/// The types, by id.
pub(crate) const TYPES: &[Type] = &[
    Type::new::<Vec<u32>>("VecU32"),
    Type::new::<Vec<i32>>("VecI32"),
    Type::new::<CompactVec>("CompactVec"),
    Type::new::<Vec<u64>>("VecU64"),
    Type::new::<Vec<i64>>("VecI64"),
    Type::new::<SmallVec<[u32; 4]>>("SmallVecU32"),
    Type::new::<SmallVec<[i32; 4]>>("SmallVecI32"),
    Type::new::<SmallVec<[i64; 8]>>("SmallVecI64"),
    Type::new::<SmallVec<[String; 4]>>("SmallVecString"),
    Type::new::<SmallVec<[Doc<SmallVec<[u32; 4]>>; 4]>>("SmallVecDoc"),
    Type::new::<SmallVec<[Option<i64>; 8]>>("SmallVecOption"),
    Type::new::<SmallVec<[SmallVec<[u32; 4]>; 2]>>("SmallVecSmallVec"),
    Type::new::<Bundle>("Bundle"),
    Type::new::<SmallVec<[u8; 20]>>("SmallVecU8"),
    Type::new::<Bytes>("Bytes"),
];

/// The names of the shapes, by id.
pub(crate) const SHAPES: [&str; 10] = [
    "Alone",
    "Struct",
    "StructNamed",
    "Option",
    "List",
    "SmallList",
    "Map",
    "Enum",
    "Nested",
    "NestedNamed",
];

/// A type with each of its shapes.
pub(crate) struct Type {
    pub(crate) name: &'static str,
    /// By shape id.
    pub(crate) cases: [Case; SHAPES.len()],
}

impl Type {
    const fn new<T: Value>(name: &'static str) -> Type {
        Type {
            name,
            cases: [
                Case::new::<T, false>(),
                Case::new::<Doc<T>, false>(),
                Case::new::<Doc<T>, true>(),
                Case::new::<Option<T>, false>(),
                Case::new::<Vec<T>, false>(),
                Case::new::<SmallVec<[T; 2]>, false>(),
                Case::new::<BTreeMap<String, T>, false>(),
                Case::new::<Change<T>, false>(),
                Case::new::<Nest<T>, false>(),
                Case::new::<Nest<T>, true>(),
            ],
        }
    }
}

/// What can be done with a type in a shape.
pub(crate) struct Case {
    /// The least element of the type.
    pub(crate) min: i128,
    /// The greatest element of the type.
    pub(crate) max: i128,
    /// Decodes a document and encodes the value again.
    pub(crate) echo: fn(Format, &[u8]) -> Result<Vec<u8>, String>,
    /// Encodes the next value of a source.
    pub(crate) generate: fn(Format, &mut Source) -> Vec<u8>,
    /// Decodes a document and compares its value to the next one of a source.
    pub(crate) verify: fn(Format, &mut Source, &[u8]) -> Verdict,
}

/// The outcome of a comparison.
#[derive(Debug, PartialEq)]
pub(crate) enum Verdict {
    Equal,
    Undecodable(String),
    Different(String),
}

impl Case {
    /// `NAMED` if MessagePack has structs as maps from field names, not as arrays.
    const fn new<V: Value, const NAMED: bool>() -> Case {
        Case {
            min: V::LEAST,
            max: V::GREATEST,
            echo: |format, document| {
                let value: V = format.decode(document)?;
                Ok(format.encode(NAMED, &value))
            },
            generate: |format, source| format.encode(NAMED, &V::random(source)),
            verify: |format, source, document| {
                let expected = V::random(source);
                match format.decode::<V>(document) {
                    Err(message) => Verdict::Undecodable(message),
                    Ok(value) if value == expected => Verdict::Equal,
                    Ok(value) => Verdict::Different(difference(&expected, &value)),
                }
            },
        }
    }

    /// The values of this case within `min..=max`, or `None` if the type has none of them.
    pub(crate) fn profile(&self, min: i128, max: i128, max_length: usize) -> Option<Profile> {
        Profile::new(min.max(self.min), max.min(self.max), max_length)
    }
}

/// The width in bits of a `CompactVec` that holds nothing yet, and then after each of the numbers in
/// a document has been pushed onto it.
pub(crate) fn widths(format: Format, document: &[u8]) -> Result<Vec<u8>, String> {
    let numbers: Vec<u32> = format.decode(document)?;
    let mut vector = CompactVec::new();
    let mut widths = vec![vector.width_bits() as u8];
    for number in numbers {
        vector.push(number);
        widths.push(vector.width_bits() as u8);
    }
    Ok(widths)
}

/// Where two values part, as an excerpt of each one's JSON from there on.
fn difference(expected: &impl Serialize, actual: &impl Serialize) -> String {
    let [expected, actual] = [
        Format::Json.encode(false, expected),
        Format::Json.encode(false, actual),
    ];
    let common = (expected.iter().zip(&actual))
        .take_while(|(left, right)| left == right)
        .count();
    // Back to the start of the number or text, so that it is shown whole.
    let start = (expected[..common].iter())
        .rposition(|byte| b",:[{".contains(byte))
        .map_or(0, |index| index + 1);
    let excerpt = |json: &[u8]| -> String {
        String::from_utf8_lossy(&json[start..])
            .chars()
            .take(60)
            .collect()
    };
    format!(
        "from byte {start} of its JSON, expected {} but found {}",
        excerpt(&expected),
        excerpt(&actual)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOTH: [Format; 2] = [Format::Json, Format::MessagePack];

    fn of_integers() -> &'static [Type] {
        let others = (TYPES
            .iter()
            .position(|entry| entry.name == "SmallVecString"))
        .unwrap();
        &TYPES[..others]
    }

    fn case(type_name: &str, shape: &str) -> &'static Case {
        let of_type = TYPES.iter().find(|entry| entry.name == type_name).unwrap();
        &of_type.cases[SHAPES.iter().position(|&name| name == shape).unwrap()]
    }

    fn whole_range(case: &Case) -> Profile {
        case.profile(i128::MIN, i128::MAX, 300).unwrap()
    }

    #[test]
    fn every_type_in_every_shape_and_format_comes_back_equal() {
        for entry in TYPES {
            for (case, shape) in entry.cases.iter().zip(SHAPES) {
                let profile = whole_range(case);
                for format in BOTH {
                    for index in 0..100 {
                        let context = format!("{} {shape} {format:?} {index}", entry.name);
                        let source = || profile.source(1, index);
                        let document = (case.generate)(format, &mut source());
                        assert_eq!((case.echo)(format, &document), Ok(document.clone()));
                        let verdict = (case.verify)(format, &mut source(), &document);
                        assert_eq!(verdict, Verdict::Equal, "{context}");
                    }
                }
            }
        }
    }

    #[test]
    fn types_with_the_same_elements_have_the_same_documents() {
        for (one, other) in [
            ("VecU32", "CompactVec"),
            ("VecU32", "SmallVecU32"),
            ("VecI32", "SmallVecI32"),
            ("VecI64", "SmallVecI64"),
        ] {
            for shape in SHAPES {
                let [one, other] = [case(one, shape), case(other, shape)];
                let profile = whole_range(one);
                for format in BOTH {
                    for index in 0..20 {
                        let document = (one.generate)(format, &mut profile.source(2, index));
                        assert_eq!(
                            (other.generate)(format, &mut profile.source(2, index)),
                            document
                        );
                        assert_eq!((other.echo)(format, &document), Ok(document));
                    }
                }
            }
        }
    }

    #[test]
    fn the_readme_lists_every_id() {
        let readme = include_str!("../README.md");
        let types: Vec<&str> = TYPES.iter().map(|entry| entry.name).collect();
        for names in [&types[..], &SHAPES, &FORMATS] {
            for (id, name) in names.iter().enumerate() {
                let row = format!("\n| {id} | `{name}` |");
                assert_eq!(readme.matches(&row).count(), 1, "{row}");
            }
        }
    }

    #[test]
    fn shapes_have_the_documented_form() {
        let expected: &[(&str, &str, &[u8])] = &[
            ("Alone", "[1,200]", b"\x92\x01\xcc\xc8"),
            (
                "Struct",
                r#"{"id":7,"name":"n","ids":[1]}"#,
                b"\x93\x07\xa1n\x91\x01",
            ),
            (
                "StructNamed",
                r#"{"id":7,"name":"n","ids":[1]}"#,
                b"\x83\xa2id\x07\xa4name\xa1n\xa3ids\x91\x01",
            ),
            ("Option", "null", b"\xc0"),
            ("Option", "[1]", b"\x91\x01"),
            ("List", "[[1],[]]", b"\x92\x91\x01\x90"),
            ("SmallList", "[[1],[],[2]]", b"\x93\x91\x01\x90\x91\x02"),
            ("Map", r#"{"a":[1],"b":[]}"#, b"\x82\xa1a\x91\x01\xa1b\x90"),
            ("Enum", r#"{"Added":[1]}"#, b"\x81\xa5Added\x91\x01"),
            ("Enum", r#"{"Removed":[]}"#, b"\x81\xa7Removed\x90"),
            (
                "Nested",
                r#"{"first":{"id":1,"name":"","ids":[]},"extra":null,"rest":[{"id":2,"name":"","ids":[3]}]}"#,
                b"\x93\x93\x01\xa0\x90\xc0\x91\x93\x02\xa0\x91\x03",
            ),
            (
                "NestedNamed",
                r#"{"first":{"id":1,"name":"","ids":[]},"extra":[],"rest":[]}"#,
                b"\x83\xa5first\x83\xa2id\x01\xa4name\xa0\xa3ids\x90\xa5extra\x90\xa4rest\x90",
            ),
        ];
        for entry in of_integers() {
            for &(shape, json, message_pack) in expected {
                assert_documented(entry.name, shape, json, message_pack);
            }
        }
    }

    #[test]
    fn types_have_the_documented_form() {
        let expected: &[(&str, &str, &[u8])] = &[
            ("SmallVecU8", "[1,200]", b"\x92\x01\xcc\xc8"),
            ("Bytes", "[1,200]", b"\xc4\x02\x01\xc8"),
            ("Bytes", "[]", b"\xc4\0"),
            (
                "SmallVecString",
                r#"["a","","b","c","d"]"#,
                b"\x95\xa1a\xa0\xa1b\xa1c\xa1d",
            ),
            (
                "SmallVecDoc",
                r#"[{"id":7,"name":"n","ids":[1]}]"#,
                b"\x91\x93\x07\xa1n\x91\x01",
            ),
            ("SmallVecOption", "[1,null,-1]", b"\x93\x01\xc0\xff"),
            ("SmallVecSmallVec", "[[1],[]]", b"\x92\x91\x01\x90"),
            (
                "Bundle",
                concat!(
                    r#"{"ids":[1],"times":[-1],"names":["a"],"docs":[],"scores":[null,5],"notes":["a",null],"#,
                    r#""rows":[[1],[]],"groups":{"a":["b"]},"change":{"Added":[2]},"history":[{"Removed":[3]}],"#,
                    r#""extra":null}"#
                ),
                b"\x9b\x91\x01\x91\xff\x91\xa1a\x90\x92\xc0\x05\x92\xa1a\xc0\
                  \x92\x91\x01\x90\x81\xa1a\x91\xa1b\x81\xa5Added\x91\x02\
                  \x91\x81\xa7Removed\x91\x03\xc0",
            ),
        ];
        for &(name, json, message_pack) in expected {
            assert_documented(name, "Alone", json, message_pack);
        }
    }

    fn assert_documented(name: &str, shape: &str, json: &str, message_pack: &[u8]) {
        let echo = case(name, shape).echo;
        assert_eq!(
            echo(Format::Json, json.as_bytes()).unwrap(),
            json.as_bytes()
        );
        assert_eq!(
            echo(Format::MessagePack, message_pack).unwrap(),
            message_pack
        );
    }

    #[test]
    fn widths_change_at_the_powers_of_256_and_do_not_shrink() {
        let widths = |json: &str| widths(Format::Json, json.as_bytes());
        assert_eq!(widths("[]"), Ok(vec![8]));
        assert_eq!(widths("[0,255,256,1]"), Ok(vec![8, 8, 8, 16, 16]));
        assert_eq!(widths("[65535,65536,0]"), Ok(vec![8, 16, 24, 24]));
        assert_eq!(widths("[16777215,16777216]"), Ok(vec![8, 24, 32]));
        assert_eq!(widths("[4294967295,255]"), Ok(vec![8, 32, 32]));
        assert!(widths("[4294967296]").is_err());
        assert!(widths("[-1]").is_err());
    }

    #[test]
    fn non_minimal_numbers_and_headers_are_written_minimal() {
        let echo = case("VecI32", "Alone").echo;
        let long =
            b"\xdd\0\0\0\x03\xcf\0\0\0\0\0\0\0\x01\xd3\xff\xff\xff\xff\xff\xff\xff\xff\xd1\0\x05";
        assert_eq!(
            echo(Format::MessagePack, long).unwrap(),
            b"\x93\x01\xff\x05"
        );
        assert_eq!(echo(Format::Json, b" [ 1 ,\n-1 ] ").unwrap(), b"[1,-1]");
    }

    #[test]
    fn bad_documents_are_errors() {
        for entry in of_integers() {
            let alone = &entry.cases[0];
            let json: [&[u8]; 7] = [
                b"",
                b"[1",
                b"[1]x",
                b"null",
                b"[1.0]",
                b"[null]",
                b"[18446744073709551616]",
            ];
            for document in json {
                assert!((alone.echo)(Format::Json, document).is_err());
            }
            let message_pack: [&[u8]; 7] = [
                b"",
                b"\x92\x01",
                b"\x91\x01\x01",
                b"\xc0",
                b"\x91\xca\0\0\0\0",
                b"\x91\xc0",
                b"\x91\xa1a",
            ];
            for document in message_pack {
                assert!((alone.echo)(Format::MessagePack, document).is_err());
            }
        }
        let bad: [(&str, &str, &[u8]); 9] = [
            ("SmallVecU8", "[256]", b"\x91\xcd\x01\0"),
            ("SmallVecU8", "[-1]", b"\x91\xff"),
            ("Bytes", "[256]", b"\xc4\x02\x01"),
            ("Bytes", "null", b"\xc6\xff\xff\xff\xff"),
            ("SmallVecString", "[1]", b"\x91\x01"),
            ("SmallVecString", "[null]", b"\x91\xc0"),
            (
                "SmallVecDoc",
                r#"[{"id":1,"name":""}]"#,
                b"\x91\x92\x01\xa0",
            ),
            ("SmallVecOption", "[1.0]", b"\x91\xca\0\0\0\0"),
            ("SmallVecSmallVec", "[1]", b"\x91\x01"),
        ];
        for (name, json, message_pack) in bad {
            let echo = case(name, "Alone").echo;
            assert!(echo(Format::Json, json.as_bytes()).is_err());
            assert!(echo(Format::MessagePack, message_pack).is_err());
        }
        let trailing = (case("VecU32", "Alone").echo)(Format::MessagePack, b"\x91\x01\x01");
        assert_eq!(trailing.unwrap_err(), "1 bytes after the value");
    }

    #[test]
    fn an_announced_length_that_never_comes_is_an_error() {
        for entry in TYPES {
            let error = (entry.cases[0].echo)(Format::MessagePack, b"\xdd\xff\xff\xff\xff");
            assert!(error.is_err(), "{}", entry.name);
        }
    }

    #[test]
    fn a_panic_while_decoding_is_an_error() {
        struct Panics;

        impl<'de> Deserialize<'de> for Panics {
            fn deserialize<D: serde::Deserializer<'de>>(_: D) -> Result<Self, D::Error> {
                panic!("allocation failed");
            }
        }

        for format in BOTH {
            let error = format.decode::<Panics>(b"[]").err();
            assert_eq!(error.as_deref(), Some("panic: allocation failed"));
        }
    }

    #[test]
    fn a_different_value_is_found() {
        let expected = Profile::new(1000, 1999, 50).unwrap();
        let other = Profile::new(2000, 2999, 50).unwrap();
        for entry in TYPES {
            for (case, shape) in entry.cases.iter().zip(SHAPES) {
                for format in BOTH {
                    let mut different = 0;
                    for index in 0..50 {
                        let document = (case.generate)(format, &mut other.source(4, index));
                        // Equal where there is nothing, such as an Option's None.
                        let equal =
                            document == (case.generate)(format, &mut expected.source(3, index));
                        let verdict =
                            (case.verify)(format, &mut expected.source(3, index), &document);
                        assert_eq!(verdict == Verdict::Equal, equal, "{verdict:?}");
                        different += i32::from(matches!(verdict, Verdict::Different(_)));
                    }
                    assert!(different >= 15, "{} {shape} {different}", entry.name);
                }
            }
        }
    }

    #[test]
    fn a_difference_shows_the_first_number_that_differs() {
        assert_eq!(
            difference(&[1, 234, 5], &[1, 2, 5]),
            "from byte 3 of its JSON, expected 234,5] but found 2,5]"
        );
        assert_eq!(
            difference(&[1], &[1, 2]),
            "from byte 1 of its JSON, expected 1] but found 1,2]"
        );
    }
}
