//! The SQL of urging. Everything is read for all people at once: never a statement for each person or thing.
//! What is due and done is read by the same measure as in the lists of late things.

mod choices;
mod digests;
mod owed;
mod reminders;

pub use choices::{
    ChoiceRow, choose_mail, find_calendar_owner, find_choice, has_calendar, insert_calendar_key, insert_steps,
    list_steps, withdraw_calendar_key,
};
pub use digests::{
    DigestRow, NoticeOfDigest, assign_notices, begin, count_doubtful, insert_digests, list_notices_of_day,
    list_people_to_mail, list_waiting, mark_refused, mark_sent, put_back,
};
pub use owed::{OwedRow, PersonRow, find_thing, list_owed, list_people};
pub use reminders::{
    FollowedRow, NewReminder, NoticeRow, insert_notices, insert_reminders, list_followed, list_notices, list_told,
    list_told_of, mark_all_read,
};
