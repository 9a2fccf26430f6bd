//! What a request payload means, and the answer to it. `README.md` has the layouts.

use std::collections::BTreeMap;

use serde_json::json;

use crate::frame::MAX_PAYLOAD;
use crate::peers::{Case, FORMATS, Format, SHAPES, TYPES, Verdict, widths};
use crate::random::{Profile, Source};

/// The version of the protocol; it changes whenever an old client would misread an answer.
pub(crate) const PROTOCOL: u32 = 1;

// Operations.
pub(crate) const HELLO: u8 = 0;
pub(crate) const ECHO: u8 = 1;
pub(crate) const GENERATE: u8 = 2;
pub(crate) const VERIFY: u8 = 3;
pub(crate) const WIDTHS: u8 = 4;

// The status of an answer, or of one document in it.
pub(crate) const OK: u8 = 0;
/// This document cannot be decoded as the type in the shape.
pub(crate) const UNDECODABLE: u8 = 1;
/// This document has another value than the one that was generated.
pub(crate) const DIFFERENT: u8 = 2;
/// The request as a whole cannot be answered.
pub(crate) const REFUSED: u8 = 3;

/// The response payload for a request payload.
pub(crate) fn answer(request: &[u8]) -> Vec<u8> {
    try_answer(request).unwrap_or_else(|message| refused(&message))
}

/// The response payload that refuses a request.
pub(crate) fn refused(message: &str) -> Vec<u8> {
    [&[REFUSED], message.as_bytes()].concat()
}

fn try_answer(request: &[u8]) -> Result<Vec<u8>, String> {
    let mut body = Body(request);
    let [operation, type_id, shape_id, format_id] = body.array("header")?;
    if operation == HELLO {
        body.end()?;
        return Ok([&[OK], hello().as_bytes()].concat());
    }
    let format = Format::from_id(format_id).ok_or_else(|| format!("unknown format {format_id}"))?;
    if operation == WIDTHS {
        return each(body, |document| widths(format, document));
    }
    let entry = TYPES
        .get(usize::from(type_id))
        .ok_or_else(|| format!("unknown type {type_id}"))?;
    let case = entry
        .cases
        .get(usize::from(shape_id))
        .ok_or_else(|| format!("unknown shape {shape_id}"))?;
    match operation {
        ECHO => each(body, |document| (case.echo)(format, document)),
        GENERATE => generate(case, format, body),
        VERIFY => verify(case, format, body),
        _ => Err(format!("unknown operation {operation}")),
    }
}

/// What this peer is and knows, as JSON.
fn hello() -> String {
    let types: Vec<&str> = TYPES.iter().map(|entry| entry.name).collect();
    json!({
        "protocol": PROTOCOL,
        "maxPayload": MAX_PAYLOAD,
        "types": types,
        "shapes": SHAPES,
        "formats": FORMATS,
        "crates": crate_versions(include_str!("../Cargo.lock")),
    })
    .to_string()
}

/// The version of every package in a lock file, which is what this peer was built from.
fn crate_versions(lock_file: &str) -> BTreeMap<&str, &str> {
    let text = |line, key| -> Option<&str> {
        str::strip_prefix(line, key)?
            .strip_prefix(" = \"")?
            .strip_suffix('"')
    };
    let lines: Vec<&str> = lock_file.lines().collect();
    (lines.windows(2))
        .filter_map(|pair| Some((text(pair[0], "name")?, text(pair[1], "version")?)))
        .collect()
}

/// Answers for each document of a request with what can be told of it alone.
fn each(
    mut body: Body,
    tell: impl Fn(&[u8]) -> Result<Vec<u8>, String>,
) -> Result<Vec<u8>, String> {
    let count = body.u32("count")?;
    let mut answer = Answer::new(count);
    for _ in 0..count {
        match tell(body.document()?) {
            Ok(text) => answer.push(OK, &text)?,
            Err(message) => answer.push(UNDECODABLE, message.as_bytes())?,
        }
    }
    body.end()?;
    Ok(answer.0)
}

