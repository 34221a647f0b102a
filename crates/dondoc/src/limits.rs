//! What a child of this program gives up before it reads a byte: memory, processor time, files.
//! It cannot take any of it back; how much it may have, whoever calls it says.

use crate::command_line::CostOptions;
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

/// The largest file that may be written, also by a program started from here.
const WRITTEN_BYTES: u64 = 256 * 1024 * 1024;
/// Files open at the same time.
const OPEN_FILES: u64 = 256;

/// Sets the limits of this process, for good. They hold for the whole process, so no thread may be there yet.
pub fn set(cost: CostOptions) -> anyhow::Result<()> {
    give_up(Resource::Core, 0)?;
    give_up(Resource::Cpu, cost.cpu_seconds)?;
    give_up(Resource::As, cost.memory_megabytes.saturating_mul(1024 * 1024))?;
    give_up(Resource::Fsize, WRITTEN_BYTES)?;
    give_up(Resource::Nofile, OPEN_FILES)
}

/// Takes less of something. Nobody gets more than the process had.
fn give_up(resource: Resource, most: u64) -> anyhow::Result<()> {
    let had = getrlimit(resource).maximum.unwrap_or(u64::MAX);
    let most = Some(most.min(had));
    setrlimit(resource, Rlimit { current: most, maximum: most })?;
    Ok(())
}
