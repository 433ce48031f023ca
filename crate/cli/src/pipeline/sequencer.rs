//! Many pieces of work on all cores, in order, in constant memory.
//!
//! Every thread does the same: takes the next piece from the source, answers it, waits until all pieces before it are
//! written, and writes the answer. So at most one piece a thread is in memory, no thread only reads or only writes, and
//! order costs no queue.

use std::{
    sync::{Condvar, Mutex, MutexGuard, PoisonError},
    thread,
};

use crate::term::Problem;

/// More threads than this would only wait until they may write, and each holds a piece.
const MAX_THREADS: usize = 16;

/// What the threads share.
struct Sequencer<S, W, O> {
    source: Mutex<Source<S>>,
    work: W,
    written: Mutex<Written<O>>,
    moved: Condvar,
}

/// Where pieces come from.
struct Source<S> {
    next: S,
    /// Pieces handed out.
    count: u64,
    /// It gave its last piece, or failed.
    ended: bool,
}

/// Where answers go, and how far they are written.
struct Written<O> {
    put: O,
    /// The piece whose answer is written next.
    next: u64,
    /// Nothing is written any more.
    over: bool,
    problem: Option<Problem>,
}

/// Answers everything that comes from the source. `next` fills a piece (`false` at the end), `work` answers it, `put`
/// takes the answers in the order of the pieces. The first problem ends it all. `pieces`, where known, is how many
/// there are: no more threads than that are started.
pub fn run<P: Default, A: Default>(
    pieces: Option<usize>,
    next: impl FnMut(&mut P) -> Result<bool, Problem> + Send,
    work: impl Fn(&mut P, &mut A) + Sync,
    put: impl FnMut(&A) -> Result<(), Problem> + Send,
) -> Result<(), Problem> {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let threads = cores.min(MAX_THREADS).min(pieces.unwrap_or(MAX_THREADS));
    let source = Mutex::new(Source { next, count: 0, ended: false });
    let written = Mutex::new(Written { put, next: 0, over: false, problem: None });
    let sequencer = Sequencer { source, work, written, moved: Condvar::new() };
    thread::scope(|scope| {
        for _ in 1..threads {
            scope.spawn(|| sequencer.work());
        }
        sequencer.work();
    });
    let written = sequencer.written.into_inner().unwrap_or_else(PoisonError::into_inner);
    written.problem.map_or(Ok(()), Err)
}

impl<S, W, O> Sequencer<S, W, O> {
    fn work<P: Default, A: Default>(&self)
    where
        S: FnMut(&mut P) -> Result<bool, Problem>,
        W: Fn(&mut P, &mut A),
        O: FnMut(&A) -> Result<(), Problem>,
    {
        let _guard = PoisonGuard(self);
        let (mut piece, mut answer) = (P::default(), A::default());
        while let Some((number, read)) = self.take(&mut piece) {
            if read.is_ok() {
                (self.work)(&mut piece, &mut answer);
            }
            let mut written = self.wait(number);
            if written.over {
                return;
            }
            let done = read.and_then(|()| (written.put)(&answer));
            written.next = number + 1;
            if let Err(problem) = done {
                written.problem = Some(problem);
                written.over = true;
            }
            drop(written);
            self.moved.notify_all();
        }
    }

    /// Returns the number of the next piece, or `None` at the end.
    fn take<P>(&self, piece: &mut P) -> Option<(u64, Result<(), Problem>)>
    where
        S: FnMut(&mut P) -> Result<bool, Problem>,
    {
        let mut source = self.source.lock().unwrap_or_else(PoisonError::into_inner);
        if source.ended {
            return None;
        }
        let read = (source.next)(piece);
        source.ended = !matches!(read, Ok(true));
        let number = source.count;
        source.count += 1;
        match read {
            Ok(true) => Some((number, Ok(()))),
            Ok(false) => None,
            Err(problem) => Some((number, Err(problem))),
        }
    }

    /// Waits until all pieces before this one are written, or nothing is written any more.
    fn wait(&self, number: u64) -> MutexGuard<'_, Written<O>> {
        let written = self.written.lock().unwrap_or_else(PoisonError::into_inner);
        let earlier = |written: &mut Written<O>| !written.over && written.next != number;
        self.moved.wait_while(written, earlier).unwrap_or_else(PoisonError::into_inner)
    }
}

/// Ends the waiting of all other threads when one panics.
struct PoisonGuard<'g, S, W, O>(&'g Sequencer<S, W, O>);

impl<S, W, O> Drop for PoisonGuard<'_, S, W, O> {
    fn drop(&mut self) {
        if thread::panicking() {
            self.0.written.lock().unwrap_or_else(PoisonError::into_inner).over = true;
            self.0.moved.notify_all();
        }
    }
}
