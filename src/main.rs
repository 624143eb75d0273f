//! The program; everything it does is in `accolade::cli`.

fn main() -> std::process::ExitCode {
    accolade::cli::run()
}