fn generate(case: &Case, format: Format, mut body: Body) -> Result<Vec<u8>, String> {
    let series = Series::read(case, &mut body)?;
    body.end()?;
    let mut answer = Answer::new(series.count);
    for mut source in series.sources() {
        answer.push(OK, &(case.generate)(format, &mut source))?;
    }
    Ok(answer.0)
}

fn verify(case: &Case, format: Format, mut body: Body) -> Result<Vec<u8>, String> {
    let series = Series::read(case, &mut body)?;
    let mut answer = Answer::new(series.count);
    for mut source in series.sources() {
        match (case.verify)(format, &mut source, body.document()?) {
            Verdict::Equal => answer.push(OK, &[])?,
            Verdict::Undecodable(message) => answer.push(UNDECODABLE, message.as_bytes())?,
            Verdict::Different(message) => answer.push(DIFFERENT, message.as_bytes())?,
        }
    }
    body.end()?;
    Ok(answer.0)
}

/// The values that GENERATE makes and VERIFY expects.
struct Series {
    seed: u64,
    first: u32,
    count: u32,
    profile: Profile,
}

impl Series {
    fn read(case: &Case, body: &mut Body) -> Result<Series, String> {
        let seed = u64::from_le_bytes(body.array("seed")?);
        let first = body.u32("first")?;
        let count = body.u32("count")?;
        let min = i64::from_le_bytes(body.array("min")?);
        let max = u64::from_le_bytes(body.array("max")?);
        let max_length = body.u32("maxLength")?;
        if first.checked_add(count).is_none() {
            return Err(format!("{count} documents from {first} on are too many"));
        }
        let profile = case
            .profile(min.into(), max.into(), max_length as usize)
            .ok_or_else(|| format!("the type has no element in {min}..={max}"))?;
        Ok(Series {
            seed,
            first,
            count,
            profile,
        })
    }

    fn sources(&self) -> impl Iterator<Item = Source<'_>> {
        (self.first..self.first + self.count).map(|index| self.profile.source(self.seed, index))
    }
}

/// The part of a request that has not been read.
struct Body<'a>(&'a [u8]);

impl<'a> Body<'a> {
    fn take(&mut self, length: usize, what: &str) -> Result<&'a [u8], String> {
        let (taken, rest) = (self.0.split_at_checked(length)).ok_or_else(|| {
            format!(
                "the request ends early: {what} needs {length} bytes, {} are left",
                self.0.len()
            )
        })?;
        self.0 = rest;
        Ok(taken)
    }

    fn array<const N: usize>(&mut self, what: &str) -> Result<[u8; N], String> {
        Ok(self.take(N, what)?.try_into().expect("N bytes"))
    }

    fn u32(&mut self, what: &str) -> Result<u32, String> {
        self.array(what).map(u32::from_le_bytes)
    }

    fn document(&mut self) -> Result<&'a [u8], String> {
        let length = self.u32("document length")?;
        self.take(length as usize, "document")
    }

    fn end(self) -> Result<(), String> {
        match self.0.len() {
            0 => Ok(()),
            left => Err(format!("{left} bytes after the end of the request")),
        }
    }
}

/// A response payload of documents, each with its status.
struct Answer(Vec<u8>);

impl Answer {
    fn new(count: u32) -> Answer {
        let mut payload = vec![OK];
        payload.extend(count.to_le_bytes());
        Answer(payload)
    }

