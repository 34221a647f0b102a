//! Serving: the accept loop with its limits, TLS, and an end in order.
//!
//! A connection that is slow, silent or broken costs a bounded time and a bounded place and is nobody else's concern. On
//! SIGTERM or SIGINT no new request is taken; those that run are answered, for so long as [`ENDING`] allows.

use crate::{exposure::Exposure, forwarded, labels, output, tls};
use app::App;
use axum::{
    Router,
    body::Body,
    http::{Request, StatusCode},
};
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::graceful::{GracefulShutdown, Watcher},
    service::TowerToHyperService,
};
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use std::{future::Future, net::IpAddr, sync::Arc, time::Duration};
use tokio::{
    io::{AsyncRead, AsyncWrite},
    net::{TcpListener, TcpStream},
    signal::unix::{SignalKind, signal},
    sync::{OwnedSemaphorePermit, Semaphore},
    time::{sleep, timeout},
};
use tokio_rustls::TlsAcceptor;
use tower::{ServiceExt, service_fn};
use tower_http::{
    timeout::{RequestBodyTimeoutLayer, TimeoutLayer},
    trace::TraceLayer,
};

/// So many connections at the same time; further ones wait to be accepted.
const CONNECTIONS: usize = 2048;
/// Files besides those of connections: the database, its log, uploads, children that open files.
const OTHER_FILES: u64 = 512;
/// A TLS handshake, or the head of a request, takes so long at the most. It also ends connections that ask nothing.
const HEAD: Duration = Duration::from_secs(15);
/// A request is answered within so long, or given up.
const REQUEST: Duration = Duration::from_secs(60);
/// So long may a body pause.
const BODY_PAUSE: Duration = Duration::from_secs(20);
/// So long do running requests have when the program ends.
const ENDING: Duration = Duration::from_secs(10);
/// So often it is looked whether a new day has come, on which occurrences open.
const DAY_WATCH: Duration = Duration::from_secs(600);
/// So often people are reminded of what has come since.
const URGING_WATCH: Duration = Duration::from_secs(300);
/// After a failure to accept (no file descriptors left), the loop rests so long.
const REST: Duration = Duration::from_millis(100);

/// A port that is open but not yet served.
pub struct Door {
    listener: TcpListener,
    acceptor: Option<TlsAcceptor>,
    exposure: Exposure,
}

impl Door {
    /// Opens the port, so that everything that can be wrong with it is said before anything is made.
    pub async fn open(exposure: Exposure) -> anyhow::Result<Self> {
        let acceptor = exposure.tls.as_ref().map(|(certificate, key)| tls::acceptor(certificate, key)).transpose()?;
        let bound = TcpListener::bind(exposure.listen).await;
        let listener = bound.map_err(|fault| labels::cannot_listen(exposure.listen, &fault))?;
        Ok(Door { listener, acceptor, exposure })
    }

    /// The address that people can open.
    pub fn address(&self) -> anyhow::Result<String> {
        Ok(self.exposure.address(self.listener.local_addr()?))
    }

