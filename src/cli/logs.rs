//! The log goes to standard error, so that standard output stays usable.

use tracing_subscriber::EnvFilter;

use super::error::CommandError;

/// For the server: as the configuration says.
pub fn begin(filter: &str) -> Result<(), CommandError> {
    let filter = EnvFilter::builder().parse(filter).map_err(|error| {
        CommandError::refused(
            format!("RUST_LOG cannot be used: {error}"),
            "For example RUST_LOG=info, or RUST_LOG=warn,accolade=debug.",
        )
    })?;
    install(filter);
    Ok(())
}

/// For commands that print their outcome themselves: `usual`, unless `RUST_LOG` asks for more.
pub fn begin_quietly(usual: &str) {
    install(EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new(usual)));
}

fn install(filter: EnvFilter) {
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    // It fails only where a log was installed before, which then holds.
    drop(log.try_init());
}
