//! Many pieces of work on all cores, in order, in constant memory.
//!
//! Every thread does the same: takes the next piece from the source, answers it, waits for its turn, and hands the
//! answer on. So at most one piece a thread is in memory, no thread only reads or only writes, and order costs no queue.

use std::{
    sync::{Condvar, Mutex, MutexGuard, PoisonError},
    thread,
};

use crate::problem::Problem;

/// More threads than this would only wait for their turn to write, and each holds a piece.
const MOST_THREADS: usize = 16;

/// What the threads share.
struct Hall<S, W, O> {
    source: Mutex<Source<S>>,
    work: W,
    turn: Mutex<Turn<O>>,
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

/// Whose turn it is to write, and where to.
struct Turn<O> {
    put: O,
    next: u64,
    /// Nobody writes any more.
    over: bool,
    problem: Option<Problem>,
}

/// Answers everything that comes from the source. `next` fills a piece (`false` at the end), `work` answers it, `put`
/// takes the answers in the order of the pieces. The first problem ends it all.
pub fn run<P: Default, A: Default>(
    next: impl FnMut(&mut P) -> Result<bool, Problem> + Send,
    work: impl Fn(&P, &mut A) + Sync,
    put: impl FnMut(&P, &A) -> Result<(), Problem> + Send,
) -> Result<(), Problem> {
    let threads = thread::available_parallelism().map_or(1, usize::from).min(MOST_THREADS);
    let source = Mutex::new(Source { next, count: 0, ended: false });
    let turn = Mutex::new(Turn { put, next: 0, over: false, problem: None });
    let hall = Hall { source, work, turn, moved: Condvar::new() };
    thread::scope(|scope| {
        for _ in 1..threads {
            scope.spawn(|| hall.work());
        }
        hall.work();
    });
    let turn = hall.turn.into_inner().unwrap_or_else(PoisonError::into_inner);
    turn.problem.map_or(Ok(()), Err)
}

impl<S, W, O> Hall<S, W, O> {
    fn work<P: Default, A: Default>(&self)
    where
        S: FnMut(&mut P) -> Result<bool, Problem>,
        W: Fn(&P, &mut A),
        O: FnMut(&P, &A) -> Result<(), Problem>,
    {
        let _bell = Bell(self);
        let (mut piece, mut answer) = (P::default(), A::default());
        while let Some((number, read)) = self.take(&mut piece) {
            if read.is_ok() {
                (self.work)(&piece, &mut answer);
            }
            let mut turn = self.wait(number);
            if turn.over {
                return;
            }
            let done = read.and_then(|()| (turn.put)(&piece, &answer));
            turn.next = number + 1;
            if let Err(problem) = done {
                turn.problem = Some(problem);
                turn.over = true;
            }
            drop(turn);
            self.moved.notify_all();
        }
    }

    /// The next piece and its number; `None` at the end.
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

    fn wait(&self, number: u64) -> MutexGuard<'_, Turn<O>> {
        let turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        let others = |turn: &mut Turn<O>| !turn.over && turn.next != number;
        self.moved.wait_while(turn, others).unwrap_or_else(PoisonError::into_inner)
    }
}

/// Lets nobody wait for a thread that panicked.
struct Bell<'b, S, W, O>(&'b Hall<S, W, O>);

impl<S, W, O> Drop for Bell<'_, S, W, O> {
    fn drop(&mut self) {
        if thread::panicking() {
            self.0.turn.lock().unwrap_or_else(PoisonError::into_inner).over = true;
            self.0.moved.notify_all();
        }
    }
}
