//! To whom an instance is open, and whether that is safe: decided before anything is opened.
//!
//! What always holds: off loopback a password travels under TLS, ours or that of a proxy which is named.

use crate::{configuration::Serving, labels, refusal::Refusal};
use std::{
    net::{IpAddr, SocketAddr},
    path::PathBuf,
};

/// The address, and how what crosses the network is kept from others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exposure {
    /// Where to listen.
    pub listen: SocketAddr,
    /// Certificate chain and key.
    pub tls: Option<(PathBuf, PathBuf)>,
    /// The address at the proxy, without a slash at its end.
    pub public_url: Option<String>,
    /// The proxy whose headers are believed.
    pub trusted_proxy: Option<IpAddr>,
}

impl Exposure {
    /// From the settings.
    pub fn of(serving: &Serving) -> Result<Self, Refusal> {
        let tls = match (&serving.tls_cert, &serving.tls_key) {
            (Some(certificate), Some(key)) => Some((certificate.clone(), key.clone())),
            (None, None) => None,
            _ => return Err(labels::half_of_tls()),
        };
        let proxy = |given: &String| given.parse::<IpAddr>().map_err(|_| labels::not_a_proxy(given));
        let exposure = Exposure {
            listen: address(&serving.listen)?,
            tls,
            public_url: serving.public_url.as_ref().map(|url| public_url(url)).transpose()?,
            trusted_proxy: serving.trusted_proxy.as_ref().map(proxy).transpose()?,
        };
        if exposure.is_safe() { Ok(exposure) } else { Err(labels::in_the_clear(exposure.listen)) }
    }

    /// For a demo: plain, and on loopback alone.
    pub fn of_demo(listen: &str) -> Result<Self, Refusal> {
        let listen = address(listen)?;
        let exposure = Exposure { listen, tls: None, public_url: None, trusted_proxy: None };
        if listen.ip().is_loopback() { Ok(exposure) } else { Err(labels::demo_on_loopback_only(listen)) }
    }

    fn is_safe(&self) -> bool {
        let behind_proxy = self.public_url.is_some() && self.trusted_proxy.is_some();
        self.listen.ip().is_loopback() || self.tls.is_some() || behind_proxy
    }

    /// Whether browsers reach the instance under TLS.
    pub fn is_secure(&self) -> bool {
        self.tls.is_some() || self.public_url.is_some()
    }

    /// Whether a request from this address may be answered. Off loopback without TLS of our own, only the proxy may
    /// ask: anyone else would speak in the clear.
    pub fn admits(&self, peer: IpAddr) -> bool {
        let peer = peer.to_canonical();
        self.tls.is_some() || self.listen.ip().is_loopback() || peer.is_loopback() || self.trusted_proxy == Some(peer)
    }

    /// The address that people can open, once the port is known.
    pub fn address(&self, bound: SocketAddr) -> String {
        match &self.public_url {
            Some(url) => url.clone(),
            None => format!("{}://{bound}", if self.tls.is_some() { "https" } else { "http" }),
        }
    }
}

fn address(given: &str) -> Result<SocketAddr, Refusal> {
    let named = given.strip_prefix("localhost:").map(|port| ["127.0.0.1:", port].concat());
    named.as_deref().unwrap_or(given).parse().map_err(|_| labels::not_an_address(given))
}

/// `https://host[:port]`. A path would be lost, since every address of the pages begins at the root.
fn public_url(given: &str) -> Result<String, Refusal> {
    let trimmed = given.trim_end_matches('/');
    let host = trimmed.strip_prefix("https://").unwrap_or_default();
    let is_host = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-.:[]".contains(c);
    if !host.is_empty() && host.chars().all(is_host) {
        Ok(trimmed.to_owned())
    } else {
        Err(labels::not_a_public_url(given))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{command_line::LogForm, configuration::Place};

    fn serving(listen: &str, tls: [Option<&str>; 2], public_url: Option<&str>, proxy: Option<&str>) -> Serving {
        let place = Place { folder: PathBuf::from("data"), database: "data/dondoc.db".to_owned() };
        let [tls_cert, tls_key] = tls.map(|path| path.map(PathBuf::from));
        let listen = listen.to_owned();
        let (public_url, trusted_proxy) = (public_url.map(str::to_owned), proxy.map(str::to_owned));
        let reminding = crate::reminding::Reminding::default();
        Serving { place, listen, tls_cert, tls_key, public_url, trusted_proxy, log: LogForm::Text, reminding }
    }

    #[test]
    fn off_loopback_nothing_is_served_in_the_clear() {
        let pair = [Some("c"), Some("k")];
        let url = Some("https://dondoc.example.gov.vn");
        for (settings, is_allowed) in [
            (serving("127.0.0.1:0", [None, None], None, None), true),
            (serving("[::1]:0", [None, None], None, None), true),
            (serving("localhost:8080", [None, None], None, None), true),
            (serving("0.0.0.0:80", [None, None], None, None), false),
            (serving("[::]:80", [None, None], None, None), false),
            (serving("0.0.0.0:80", pair, None, None), true),
            (serving("0.0.0.0:80", [Some("c"), None], None, None), false),
            (serving("0.0.0.0:80", [None, None], url, None), false),
            (serving("0.0.0.0:80", [None, None], None, Some("10.0.0.2")), false),
            (serving("0.0.0.0:80", [None, None], url, Some("10.0.0.2")), true),
            (serving("0.0.0.0:80", [None, None], Some("http://x.vn"), Some("10.0.0.2")), false),
            (serving("0.0.0.0:80", [None, None], Some("https://x.vn/a"), Some("10.0.0.2")), false),
            (serving("127.0.0.1:0", [None, None], None, Some("proxy")), false),
            (serving(":8080", [None, None], None, None), false),
        ] {
            assert_eq!(Exposure::of(&settings).is_ok(), is_allowed, "{settings:?}");
        }
        assert!(Exposure::of_demo("0.0.0.0:0").is_err());
    }

    #[test]
    fn behind_a_proxy_only_the_proxy_is_answered() {
        let settings = serving("0.0.0.0:80", [None, None], Some("https://x.vn/"), Some("10.0.0.2"));
        let exposure = Exposure::of(&settings).unwrap();
        for (peer, is_admitted) in
            [("10.0.0.2", true), ("::ffff:10.0.0.2", true), ("127.0.0.1", true), ("10.0.0.3", false)]
        {
            assert_eq!(exposure.admits(peer.parse().unwrap()), is_admitted, "{peer}");
        }
        assert_eq!(exposure.public_url.as_deref(), Some("https://x.vn"));
    }
}
