//! The peer as a process: what reaches its pipes and its exit code.

use std::io::Write;
use std::process::{Command, Output, Stdio};

fn run(input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_compactvec-peer"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
    child.wait_with_output().unwrap()
}

fn frame(payload: &[u8]) -> Vec<u8> {
    let mut bytes = (payload.len() as u32).to_le_bytes().to_vec();
    bytes.extend(payload);
    bytes
}

#[test]
fn closing_the_pipe_ends_the_peer() {
    let output = run(&[]);
    assert_eq!(output.status.code(), Some(0));
    assert!(output.stdout.is_empty() && output.stderr.is_empty());
}

#[test]
fn the_example_of_the_readme_is_answered_byte_for_byte() {
    let request = b"\x01\x02\x00\x01\x02\0\0\0\x03\0\0\0\x92\x01\x02\x01\0\0\0\xc0";
    let output = run(&frame(request));
    assert_eq!(output.status.code(), Some(0));
    let message = b"invalid type: unit value, expected a sequence of u32";
    let answer = [
        &b"\x00\x02\0\0\0\x00\x03\0\0\0\x92\x01\x02\x01\x34\0\0\0"[..],
        message,
    ];
    assert_eq!(output.stdout, frame(&answer.concat()));
}

#[test]
fn a_broken_frame_ends_the_peer_with_a_message() {
    for (input, message) in [
        (&b"\x05\0\0\0\x00"[..], "input ended inside a frame: 1 of 5"),
        (b"\x05\0", "input ended inside a frame: 2 of 4"),
        (b"\xff\xff\xff\xff", "a frame of 4294967295 bytes is longer"),
    ] {
        let output = run(input);
        assert_eq!(output.status.code(), Some(2));
        let error = String::from_utf8(output.stderr).unwrap();
        assert!(
            error.starts_with(&format!("compactvec-peer: {message}")),
            "{error}"
        );
        assert_eq!(error.lines().count(), 1);
    }
}
