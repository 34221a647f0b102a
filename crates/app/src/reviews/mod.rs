//! Consolidated reports and reviews («sơ kết», «tổng kết»): drafted from the data, edited in blocks, approved and frozen.
//! Sentences come from `papers::writing::review`, what becomes of edited words from `domain::reviews`.

pub mod gathering;
