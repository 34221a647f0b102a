//! One address of the interface: method, path, rights row, text, and the handler whose signature describes it.
//! It is the one place where an address of the interface comes into being, so none can be without these.

use super::{Operation, signature::Described};
use crate::{App, routes::Access};
use axum::{
    handler::Handler,
    http::Method,
    routing::{MethodFilter, MethodRouter, on},
};

/// One address of the interface.
pub struct Endpoint {
    /// GET or POST.
    pub method: Method,
    /// With `{id}` parts.
    pub path: &'static str,
    /// Its rights row.
    pub access: Access,
    /// The key of its text: a line that names it, then what it is for.
    pub key: &'static str,
    pub(super) handler: MethodRouter<App>,
    pub(super) tell: fn(&mut Operation<'_>),
}

impl Endpoint {
    /// Reads.
    pub fn get<H, T, P, A>(path: &'static str, access: Access, key: &'static str, handler: H) -> Self
    where
        H: Handler<T, App> + Described<P, A>,
        T: 'static,
    {
        Endpoint::new(Method::GET, MethodFilter::GET, (path, access, key), handler)
    }

    /// Takes a step.
    pub fn post<H, T, P, A>(path: &'static str, access: Access, key: &'static str, handler: H) -> Self
    where
        H: Handler<T, App> + Described<P, A>,
        T: 'static,
    {
        Endpoint::new(Method::POST, MethodFilter::POST, (path, access, key), handler)
    }

    fn new<H, T, P, A>(
        method: Method,
        filter: MethodFilter,
        (path, access, key): (&'static str, Access, &'static str),
        handler: H,
    ) -> Self
    where
        H: Handler<T, App> + Described<P, A>,
        T: 'static,
    {
        Endpoint { method, path, access, key, tell: H::tell, handler: on(filter, handler) }
    }

    /// Its name in the description.
    pub fn name(&self) -> &'static str {
        self.key.trim_start_matches("api-")
    }
}

/// The endpoints of one subject.
pub struct Subject {
    /// The key of its name.
    pub key: &'static str,
    /// Its endpoints, in the order in which they are described.
    pub endpoints: Vec<Endpoint>,
}
