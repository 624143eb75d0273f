//! https in front of a server on loopback, for browser tests of pages that have a name on the open web.

use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::Arc;

use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};

/// Passes everything on to the server at `address`, and gives the port. Ends with the test's runtime.
///
/// # Panics
/// When there is no `openssl`, which makes the certificate.
pub async fn in_front_of(address: &str) -> u16 {
    let address = address.trim_start_matches("http://").to_owned();
    let acceptor = TlsAcceptor::from(Arc::new(with_new_certificate()));
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a port is free");
    let port = listener.local_addr().expect("it is bound").port();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let (acceptor, address) = (acceptor.clone(), address.clone());
            tokio::spawn(async move {
                // A browser that hangs up in the middle is none of our business.
                if let (Ok(mut inside), Ok(mut outside)) =
                    (acceptor.accept(stream).await, TcpStream::connect(address).await)
                {
                    let _ = tokio::io::copy_bidirectional(&mut inside, &mut outside).await;
                }
            });
        }
    });
    port
}

fn with_new_certificate() -> ServerConfig {
    let folder = std::env::temp_dir().join(format!("accolade-https-{}", uuid::Uuid::new_v4()));
    std::fs::create_dir(&folder).expect("the folder for temporary files is writable");
    let file = |name: &str| -> PathBuf { folder.join(name) };
    let made = Command::new("openssl")
        .args(["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=tests", "-days", "2", "-keyout"])
        .arg(file("key.pem"))
        .arg("-out")
        .arg(file("certificate.pem"))
        .stderr(Stdio::null())
        .status()
        .expect("openssl is installed: tests/run install");
    assert!(made.success(), "openssl made no certificate");
    let certificate = CertificateDer::from_pem_file(file("certificate.pem")).expect("a certificate was written");
    let key = PrivateKeyDer::from_pem_file(file("key.pem")).expect("a key was written");
    std::fs::remove_dir_all(&folder).expect("the folder can be removed");
    ServerConfig::builder()
        .with_no_client_auth()
        .with_single_cert(vec![certificate], key)
        .expect("the key belongs to the certificate")
}
