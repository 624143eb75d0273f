//! The program; everything it does is in `accolade::cli`.

/// A launch makes some thousand small values in several threads and drops them again; with the C library's allocator an
/// eighth of its time went there.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    accolade::cli::run()
}
