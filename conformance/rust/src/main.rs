//! The Rust side of the CompactVec conformance tests.
//!
//! Another process starts this one, writes request frames to its standard input and reads response
//! frames from its standard output, until it closes the pipe. Each request names a Rust type (such
//! as `compactvec::CompactVec`), a shape around it (such as a struct field) and a format; the peer
//! then encodes, decodes or compares values with the real crates. `README.md` gives the protocol
//! byte by byte.
//!
//! - [`frame`]: frames, and the loop that serves them
//! - [`request`]: what the payload of a frame means, and the answer to it
//! - [`peers`]: the types, shapes and formats; the only file to change to add one
//! - [`random`]: the values that GENERATE and VERIFY draw from a seed

mod frame;
mod peers;
mod random;
mod request;

use std::io;
use std::process::ExitCode;

fn main() -> ExitCode {
    if std::env::args_os().len() > 1 {
        eprintln!("compactvec-peer takes no arguments: it answers binary frames on standard input");
        return ExitCode::from(2);
    }
    match frame::serve(io::stdin().lock(), io::stdout().lock()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("compactvec-peer: {error}");
            ExitCode::from(2)
        }
    }
}
