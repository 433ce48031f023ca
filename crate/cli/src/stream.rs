//! Many lines on all cores, in order, in constant memory.
//!
//! Every thread does the same: takes the next block from the reader, answers it, waits for its turn, and writes. So at
//! most one block a thread is in memory, no thread only reads or only writes, and order costs no queue.

use std::{
    io::{self, Read, Write},
    path::Path,
    sync::{Condvar, Mutex, MutexGuard, PoisonError},
    thread,
};

use crate::{
    block::{Block, Blocks},
    judge::{Answer, Judge},
    problem::Problem,
    sink::Sink,
};

/// More threads than this would only wait for their turn to write, and each holds a block.
const MOST_THREADS: usize = 16;

/// What the threads share.
struct Hall<'h, 'w, R, W> {
    blocks: Mutex<Blocks<R>>,
    /// The source's name in messages.
    name: &'h str,
    judge: &'h Judge<'h>,
    turn: Mutex<Turn<'h, 'w, W>>,
    moved: Condvar,
}

/// Whose turn it is to write, and where to.
struct Turn<'h, 'w, W> {
    sink: &'h mut Sink<'w, W>,
    next: u64,
    /// Nobody writes any more.
    over: bool,
    problem: Option<Problem>,
}

/// Answers everything that comes from the source.
pub fn run<R: Read + Send, W: Write + Send>(
    blocks: Blocks<R>,
    name: &str,
    judge: &Judge<'_>,
    sink: &mut Sink<'_, W>,
) -> Result<(), Problem> {
    let threads = thread::available_parallelism().map_or(1, usize::from).min(MOST_THREADS);
    let turn = Turn { sink, next: 0, over: false, problem: None };
    let hall = Hall { blocks: Mutex::new(blocks), name, judge, turn: Mutex::new(turn), moved: Condvar::new() };
    thread::scope(|scope| {
        for _ in 1..threads {
            scope.spawn(|| hall.work());
        }
        hall.work();
    });
    let turn = hall.turn.into_inner().unwrap_or_else(PoisonError::into_inner);
    turn.problem.map_or(Ok(()), Err)
}

impl<'h, 'w, R: Read, W: Write> Hall<'h, 'w, R, W> {
    fn work(&self) {
        let _bell = Bell(self);
        let (mut block, mut answer) = (Block::default(), Answer::default());
        while let Some((number, read)) = self.take(&mut block) {
            answer.clear();
            if read.is_ok() {
                self.judge.block(&block, &mut answer);
            }
            let mut turn = self.wait(number);
            if turn.over {
                return;
            }
            let done = match read {
                Ok(()) => turn.sink.put(&answer, block.bytes().len()),
                Err(error) => Err(Problem::reading(Path::new(self.name), error)),
            };
            turn.next = number + 1;
            if let Err(problem) = done {
                turn.problem = Some(problem);
                turn.over = true;
            }
            drop(turn);
            self.moved.notify_all();
        }
    }

    /// The next block and its number; `None` at the end.
    fn take(&self, block: &mut Block) -> Option<(u64, io::Result<()>)> {
        let mut blocks = self.blocks.lock().unwrap_or_else(PoisonError::into_inner);
        let number = blocks.count;
        match blocks.next(block) {
            Ok(true) => Some((number, Ok(()))),
            Ok(false) => None,
            Err(error) => Some((number, Err(error))),
        }
    }

    fn wait(&self, number: u64) -> MutexGuard<'_, Turn<'h, 'w, W>> {
        let turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        let others = |turn: &mut Turn<'h, 'w, W>| !turn.over && turn.next != number;
        self.moved.wait_while(turn, others).unwrap_or_else(PoisonError::into_inner)
    }
}

/// Lets nobody wait for a thread that panicked.
struct Bell<'b, 'h, 'w, R, W>(&'b Hall<'h, 'w, R, W>);

impl<R, W> Drop for Bell<'_, '_, '_, R, W> {
    fn drop(&mut self) {
        if thread::panicking() {
            self.0.turn.lock().unwrap_or_else(PoisonError::into_inner).over = true;
            self.0.moved.notify_all();
        }
    }
}
