//! The threads that talk to SQLite, which blocks: some that read, and one that writes.
//!
//! Whatever waits for the writer is written in one transaction: a commit is durable only when the disk says so, and a
//! disk says so as slowly for one application as for a hundred.

use std::sync::Mutex;
use std::thread::{self, JoinHandle};

use crossbeam_channel::{Receiver, Sender};
use rusqlite::Connection;
use tokio::sync::oneshot;

use super::write;
use crate::store::StoreError;

/// How many writes at most become durable together: an answer must not wait for too many others.
const TOGETHER: usize = 256;

/// Something to read.
pub(super) type Read = Box<dyn FnOnce(&mut Connection) + Send>;

/// Threads with a connection each, which end when the last handle does.
pub(super) struct Threads<T> {
    work: Mutex<Option<Sender<T>>>,
    threads: Mutex<Vec<JoinHandle<()>>>,
}

/// Something to write, which may have to be tried twice.
pub(super) trait Write: Send {
    /// Does it, within a transaction.
    fn run(&mut self, connection: &Connection) -> Result<(), StoreError>;
    /// Tells the outcome to whoever waits for it: `Ok` when it is durable.
    fn answer(self: Box<Self>, end: Result<(), StoreError>);
    /// Whether it destroys something.
    fn destroys(&self) -> bool;
}

/// A write that says something when it is done.
struct Job<T, W> {
    write: W,
    done: Option<T>,
    destroys: bool,
    answer: oneshot::Sender<Result<T, StoreError>>,
}

impl<T: Send, W: FnMut(&Connection) -> Result<T, StoreError> + Send> Write for Job<T, W> {
    fn run(&mut self, connection: &Connection) -> Result<(), StoreError> {
        self.done = Some((self.write)(connection)?);
        Ok(())
    }

    fn answer(self: Box<Self>, end: Result<(), StoreError>) {
        let Self { done, answer, .. } = *self;
        let gone = || StoreError::Broken("the writer lost an outcome".to_owned());
        // Whoever asked may have given up; it is written all the same.
        let _ = answer.send(end.and_then(|()| done.ok_or_else(gone)));
    }

    fn destroys(&self) -> bool {
        self.destroys
    }
}

impl<T: Send + 'static> Threads<T> {
    fn spawn(connections: Vec<Connection>, run: impl Fn(Connection, Receiver<T>) + Clone + Send + 'static) -> Self {
        let (work, works) = crossbeam_channel::unbounded();
        let start = |connection| {
            let (works, run) = (works.clone(), run.clone());
            thread::spawn(move || run(connection, works))
        };
        Self { work: Mutex::new(Some(work)), threads: Mutex::new(connections.into_iter().map(start).collect()) }
    }

    fn send(&self, work: T) -> Result<(), StoreError> {
        let sender = self.work.lock().ok().and_then(|sender| sender.clone());
        sender.and_then(|sender| sender.send(work).ok()).ok_or_else(closed)
    }

    /// Lets the threads finish what they have, and waits for them.
    pub(super) async fn close(&self) {
        if let Ok(mut work) = self.work.lock() {
            work.take();
        }
        let threads = self.threads.lock().map(|mut threads| std::mem::take(&mut *threads)).unwrap_or_default();
        let join = move || threads.into_iter().for_each(|thread| drop(thread.join()));
        let _ = tokio::task::spawn_blocking(join).await;
    }
}

impl Threads<Read> {
    pub(super) fn readers(connections: Vec<Connection>) -> Self {
        Self::spawn(connections, |mut connection, works| works.iter().for_each(|read| read(&mut connection)))
    }

    /// What `read` reads, on the first thread that is free.
    pub(super) async fn read<T: Send + 'static>(
        &self,
        read: impl FnOnce(&mut Connection) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        let (answer, answered) = oneshot::channel();
        self.send(Box::new(move |connection| drop(answer.send(read(connection)))))?;
        answered.await.map_err(|_| closed())?
    }
}

impl Threads<Box<dyn Write>> {
    /// The writer, which says in `written` that there is something new; `other` is a thread that ends after it.
    pub(super) fn writer(connection: Connection, written: Sender<()>, other: JoinHandle<()>) -> Self {
        let writer = Self::spawn(vec![connection], move |connection, works| {
            while let Ok(first) = works.recv() {
                let jobs = || std::iter::once(first).chain(works.try_iter());
                // The lock before the jobs: whoever comes while it is waited for shares the transaction, or is told
                // with the others that there is none, instead of waiting as long once more.
                match begin(&connection) {
                    Ok(()) => commit(&connection, jobs().take(TOGETHER).collect()),
                    Err(error) => jobs().for_each(|job| job.answer(Err(error.clone()))),
                }
                // Full: it was said already.
                let _ = written.try_send(());
            }
        });
        if let Ok(mut threads) = writer.threads.lock() {
            threads.push(other);
        }
        writer
    }

    /// Does `write` in a transaction that others may share, and answers when it is durable.
    pub(super) async fn write<T: Send + 'static>(
        &self,
        destroys: bool,
        write: impl FnMut(&Connection) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        let (answer, answered) = oneshot::channel();
        self.send(Box::new(Job { write, done: None, destroys, answer }))?;
        answered.await.map_err(|_| closed())?
    }
}

/// Begins a transaction with the lock of the writer: one that reads first and writes later could not wait for it.
fn begin(connection: &Connection) -> Result<(), StoreError> {
    Ok(connection.execute_batch("BEGIN IMMEDIATE")?)
}

/// Writes all of `jobs` together, in the transaction that was begun. Where one of them is at fault, each is tried alone,
/// so that none suffers for it.
fn commit(connection: &Connection, mut jobs: Vec<Box<dyn Write>>) {
    match together(connection, &mut jobs) {
        Err(error) if jobs.len() > 1 && !error.is_passing() => {
            for mut job in jobs {
                let end = begin(connection).and_then(|()| together(connection, std::slice::from_mut(&mut job)));
                finish(connection, vec![job], end);
            }
        }
        end => finish(connection, jobs, end),
    }
}

fn finish(connection: &Connection, jobs: Vec<Box<dyn Write>>, end: Result<(), StoreError>) {
    if end.is_ok() && jobs.iter().any(|job| job.destroys()) {
        write::forget(connection);
    }
    jobs.into_iter().for_each(|job| job.answer(end.clone()));
}

fn together(connection: &Connection, jobs: &mut [Box<dyn Write>]) -> Result<(), StoreError> {
    let done = jobs.iter_mut().try_for_each(|job| job.run(connection));
    let done = done.and_then(|()| Ok(connection.execute_batch("COMMIT")?));
    if done.is_err() && !connection.is_autocommit() {
        // It fails only where SQLite has rolled back by itself.
        let _ = connection.execute_batch("ROLLBACK");
    }
    done
}

fn closed() -> StoreError {
    StoreError::Unavailable("it is closed".to_owned())
}
