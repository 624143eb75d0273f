//! Processor time as Linux counts it.

use std::time::Duration;

/// The unit of the times in `/proc`, which Linux has kept at 100 a second since it was first written there.
const TICK: Duration = Duration::from_millis(10);

/// Processor time of all threads of a process until now, user and system; the process is a number, or `self`. Of the
/// calling thread alone with `thread-self`.
pub fn of(process: &str) -> Duration {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).expect("the process is running");
    // The second field is the name, which may hold anything but ends with the last bracket.
    let (_, fields) = stat.rsplit_once(')').expect("the name stands in brackets");
    let ticks = fields.split_whitespace().skip(11).take(2);
    TICK * ticks.map(|ticks| ticks.parse::<u32>().expect("ticks are a number")).sum()
}
