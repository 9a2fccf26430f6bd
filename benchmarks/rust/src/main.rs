//! Times what the real crates take for the work of one Java benchmark.
//!
//! `compactvec-bench FILE TASK SAMPLES MILLIS` prints a JSON array of nanoseconds, one for each
//! sample, in which the task is repeated for so many milliseconds. A task is a container,
//! `compactvec` or `vec`, a dot and one of `get` (time of one read), `sum`, `json-write`,
//! `json-read`, `msgpack-write` and `msgpack-read` (time of the whole list). The file has two
//! arrays of 32-bit little-endian integers, each preceded by its length: values, and indexes to
//! read them by.

use compactvec::CompactVec;
use std::env;
use std::error::Error;
use std::fs;
use std::hint::black_box;
use std::time::{Duration, Instant};

/// Warming up takes as long as so many samples.
const WARMUPS: u32 = 2;

struct Data {
    values: Vec<u32>,
    indexes: Vec<usize>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = env::args().skip(1).collect();
    let [file, task, samples, millis] = args.as_slice() else {
        return Err("usage: compactvec-bench FILE TASK SAMPLES MILLIS".into());
    };
    let data = read(file)?;
    let timer = Timer {
        samples: samples.parse()?,
        time: Duration::from_millis(millis.parse()?),
    };
    let nanos = time(task, &data, &timer)?;
    println!("{}", serde_json::to_string(&nanos)?);
    Ok(())
}

fn read(file: &str) -> Result<Data, Box<dyn Error>> {
    let bytes = fs::read(file)?;
    let mut numbers = bytes
        .chunks_exact(4)
        .map(|chunk| u32::from_le_bytes([chunk[0], chunk[1], chunk[2], chunk[3]]));
    let count = numbers.next().ok_or("the file is empty")? as usize;
    let values: Vec<u32> = numbers.by_ref().take(count).collect();
    let count = numbers.next().ok_or("the file has no indexes")? as usize;
    let indexes: Vec<usize> = numbers.take(count).map(|index| index as usize).collect();
    if indexes.len() != count || indexes.iter().any(|&index| index >= values.len()) {
        return Err("the file is cut off, or has an index without a value".into());
    }
    Ok(Data { values, indexes })
}

fn time(task: &str, data: &Data, timer: &Timer) -> Result<Vec<f64>, Box<dyn Error>> {
    let vec = &data.values;
    let compact: CompactVec = vec.iter().copied().collect();
    let json = serde_json::to_vec(vec)?;
    let msgpack = rmp_serde::to_vec(vec)?;
    let reads = data.indexes.len() as f64;
    let nanos = match task {
        "vec.get" => timer.run(reads, || {
            let vec = black_box(vec);
            data.indexes.iter().map(|&i| u64::from(vec[i])).sum::<u64>()
        }),
        "compactvec.get" => timer.run(reads, || {
            let vec = black_box(&compact);
            let get = |&i: &usize| u64::from(vec.get(i).expect("checked when it was read"));
            data.indexes.iter().map(get).sum::<u64>()
        }),
        "vec.sum" => timer.run(1.0, || {
            black_box(vec).iter().map(|&x| u64::from(x)).sum::<u64>()
        }),
        "compactvec.sum" => timer.run(1.0, || {
            black_box(&compact).iter().map(u64::from).sum::<u64>()
        }),
        "vec.json-write" => timer.run(1.0, || serde_json::to_vec(black_box(vec)).unwrap()),
        "compactvec.json-write" => {
            timer.run(1.0, || serde_json::to_vec(black_box(&compact)).unwrap())
        }
        "vec.json-read" => timer.run(1.0, || {
            serde_json::from_slice::<Vec<u32>>(black_box(&json)).unwrap()
        }),
        "compactvec.json-read" => timer.run(1.0, || {
            serde_json::from_slice::<CompactVec>(black_box(&json)).unwrap()
        }),
        "vec.msgpack-write" => timer.run(1.0, || rmp_serde::to_vec(black_box(vec)).unwrap()),
        "compactvec.msgpack-write" => {
            timer.run(1.0, || rmp_serde::to_vec(black_box(&compact)).unwrap())
        }
        "vec.msgpack-read" => timer.run(1.0, || {
            rmp_serde::from_slice::<Vec<u32>>(black_box(&msgpack)).unwrap()
        }),
        "compactvec.msgpack-read" => timer.run(1.0, || {
            rmp_serde::from_slice::<CompactVec>(black_box(&msgpack)).unwrap()
        }),
        _ => return Err(format!("no task {task}").into()),
    };
    Ok(nanos)
}

struct Timer {
    samples: u32,
    time: Duration,
}

impl Timer {
    /// Nanoseconds of one of so many operations that a call does, in each sample.
    fn run<R>(&self, operations: f64, mut call: impl FnMut() -> R) -> Vec<f64> {
        let mut batch = 1;
        for _ in 0..WARMUPS {
            let (calls, elapsed) = self.sample(batch, &mut call);
            // The clock is read a hundred times a sample, if a call is short enough.
            let per_call = elapsed.as_secs_f64() / calls as f64;
            batch = ((self.time.as_secs_f64() / 100.0 / per_call) as u64).max(1);
        }
        (0..self.samples)
            .map(|_| {
                let (calls, elapsed) = self.sample(batch, &mut call);
                elapsed.as_nanos() as f64 / (calls as f64 * operations)
            })
            .collect()
    }

    fn sample<R>(&self, batch: u64, call: &mut impl FnMut() -> R) -> (u64, Duration) {
        let start = Instant::now();
        let mut calls = 0;
        loop {
            for _ in 0..batch {
                black_box(call());
            }
            calls += batch;
            let elapsed = start.elapsed();
            if elapsed >= self.time {
                return (calls, elapsed);
            }
        }
    }
}
