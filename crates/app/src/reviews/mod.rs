//! Consolidated reports and reviews («sơ kết», «tổng kết»): drafted from the data, edited in blocks, approved and frozen.

pub mod gathering;
