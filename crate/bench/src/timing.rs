//! Engines in turn, round after round, so that what the machine does to one it does to all.

use std::hint::black_box;

use rustix::time::{ClockId, clock_gettime};

type Run<'e> = dyn Fn(&[&str]) + 'e;

/// Something that is timed over a list of inputs.
pub struct Engine<'e> {
    pub name: &'static str,
    run: Box<Run<'e>>,
}

impl<'e> Engine<'e> {
    /// Calls `each` once for every input.
    pub fn new<T>(name: &'static str, each: impl Fn(&str) -> T + 'e) -> Engine<'e> {
        let run = move |inputs: &[&str]| {
            for input in inputs {
                black_box(each(black_box(*input)));
            }
        };
        Engine { name, run: Box::new(run) }
    }
}

/// Nanoseconds of this thread's own processor time, so that other programs on the machine do not count.
pub fn now() -> u64 {
    let time = clock_gettime(ClockId::ThreadCPUTime);
    time.tv_sec as u64 * 1_000_000_000 + time.tv_nsec as u64
}

/// Nanoseconds an input, the median of the rounds, for each engine (in their order).
pub fn race(engines: &[Engine<'_>], inputs: &[&str], rounds: usize) -> Vec<f64> {
    let mut times = vec![Vec::with_capacity(rounds); engines.len()];
    for round in 0..=rounds {
        for (engine, times) in engines.iter().zip(&mut times) {
            let start = now();
            (engine.run)(inputs);
            let nanoseconds = (now() - start) as f64 / inputs.len() as f64;
            // The first round warms up.
            if round > 0 {
                times.push(nanoseconds);
            }
        }
    }
    times.into_iter().map(median).collect()
}

/// Nanoseconds of one call, the median of the rounds.
pub fn once<T>(rounds: usize, mut call: impl FnMut() -> T) -> f64 {
    let time = |call: &mut dyn FnMut() -> T| {
        let start = now();
        black_box(call());
        (now() - start) as f64
    };
    median((0..rounds).map(|_| time(&mut call)).collect())
}

pub fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or(f64::NAN)
}