    /// Serves until the process is asked to end, then closes the database.
    pub async fn serve(self, app: App) -> anyhow::Result<()> {
        make_room_for_connections();
        let router = limited(app::routes::router(app.clone()));
        let graceful = GracefulShutdown::new();
        let mut ending = std::pin::pin!(asked_to_end()?);
        let places = Arc::new(Semaphore::new(CONNECTIONS));
        let exposure = Arc::new(self.exposure);
        let days = tokio::spawn(do_the_work_of_each_day(app.clone()));
        let urging = tokio::spawn(remind_people(app.clone()));
        tokio::spawn(bring_figures_into_memory(app.clone()));
        loop {
            let place = Arc::clone(&places).acquire_owned().await?;
            let accepted = tokio::select! {
                () = &mut ending => break,
                accepted = self.listener.accept() => accepted,
            };
            match accepted {
                Ok((stream, peer)) if exposure.admits(peer.ip()) => {
                    let guest = Guest { peer: peer.ip(), exposure: Arc::clone(&exposure), router: router.clone() };
                    let watcher = graceful.watcher();
                    tokio::spawn(guest.receive(stream, self.acceptor.clone(), watcher, place));
                }
                Ok((_, peer)) => tracing::warn!(peer.address = %peer.ip(), "a connection past the proxy was dropped"),
                Err(fault) => {
                    tracing::warn!(connection.fault = %fault, "a connection could not be accepted");
                    sleep(REST).await;
                }
            }
        }
        drop(self.listener);
        days.abort();
        app.begin_ending();
        tracing::info!("ending: running requests are answered first");
        if timeout(ENDING, graceful.shutdown()).await.is_err() {
            tracing::warn!(ending.seconds = ENDING.as_secs(), "some requests were not done in time and are given up");
        }
        // The mails that are on their way come to their end and are marked; no further ones are begun.
        if timeout(ENDING, urging).await.is_err() {
            tracing::warn!("some mails were on their way when the program ended; they are not sent again");
        }
        if let Err(fault) = app.keep_figures().await {
            tracing::warn!(figures.fault = ?fault, "the figures in memory could not be kept; the next start reads the rows");
        }
        app.database().close().await;
        Ok(())
    }
}

/// Each connection is an open file, and many systems give a process no more than 1,024 unless it asks: then the busiest hour
/// would find the door shut while half of the places are free.
fn make_room_for_connections() {
    let wanted = u64::try_from(CONNECTIONS).unwrap_or(u64::MAX).saturating_add(OTHER_FILES);
    let limit = getrlimit(Resource::Nofile);
    if limit.current.is_none_or(|files| files >= wanted) {
        return;
    }
    let current = limit.maximum.map_or(wanted, |most| most.min(wanted));
    let asked = setrlimit(Resource::Nofile, Rlimit { current: Some(current), maximum: limit.maximum });
    if asked.is_err() || current < wanted {
        tracing::warn!(files.open = ?limit.current, files.wanted = wanted, "few files may be open at a time: LimitNOFILE");
    }
}

/// One connection.
struct Guest {
    peer: IpAddr,
    exposure: Arc<Exposure>,
    router: Router,
}

impl Guest {
    async fn receive(self, stream: TcpStream, tls: Option<TlsAcceptor>, watcher: Watcher, place: OwnedSemaphorePermit) {
        // Pages are written in one go; waiting to fill a packet would only delay them.
        drop(stream.set_nodelay(true));
        match tls {
            None => self.converse(stream, watcher).await,
            Some(tls) => match timeout(HEAD, tls.accept(stream)).await {
                Ok(Ok(stream)) => self.converse(stream, watcher).await,
                Ok(Err(fault)) => tracing::debug!(connection.fault = %fault, "a TLS handshake failed"),
                Err(_) => tracing::debug!("a TLS handshake took too long"),
            },
        }
        drop(place);
    }

    async fn converse(self, stream: impl AsyncRead + AsyncWrite + Unpin + Send + 'static, watcher: Watcher) {
        let Guest { peer, exposure, router } = self;
        let answer = service_fn(move |mut request: Request<hyper::body::Incoming>| {
            let client = forwarded::settle(request.headers_mut(), peer, exposure.trusted_proxy);
            request.extensions_mut().insert(client);
            router.clone().oneshot(request.map(Body::new))
        });
        let mut protocol = hyper::server::conn::http1::Builder::new();
        protocol.timer(TokioTimer::new()).header_read_timeout(HEAD);
        let connection = protocol.serve_connection(TokioIo::new(stream), TowerToHyperService::new(answer));
        if let Err(fault) = watcher.watch(connection).await {
            tracing::debug!(connection.fault = %fault, "a connection broke off");
        }
    }
}