    fn push(&mut self, status: u8, document: &[u8]) -> Result<(), String> {
        if document.len() > MAX_PAYLOAD - 5 - self.0.len() {
            return Err(format!(
                "the answer is longer than {MAX_PAYLOAD} bytes: ask for fewer documents at once"
            ));
        }
        self.0.push(status);
        self.0.extend((document.len() as u32).to_le_bytes());
        self.0.extend(document);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const JSON: u8 = 0;
    const MESSAGE_PACK: u8 = 1;

    fn documents(list: &[&[u8]]) -> Vec<u8> {
        let mut bytes = Vec::new();
        for document in list {
            bytes.extend((document.len() as u32).to_le_bytes());
            bytes.extend(*document);
        }
        bytes
    }

    fn echo_request(type_id: u8, format: u8, list: &[&[u8]]) -> Vec<u8> {
        documents_request([ECHO, type_id, 0, format], list)
    }

    fn documents_request(header: [u8; 4], list: &[&[u8]]) -> Vec<u8> {
        let mut request = header.to_vec();
        request.extend((list.len() as u32).to_le_bytes());
        request.extend(documents(list));
        request
    }

    fn series(header: [u8; 4], first: u32, count: u32, min: i64, max: u64) -> Vec<u8> {
        let mut request = header.to_vec();
        request.extend(42u64.to_le_bytes());
        request.extend(first.to_le_bytes());
        request.extend(count.to_le_bytes());
        request.extend(min.to_le_bytes());
        request.extend(max.to_le_bytes());
        request.extend(100u32.to_le_bytes());
        request
    }

    fn parse(answer: &[u8]) -> Vec<(u8, Vec<u8>)> {
        let mut body = Body(answer);
        assert_eq!(body.array("status").unwrap(), [OK]);
        let count = body.u32("count").unwrap();
        let list = (0..count)
            .map(|_| {
                let [status] = body.array("status").unwrap();
                (status, body.document().unwrap().to_vec())
            })
            .collect();
        body.end().unwrap();
        list
    }

    fn refusal(request: &[u8]) -> String {
        let answer = answer(request);
        assert_eq!(answer[0], REFUSED, "{answer:?}");
        String::from_utf8(answer[1..].to_vec()).unwrap()
    }

    #[test]
    fn hello_lists_what_the_peer_knows() {
        let answer = answer(&[HELLO, 0, 0, 0]);
        assert_eq!(answer[0], OK);
        let hello: serde_json::Value = serde_json::from_slice(&answer[1..]).unwrap();
        assert_eq!(hello["protocol"], 1);
        assert_eq!(hello["maxPayload"], 268_435_456);
        assert_eq!(hello["types"][2], "CompactVec");
        assert_eq!(hello["shapes"][2], "StructNamed");
        assert_eq!(hello["formats"], json!(["Json", "MessagePack"]));
        assert_eq!(hello["crates"]["compactvec"], "0.1.0");
        assert_eq!(hello["crates"]["smallvec"], "1.15.1");
        assert!(hello["crates"]["rmp-serde"].is_string());
    }

    #[test]
    fn echo_has_a_status_for_each_document() {
        let list = parse(&answer(&echo_request(
            0,
            JSON,
            &[b"[1, 2]", b"[-1]", b"", b"[]"],
        )));
        assert_eq!(list[0], (OK, b"[1,2]".to_vec()));
        assert_eq!(list[1].0, UNDECODABLE);
        assert!(String::from_utf8_lossy(&list[1].1).contains("invalid value"));
        assert_eq!(list[2].0, UNDECODABLE);
        assert_eq!(list[3], (OK, b"[]".to_vec()));
    }

    #[test]
    fn widths_are_told_for_each_document() {
        for (format, list) in [
            (JSON, [&b"[1,256,3]"[..], b"[-1]", b"[]"]),
            (
                MESSAGE_PACK,
                [b"\x93\x01\xcd\x01\0\x03", b"\x91\xff", b"\x90"],
            ),
        ] {
            // Type and shape are ignored.
            let list = parse(&answer(&documents_request([WIDTHS, 99, 99, format], &list)));
            assert_eq!(list[0], (OK, vec![8, 8, 16, 16]));
            assert_eq!(list[1].0, UNDECODABLE);
            assert_eq!(list[2], (OK, vec![8]));
        }
    }

    #[test]
    fn verify_accepts_what_generate_made_and_finds_what_differs() {
        for format in [JSON, MESSAGE_PACK] {
            let generated = parse(&answer(&series(
                [GENERATE, 2, 0, format],
                0,
                50,
                0,
                u64::MAX,
            )));
            assert!(generated.iter().all(|(status, _)| *status == OK));
            let mut list: Vec<&[u8]> = generated.iter().map(|(_, bytes)| &bytes[..]).collect();

            let mut request = series([VERIFY, 2, 0, format], 0, 50, 0, u64::MAX);
            request.extend(documents(&list));
            assert_eq!(parse(&answer(&request)), vec![(OK, vec![]); 50]);

            list.swap(3, 4);
            list[7] = b"\xff";
            let mut request = series([VERIFY, 2, 0, format], 0, 50, 0, u64::MAX);
            request.extend(documents(&list));
            for (index, (status, message)) in parse(&answer(&request)).into_iter().enumerate() {
                let expected = match index {
                    3 | 4 => DIFFERENT,
                    7 => UNDECODABLE,
                    _ => OK,
                };
                assert_eq!(status, expected, "document {index}");
                assert_eq!(message.is_empty(), status == OK);
            }
        }
    }

    #[test]
    fn a_series_can_be_taken_in_parts() {
        let header = [GENERATE, 1, 4, MESSAGE_PACK];
        let whole = parse(&answer(&series(header, 0, 30, -500, 500)));
        let head = parse(&answer(&series(header, 0, 10, -500, 500)));
        let tail = parse(&answer(&series(header, 10, 20, -500, 500)));
        assert_eq!([head, tail].concat(), whole);
    }

    #[test]
    fn the_range_of_a_series_is_kept() {
        for (_, document) in parse(&answer(&series([GENERATE, 1, 0, JSON], 0, 100, -3, 70_000))) {
            let values: Vec<i64> = serde_json::from_slice(&document).unwrap();
            assert!(values.iter().all(|value| (-3..=70_000).contains(value)));
        }
    }

    #[test]
    fn malformed_requests_are_refused() {
        let cases: [(Vec<u8>, &str); 14] = [
            (vec![], "header needs 4 bytes"),
            (vec![ECHO, 0, 0], "header needs 4 bytes"),
            (vec![HELLO, 0, 0, 0, 0], "1 bytes after the end"),
            (vec![9, 0, 0, 0], "unknown operation 9"),
            (vec![ECHO, 99, 0, 0], "unknown type 99"),
            (vec![ECHO, 0, 99, 0], "unknown shape 99"),
            (vec![ECHO, 0, 0, 99], "unknown format 99"),
            (vec![ECHO, 0, 0, 0, 1, 0], "count needs 4 bytes"),
            (vec![WIDTHS, 0, 0, 99], "unknown format 99"),
            (vec![WIDTHS, 0, 0, 0, 1, 0], "count needs 4 bytes"),
            (vec![GENERATE, 0, 0, 0], "seed needs 8 bytes"),
            (
                series([GENERATE, 0, 0, 0], 0, 1, -2, 5)[..39].to_vec(),
                "maxLength needs 4",
            ),
            (
                series([GENERATE, 0, 0, 0], 0, 1, 6, 5),
                "no element in 6..=5",
            ),
            (series([GENERATE, 0, 0, 0], 2, u32::MAX, 0, 5), "too many"),
        ];
        for (request, message) in cases {
            let refusal = refusal(&request);
            assert!(refusal.contains(message), "{refusal}");
        }

        let whole = echo_request(0, JSON, &[b"[1]", b"[2]"]);
        for length in 0..whole.len() {
            refusal(&whole[..length]);
        }
        refusal(&[&whole[..], b"x"].concat());

        let mut verify = series([VERIFY, 0, 0, JSON], 0, 2, 0, 5);
        verify.extend(documents(&[b"[]"]));
        assert!(refusal(&verify).contains("document length needs 4 bytes"));
    }

    #[test]
    fn an_answer_beyond_the_cap_is_refused() {
        let mut answer = Answer::new(2);
        answer.0.resize(MAX_PAYLOAD - 10, 0);
        assert_eq!(answer.push(OK, b"12345"), Ok(()));
        assert_eq!(answer.0.len(), MAX_PAYLOAD);
        let mut answer = Answer::new(2);
        answer.0.resize(MAX_PAYLOAD - 10, 0);
        assert!(answer.push(OK, b"123456").is_err());
    }
}
