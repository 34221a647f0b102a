//! The whole route table on one screen: every address of the system, by subject.
//!
//! A route is a value with its rights, so one without a rights row does not compile. Tests walk the same list as
//! anonymous, stranger, sibling, superior, successor and former member; `docs/routes.md` is printed from it.

use crate::{App, asked, failure_page, security};
use axum::{
    Router,
    extract::DefaultBodyLimit,
    handler::Handler,
    http::Method,
    middleware::from_fn_with_state,
    response::Redirect,
    routing::{MethodFilter, MethodRouter, on},
};
use domain::permissions::Verb;
use tower_http::compression::predicate::{DefaultPredicate, NotForContentType, Predicate};

/// Who may call a route at all. What they may see or do with *this* thing is asked again in the action.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Anyone.
    Public,
    /// Anyone who is signed in; shows or changes only the person's own.
    SignedIn,
    /// The action asks for this verb on the thing named in the address.
    Asks(Verb),
}

/// One address.
pub struct Route {
    /// GET or POST.
    pub method: Method,
    /// With `{id}` parts.
    pub path: &'static str,
    /// Its rights row.
    pub access: Access,
    /// It gives its list as a workbook where the address says `dang=xlsx`.
    pub gives_workbook: bool,
    handler: MethodRouter<App>,
}

impl Route {
    /// A page.
    pub fn get<H: Handler<T, App>, T: 'static>(path: &'static str, access: Access, handler: H) -> Self {
        Route { method: Method::GET, path, access, gives_workbook: false, handler: on(MethodFilter::GET, handler) }
    }

    /// A change of state.
    pub fn post<H: Handler<T, App>, T: 'static>(path: &'static str, access: Access, handler: H) -> Self {
        Route { method: Method::POST, path, access, gives_workbook: false, handler: on(MethodFilter::POST, handler) }
    }

    /// Its list can be had as a workbook; a test walks all that say so.
    pub fn with_workbook(mut self) -> Self {
        self.gives_workbook = true;
        self
    }

    /// Takes bodies up to so many bytes instead of the default of a form.
    pub fn with_body_limit(mut self, bytes: usize) -> Self {
        self.handler = self.handler.layer(DefaultBodyLimit::max(bytes));
        self
    }
}

/// Every address of the system.
pub fn all() -> Vec<Route> {
    let mut routes = vec![Route::get("/", Access::Public, get_start)];
    routes.extend(crate::accounts::routes());
    routes.extend(crate::amendments::routes());
    routes.extend(crate::api::routes());
    routes.extend(crate::coverage::routes());
    routes.extend(crate::difficulties::routes());
    routes.extend(crate::documents::routes());
    routes.extend(crate::explorer::routes());
    routes.extend(crate::export::routes());
    routes.extend(crate::inspections::routes());
    routes.extend(crate::obligations::routes());
    routes.extend(crate::organisations::routes());
    routes.extend(crate::outreach::routes());
    routes.extend(crate::overview::routes());
    routes.extend(crate::packs::routes());
    routes.extend(crate::plans::routes());
    routes.extend(crate::registers::routes());
    routes.extend(crate::reorganisations::routes());
    routes.extend(crate::reporting::routes());
    routes.extend(crate::reviews::routes());
    routes.extend(crate::search::routes());
    routes.extend(crate::targets::routes());
    routes.extend(crate::urging::routes());
    routes.extend(crate::look::routes());
    routes
}

/// The bare address leads to the person's own work.
async fn get_start() -> Redirect {
    Redirect::to("/viec-cua-toi")
}

/// What is compressed on its way: all but exports, which are and may be large.
fn not_packed_already() -> impl Predicate {
    DefaultPredicate::new().and(NotForContentType::const_new(crate::export::MEDIA_TYPE))
}

/// The system as a service.
pub fn router(app: App) -> Router {
    let mut router = Router::new();
    for route in all() {
        router = router.route(route.path, route.handler);
    }
    let pages = router
        .fallback(failure_page::not_found)
        .layer(from_fn_with_state(app.clone(), security::refuse_cross_site))
        .layer(from_fn_with_state(app.clone(), failure_page::show_failures))
        .layer(from_fn_with_state(app.clone(), asked::forget_shown_notice));
    // The layers above are those of pages: an address of the interface passes none of them.
    pages
        .merge(crate::api::router(&app))
        .layer(from_fn_with_state(app.clone(), security::add_headers))
        .layer(tower_http::compression::CompressionLayer::new().compress_when(not_packed_already()))
        .with_state(app)
}
