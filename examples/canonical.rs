//! Reads one JSON document from each line of the standard input and writes, one line for each, what would be signed: the
//! canonical N-Quads, or why there are none. `tests/verifiers/canonical.test.js` compares them with those of others.

use std::io::{BufRead, Error, Write, stdin, stdout};

use accolade::openbadges::terms::canonical;
use serde_json::json;

fn main() -> Result<(), Error> {
    let mut out = stdout().lock();
    for line in stdin().lock().lines() {
        let answer = match serde_json::from_str(&line?).map(|document| canonical(&document)) {
            Ok(Ok(quads)) => json!({ "quads": quads }),
            Ok(Err(error)) => json!({ "refused": format!("{:?}", error.problem), "at": error.at }),
            Err(error) => json!({ "refused": format!("Json({error})") }),
        };
        writeln!(out, "{answer}")?;
    }
    out.flush()
}
