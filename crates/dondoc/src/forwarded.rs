//! Headers of a proxy: believed from the proxy that is named, thrown away from anyone else.
//! What is decided by them here is only which address a log line shows.

use axum::http::HeaderMap;
use std::net::IpAddr;

/// Where a request came from, as far as can be believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClientAddress(pub IpAddr);

/// Finds the client's address and removes what nobody vouches for.
pub fn settle(headers: &mut HeaderMap, peer: IpAddr, trusted_proxy: Option<IpAddr>) -> ClientAddress {
    let peer = peer.to_canonical();
    // A proxy appends the address that it saw; whatever stands before the last one was written by the client.
    let last = headers
        .get_all("x-forwarded-for")
        .iter()
        .next_back()
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.rsplit(',').next())
        .and_then(|address| address.trim().parse().ok());
    let address = if trusted_proxy == Some(peer) { last.unwrap_or(peer) } else { peer };
    let theirs: Vec<_> = headers
        .keys()
        .filter(|name| *name == "forwarded" || name.as_str().starts_with("x-forwarded-"))
        .cloned()
        .collect();
    for name in theirs {
        headers.remove(name);
    }
    ClientAddress(address)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_named_proxy_is_believed() {
        let proxy: IpAddr = "10.0.0.2".parse().unwrap();
        let cases = [
            ("10.0.0.2", Some(proxy), "6.6.6.6, 203.0.113.9", "203.0.113.9"),
            ("10.0.0.3", Some(proxy), "203.0.113.9", "10.0.0.3"),
            ("10.0.0.2", None, "203.0.113.9", "10.0.0.2"),
            ("10.0.0.2", Some(proxy), "nonsense", "10.0.0.2"),
        ];
        for (peer, trusted, forwarded, expected) in cases {
            let mut headers = HeaderMap::new();
            headers.insert("x-forwarded-for", forwarded.parse().unwrap());
            headers.insert("x-forwarded-proto", "https".parse().unwrap());
            headers.insert("host", "x.vn".parse().unwrap());
            let ClientAddress(found) = settle(&mut headers, peer.parse().unwrap(), trusted);
            assert_eq!(found.to_string(), expected, "{peer} {forwarded}");
            assert_eq!(headers.keys().map(|name| name.as_str()).collect::<Vec<_>>(), ["host"]);
        }
    }
}
