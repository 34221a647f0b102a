//! One address of the interface: method, path, rights row, name, and the handler whose signature describes it.

use super::{Operation, signature::Described};
use crate::{App, routes::Access};
use axum::{
    handler::Handler,
    http::Method,
    routing::{MethodFilter, MethodRouter, on},
};

/// One address of the interface.
pub struct Endpoint {
    /// GET, PUT or POST.
    pub method: Method,
    /// With `{id}` parts.
    pub path: &'static str,
    /// Its rights row.
    pub access: Access,
    /// Its name in the description, and the key of its texts.
    pub name: &'static str,
    pub(super) handler: MethodRouter<App>,
    pub(super) tell: fn(&mut Operation<'_>),
}

impl Endpoint {
    /// Reads.
    pub fn get<H, T, P, A>(path: &'static str, access: Access, name: &'static str, handler: H) -> Self
    where
        H: Handler<T, App> + Described<P, A>,
        T: 'static,
    {
        Endpoint::new(Method::GET, MethodFilter::GET, (path, access, name), handler)
    }

    /// Puts something in its place: done twice, it is as if done once.
    pub fn put<H, T, P, A>(path: &'static str, access: Access, name: &'static str, handler: H) -> Self
    where
        H: Handler<T, App> + Described<P, A>,
        T: 'static,
    {
        Endpoint::new(Method::PUT, MethodFilter::PUT, (path, access, name), handler)
    }

    /// Takes a step.
    pub fn post<H, T, P, A>(path: &'static str, access: Access, name: &'static str, handler: H) -> Self
    where
        H: Handler<T, App> + Described<P, A>,
        T: 'static,
    {
        Endpoint::new(Method::POST, MethodFilter::POST, (path, access, name), handler)
    }

    fn new<H, T, P, A>(
        method: Method,
        filter: MethodFilter,
        (path, access, name): (&'static str, Access, &'static str),
        handler: H,
    ) -> Self
    where
        H: Handler<T, App> + Described<P, A>,
        T: 'static,
    {
        Endpoint { method, path, access, name, tell: H::tell, handler: on(filter, handler) }
    }
}
