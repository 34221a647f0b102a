//! TLS by rustls with ring: the certificate chain and the key are read once, at start.
//! A renewed certificate comes into use when the program is started again.

use crate::{labels, refusal::Refusal};
use rustls_pki_types::{CertificateDer, PrivateKeyDer, pem::PemObject};
use std::{path::Path, sync::Arc};
use tokio_rustls::{
    TlsAcceptor,
    rustls::{ServerConfig, crypto::ring},
};

/// What answers a TLS handshake with this certificate.
pub fn acceptor(certificate: &Path, key: &Path) -> Result<TlsAcceptor, Refusal> {
    let chain: Vec<CertificateDer<'static>> = CertificateDer::pem_file_iter(certificate)
        .and_then(Iterator::collect)
        .map_err(|fault| labels::tls_unusable(certificate, &fault))?;
    let secret = PrivateKeyDer::from_pem_file(key).map_err(|fault| labels::tls_unusable(key, &fault))?;
    let unusable = |fault| labels::tls_unusable(certificate, &fault);
    let mut settings = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .map_err(unusable)?
        .with_no_client_auth()
        .with_single_cert(chain, secret)
        .map_err(unusable)?;
    settings.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(TlsAcceptor::from(Arc::new(settings)))
}