/// The system inside its limits of time. Limits of size stand at the routes that take a body: what is too large there is
/// read to its end and answered with a page, which a limit in front of them would cut off.
fn limited(router: Router) -> Router {
    let lines = TraceLayer::new_for_http().make_span_with(|request: &Request<Body>| {
        let client = request.extensions().get::<forwarded::ClientAddress>().map(|client| client.0.to_string());
        let client = client.unwrap_or_default();
        tracing::debug_span!("request", method = %request.method(), path = request.uri().path(), client)
    });
    router
        .layer(RequestBodyTimeoutLayer::new(BODY_PAUSE))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, REQUEST))
        .layer(lines)
}

/// Applies what is decided for a day that has come, opens the occurrences of recurring and standing duties and the rounds
/// of standing requests, and locks rounds at their cut-off: now and on each new day.
async fn do_the_work_of_each_day(app: App) {
    loop {
        match app::reorganisations::apply_due(&app).await {
            Ok(0) => {}
            Ok(applied) => tracing::info!(reorganisations.applied = applied, "decided reorganisations were applied"),
            Err(fault) => tracing::error!(reorganisations.fault = ?fault, "reorganisations could not be applied"),
        }
        match app::obligations::open_due_occurrences(&app).await {
            Ok(0) => {}
            Ok(opened) => tracing::info!(occurrences.opened = opened, "occurrences were opened"),
            Err(fault) => tracing::error!(occurrences.fault = ?fault, "occurrences could not be opened"),
        }
        match app::reporting::open_due_rounds(&app).await {
            Ok(0) => {}
            Ok(opened) => tracing::info!(rounds.opened = opened, "reporting rounds were opened"),
            Err(fault) => tracing::error!(rounds.fault = ?fault, "reporting rounds could not be opened"),
        }
        match app::reporting::lock_due_rounds(&app).await {
            Ok(0) => {}
            Ok(locked) => tracing::info!(rounds.locked = locked, "rounds were locked at their cut-off"),
            Err(fault) => tracing::error!(rounds.fault = ?fault, "rounds could not be locked at their cut-off"),
        }
        app::export::forget_old(&app);
        sleep(DAY_WATCH).await;
    }
}

/// Tells everyone what has come, and sends the mail of the day: a round every few minutes, in the hours of the instance.
async fn remind_people(app: App) {
    while !app.is_ending() {
        match app::urging::urge(&app, app.now()).await {
            Ok(urged) if urged.reminders == 0 && urged.mailed == Default::default() => {}
            Ok(urged) => {
                let (reminders, mailed) = (urged.reminders, urged.mailed);
                tracing::info!(urging.reminders = reminders, urging.mails = mailed.sent, "people were reminded");
                if mailed.doubtful > 0 {
                    tracing::warn!(
                        urging.doubtful = mailed.doubtful,
                        "mails of today are in doubt and are not sent again"
                    );
                }
            }
            Err(fault) => tracing::error!(urging.fault = ?fault, "people could not be reminded"),
        }
        // The end is seen within a second.
        for _ in 0..URGING_WATCH.as_secs() {
            if app.is_ending() {
                return;
            }
            sleep(Duration::from_secs(1)).await;
        }
    }
}

/// So that the first who asks for a total does not wait for all of them.
async fn bring_figures_into_memory(app: App) {
    match app.figures().await {
        Ok(figures) => tracing::info!(figures.count = figures.statements().0, "the figures are in memory"),
        Err(fault) => tracing::error!(figures.fault = ?fault, "the figures could not be brought into memory"),
    }
}

/// Comes to its end at the first SIGTERM or SIGINT. A second one ends the process at once, in the system's own way.
fn asked_to_end() -> anyhow::Result<impl Future<Output = ()>> {
    let (mut term, mut int) = (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
    Ok(async move {
        tokio::select! {
            _ = term.recv() => {}
            _ = int.recv() => output::say(""),
        }
    })
}
