//! Progress of long work, reported while it runs.
//!
//! One call into the core may take many seconds, during which nobody can look into it. So work that grows with the text
//! reports its progress, and whoever asked for the work can [`listen`]. The listener belongs to the thread, as that of a
//! logger does, so that it need not be passed through every function in between. Without one a report costs next to nothing.

use std::{cell::RefCell, iter, mem, ops::Range};

struct Listening {
    listener: Box<dyn FnMut(f32)>,
    /// The part of the whole that the current work is.
    part: Range<f32>,
    /// The share reported last, which is the greatest.
    reported: f32,
}

thread_local! {
    static LISTENING: RefCell<Option<Listening>> = const { RefCell::new(None) };
}

/// Does `work`; meanwhile `listener` gets the share of it that is done: from 0 to 1, never less than before.
///
/// Where the share is not known, the last one is reported again as a heartbeat.
///
/// ```
/// use std::{cell::RefCell, rc::Rc};
/// use gangmu::{progress::listen, structure, text::SourceText};
///
/// let shares = Rc::new(RefCell::new(Vec::new()));
/// let reported = Rc::clone(&shares);
/// let source = SourceText::from_text(&"一、读书\n书要一页一页地读。\n".repeat(5_000))?;
/// listen(move |share| reported.borrow_mut().push(share), || structure::parse(&source));
/// assert!(shares.borrow().len() > 10 && shares.borrow().is_sorted());
/// # Ok::<(), gangmu::text::DecodeError>(())
/// ```
pub fn listen<T>(listener: impl FnMut(f32) + 'static, work: impl FnOnce() -> T) -> T {
    let listening = Listening { listener: Box::new(listener), part: 0.0..1.0, reported: 0.0 };
    let before = LISTENING.replace(Some(listening));
    let done = work();
    LISTENING.set(before);
    done
}

/// Does one part of the current work, such as its second quarter (0.25..0.5). What it reports counts within that part.
pub(crate) fn part<T>(share: Range<f32>, work: impl FnOnce() -> T) -> T {
    let whole = narrow(&share);
    report(0.0);
    let done = work();
    report(1.0);
    if let Some(whole) = whole {
        LISTENING
            .with_borrow_mut(|listening| listening.iter_mut().for_each(|listening| listening.part = whole.clone()));
    }
    done
}

/// Makes a share of the current part the current part; gives the former one.
fn narrow(share: &Range<f32>) -> Option<Range<f32>> {
    LISTENING.with_borrow_mut(|listening| {
        let listening = listening.as_mut()?;
        let (start, len) = (listening.part.start, listening.part.end - listening.part.start);
        Some(mem::replace(&mut listening.part, start + len * share.start..start + len * share.end))
    })
}

/// Reports that work goes on, where its progress is not known.
pub(crate) fn heartbeat() {
    report(0.0);
}

/// Reports which share of the current part is done.
fn report(share: f32) {
    // Taken out meanwhile, so that a listener may itself call something that is listened to.
    let Some(mut listening) = LISTENING.take() else { return };
    let Range { start, end } = listening.part;
    listening.reported = listening.reported.max(start + (end - start) * share);
    (listening.listener)(listening.reported);
    LISTENING.set(Some(listening));
}

/// The same items; reports how many of them were taken.
pub(crate) fn each<I: ExactSizeIterator>(items: I) -> impl Iterator<Item = I::Item> {
    let mut steps = Steps::new(items.len(), 1 << 10);
    let mut items = items.enumerate();
    iter::from_fn(move || {
        let (at, item) = items.next()?;
        steps.reach(at);
        Some(item)
    })
}

/// Reports work of many small steps, once in so many.
pub(crate) struct Steps {
    total: usize,
    stride: usize,
    next: usize,
}

impl Steps {
    pub(crate) fn new(total: usize, stride: usize) -> Self {
        Self { total, stride, next: stride }
    }

    /// So many steps are done.
    pub(crate) fn reach(&mut self, done: usize) {
        if done >= self.next {
            self.next = done + self.stride;
            report(done as f32 / self.total as f32);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;

    fn reported(work: impl FnOnce()) -> Vec<f32> {
        let shares = Rc::new(RefCell::new(Vec::new()));
        let pushed = Rc::clone(&shares);
        listen(move |share| pushed.borrow_mut().push(share), work);
        shares.take()
    }

    #[test]
    fn parts_of_parts_add_up_to_the_whole() {
        let shares = reported(|| {
            part(0.0..0.5, || ());
            part(0.5..1.0, || part(0.5..1.0, || assert_eq!(each(0..2048).count(), 2048)));
        });
        assert_eq!(shares, [0.0, 0.5, 0.5, 0.75, 0.875, 1.0, 1.0]);
    }

    #[test]
    fn a_heartbeat_never_goes_back() {
        let shares = reported(|| {
            part(0.5..1.0, || ());
            heartbeat();
        });
        assert_eq!(shares, [0.5, 1.0, 1.0]);
    }

    #[test]
    fn a_listener_may_start_work_that_is_listened_to() {
        listen(|_| assert_eq!(reported(heartbeat), [0.0]), heartbeat);
    }

    #[test]
    fn work_is_done_where_nobody_listens() {
        assert_eq!(part(0.0..0.5, || each(0..5000).sum::<usize>()), 12_497_500);
    }
}
