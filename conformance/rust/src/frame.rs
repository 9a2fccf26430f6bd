//! Frames: a 32-bit little-endian length, then that many bytes of payload, both ways.

use std::io::{self, BufReader, BufWriter, Error, ErrorKind, Read, Write};

use crate::request;

/// The longest payload that either side may send.
pub(crate) const MAX_PAYLOAD: usize = 256 << 20;

/// Answers each request frame on `input` with one response frame on `output` until `input` ends
/// between two frames.
///
/// A payload that makes no sense is answered as refused, and the next frame is served. When the
/// framing itself is broken there is no next frame to find: the result is an error. The sender of a
/// length beyond [`MAX_PAYLOAD`] is told so first.
pub(crate) fn serve(input: impl Read, output: impl Write) -> io::Result<()> {
    let mut input = BufReader::new(input);
    let mut output = BufWriter::new(output);
    loop {
        match read(&mut input) {
            Ok(None) => return Ok(()),
            Ok(Some(payload)) => write(&mut output, &request::answer(&payload))?,
            Err(error) => {
                if error.kind() == ErrorKind::InvalidData {
                    write(&mut output, &request::refused(&error.to_string()))?;
                }
                return Err(error);
            }
        }
    }
}

/// The payload of the next frame, or `None` at the end of the input.
fn read(input: &mut impl Read) -> io::Result<Option<Vec<u8>>> {
    let mut header = Vec::with_capacity(4);
    input.by_ref().take(4).read_to_end(&mut header)?;
    let length = match <[u8; 4]>::try_from(header.as_slice()) {
        Ok(bytes) => u32::from_le_bytes(bytes),
        Err(_) if header.is_empty() => return Ok(None),
        Err(_) => return Err(truncated("length", header.len(), 4)),
    };
    let length = length as usize;
    if length > MAX_PAYLOAD {
        return Err(Error::new(
            ErrorKind::InvalidData,
            format!("a frame of {length} bytes is longer than {MAX_PAYLOAD}"),
        ));
    }
    // Grows with the bytes that arrive, not with the length that was announced.
    let mut payload = Vec::new();
    input
        .by_ref()
        .take(length as u64)
        .read_to_end(&mut payload)?;
    if payload.len() < length {
        return Err(truncated("payload", payload.len(), length));
    }
    Ok(Some(payload))
}

fn truncated(part: &str, found: usize, expected: usize) -> Error {
    Error::new(
        ErrorKind::UnexpectedEof,
        format!("input ended inside a frame: {found} of {expected} bytes of its {part}"),
    )
}

fn write(output: &mut impl Write, payload: &[u8]) -> io::Result<()> {
    let length = u32::try_from(payload.len()).expect("a payload within MAX_PAYLOAD");
    output.write_all(&length.to_le_bytes())?;
    output.write_all(payload)?;
    output.flush()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn frame(payload: &[u8]) -> Vec<u8> {
        let mut bytes = Vec::new();
        write(&mut bytes, payload).unwrap();
        bytes
    }

    #[test]
    fn no_input_is_a_clean_end() {
        let mut output = Vec::new();
        serve(&[][..], &mut output).unwrap();
        assert!(output.is_empty());
    }

    #[test]
    fn each_frame_has_one_answer_and_a_refusal_does_not_end_the_session() {
        let hello = [request::HELLO, 0, 0, 0];
        let input = [frame(&hello), frame(&[]), frame(&[99]), frame(&hello)].concat();
        let mut output = Vec::new();
        serve(&input[..], &mut output).unwrap();

        let mut answers = &output[..];
        let mut statuses = Vec::new();
        while let Some(answer) = read(&mut answers).unwrap() {
            statuses.push(answer[0]);
        }
        let (ok, refused) = (request::OK, request::REFUSED);
        assert_eq!(statuses, [ok, refused, refused, ok]);
    }

    #[test]
    fn input_that_ends_inside_a_frame_is_an_error() {
        let whole = frame(&[request::HELLO, 0, 0, 0]);
        for length in 1..whole.len() {
            let mut output = Vec::new();
            let error = serve(&whole[..length], &mut output).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::UnexpectedEof, "{length} bytes");
            assert!(output.is_empty());
        }
    }

    #[test]
    fn a_frame_beyond_the_cap_is_answered_and_then_an_error() {
        let mut output = Vec::new();
        let input = (MAX_PAYLOAD as u32 + 1).to_le_bytes();
        let error = serve(&input[..], &mut output).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::InvalidData);
        let answer = read(&mut &output[..]).unwrap().unwrap();
        assert_eq!(answer[0], request::REFUSED);
        assert_eq!(&answer[1..], error.to_string().as_bytes());
    }
}
