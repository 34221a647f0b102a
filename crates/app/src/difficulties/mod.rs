//! Difficulties and proposals («khó khăn, vướng mắc», «kiến nghị, đề xuất»): raised by a unit against a clause, an assignment or a
//! figure, held by one body at a time, answered or forwarded in time, judged by those who raised them.
//!
//! The rules stand in `domain::difficulties`; the clock is the pack's. What a page shows of who holds it and how long it
//! waits is read from the rows and today's graph.

pub mod actions;
