//! The program while it serves: alone, in order, and never as something that it is not.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, clippy::disallowed_methods)]

mod program;

use program::{REGISTER, dondoc, done, refused, run, serve, text};
use std::{
    fs,
    io::{Read, Write},
    net::TcpStream,
    os::unix::fs::PermissionsExt,
    path::Path,
    sync::Arc,
    time::Duration,
};
use tokio_rustls::rustls::{self, ClientConfig, RootCertStore, crypto::ring};

fn demo(folder: &Path) -> std::process::Command {
    dondoc(["demo", "--data", text(folder), "--listen", "127.0.0.1:0"])
}

fn instance(folder: &Path) -> std::process::Command {
    dondoc(["serve", "--data", text(folder), "--listen", "127.0.0.1:0"])
}

#[test]
fn the_demo_says_where_it_is_and_who_may_come_in() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("demo");
    let serving = serve(demo(&data));
    assert!(serving.address.starts_with("http://127.0.0.1:"), "{}", serving.printed);
    assert!(serving.printed.contains("mật khẩu: lam-giang-2026"), "{}", serving.printed);
    assert!(serving.printed.contains("\n  lan      Cán bộ văn phòng"), "{}", serving.printed);
    assert!(serving.get("/dang-nhap").starts_with("HTTP/1.1 200"));
    assert!(serving.stop().success());
    let again = serve(demo(&data));
    assert!(again.get("/dang-nhap").starts_with("HTTP/1.1 200"));
}

#[test]
fn a_demo_is_never_served_as_an_instance_nor_an_instance_as_a_demo() {
    let folder = tempfile::tempdir().unwrap();
    let [demo_folder, real_folder] = ["demo", "real"].map(|name| folder.path().join(name));
    assert!(serve(demo(&demo_folder)).stop().success());
    assert!(refused(instance(&demo_folder)).contains("holds a demo"));
    found_instance(&real_folder);
    assert!(refused(demo(&real_folder)).contains("holds a real instance"));
    assert!(serve(instance(&real_folder)).stop().success());
}

/// A real instance: it has a register, and no demo account.
fn found_instance(folder: &Path) {
    done(["register", "--data", text(folder), "--organisations", REGISTER]);
}

#[test]
fn a_second_process_is_refused_and_told_which_one_is_there() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let first = serve(instance(&data));
    for second in [instance(&data), demo(&data), dondoc(["migrate", "--data", text(&data)])] {
        let said = refused(second);
        assert!(said.contains("Another process has this database"), "{said}");
        assert!(said.contains(&format!("process {}", first.id())), "{said}");
    }
    assert!(first.get("/dang-nhap").starts_with("HTTP/1.1 200"));
    assert!(first.stop().success());
    assert!(serve(instance(&data)).stop().success());
}

#[test]
fn a_second_process_is_refused_on_postgresql_too() {
    let Some((database, _)) = postgres("second") else { return };
    let folder = tempfile::tempdir().unwrap();
    let command = |name: &str| {
        let mut command = instance(&folder.path().join(name));
        command.args(["--database", &database]);
        command
    };
    let first = serve(command("one"));
    let said = refused(command("other"));
    assert!(said.contains("Another process has this database") && said.contains("server process"), "{said}");
    assert!(first.stop().success());
}

/// A database on the test server, when there is one.
fn postgres(name: &str) -> Option<(String, String)> {
    let server = std::env::var("DONDOC_TEST_POSTGRES_URL").ok()?;
    let name = format!("dondoc_binary_{name}_{}", std::process::id());
    let made = database::testing::create_postgres_database(&server, &name);
    tokio::runtime::Runtime::new().unwrap().block_on(made).unwrap();
    Some((format!("{}/{name}", server.trim_end_matches('/')), name))
}

#[test]
fn the_folder_and_the_key_are_for_their_owner_alone() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert!(serve(instance(&data)).stop().success());
    assert_eq!((mode(&data), mode(&data.join("secret.key"))), (0o700, 0o600));
    let key = fs::read_to_string(data.join("secret.key")).unwrap();
    assert_eq!(key.trim().len(), 64);
    assert!(serve(instance(&data)).stop().success());
    assert_eq!(fs::read_to_string(data.join("secret.key")).unwrap(), key);
}

#[test]
fn a_request_that_runs_is_answered_before_the_end() {
    let folder = tempfile::tempdir().unwrap();
    let serving = serve(instance(&folder.path().join("data")));
    let mut slow = TcpStream::connect(serving.socket()).unwrap();
    let body = "login=lan&password=x";
    let host = serving.socket();
    write!(
        slow,
        "POST /dang-nhap HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\nContent-Length: {}\r\n\
         Content-Type: application/x-www-form-urlencoded\r\n\r\nlogin",
        body.len()
    )
    .unwrap();
    std::thread::sleep(Duration::from_millis(200));
    let stopping = std::thread::spawn(move || serving.stop());
    std::thread::sleep(Duration::from_millis(300));
    assert!(TcpStream::connect(host).is_err(), "a new request is still taken");
    write!(slow, "{}", &body["login".len()..]).unwrap();
    let mut answer = String::new();
    slow.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 4"), "{answer}");
    assert!(stopping.join().unwrap().success());
}

#[test]
fn logs_are_lines_of_json_when_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let mut command = instance(&folder.path().join("data"));
    let log = folder.path().join("log");
    command.args(["--log", "json"]);
    let quoted = format!("exec {:?} \"$@\" 2>{:?}", command.get_program(), log);
    let mut shell = std::process::Command::new("sh");
    shell.arg("-c").arg(quoted).arg("sh").args(command.get_args());
    assert!(serve(shell).stop().success());
    let lines = fs::read_to_string(log).unwrap();
    assert!(!lines.is_empty());
    for line in lines.lines() {
        let line: serde_json::Value = serde_json::from_str(line).unwrap();
        assert!(line["message"].is_string() && line["level"].is_string(), "{line}");
    }
}

#[test]
fn with_a_certificate_it_speaks_tls_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let rcgen::CertifiedKey { cert, signing_key } =
        rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
    let [chain, key] = ["chain.pem", "key.pem"].map(|name| folder.path().join(name));
    fs::write(&chain, cert.pem()).unwrap();
    fs::write(&key, signing_key.serialize_pem()).unwrap();
    let mut command = instance(&folder.path().join("data"));
    command.args(["--tls-cert", text(&chain), "--tls-key", text(&key)]);
    let serving = serve(command);
    assert!(serving.address.starts_with("https://"), "{}", serving.address);

    let answer = get_over_tls(&serving, cert.der().clone());
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    assert!(answer.contains("strict-transport-security"), "{answer}");
    let mut plain = TcpStream::connect(serving.socket()).unwrap();
    write!(plain, "GET /dang-nhap HTTP/1.1\r\nHost: x\r\n\r\n").unwrap();
    let mut answer = Vec::new();
    _ = plain.read_to_end(&mut answer);
    assert!(!String::from_utf8_lossy(&answer).contains("HTTP/1.1"));
    assert!(serving.stop().success());

    let mut swapped = instance(&folder.path().join("data"));
    swapped.args(["--tls-cert", text(&key), "--tls-key", text(&chain)]);
    assert!(refused(swapped).contains("are PEM files that belong together"));
}

fn get_over_tls(serving: &program::Serving, root: rustls::pki_types::CertificateDer<'static>) -> String {
    let mut roots = RootCertStore::empty();
    roots.add(root).unwrap();
    let settings = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_root_certificates(roots)
        .with_no_client_auth();
    let name = rustls::pki_types::ServerName::try_from("localhost").unwrap();
    let connection = rustls::ClientConnection::new(Arc::new(settings), name).unwrap();
    let mut stream = rustls::StreamOwned::new(connection, TcpStream::connect(serving.socket()).unwrap());
    write!(stream, "GET /dang-nhap HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").unwrap();
    let mut answer = Vec::new();
    _ = stream.read_to_end(&mut answer);
    String::from_utf8_lossy(&answer).into_owned()
}

#[test]
fn nothing_to_do_is_answered_with_the_help() {
    let ended = run(dondoc([]));
    assert_eq!(ended.status.code(), Some(2));
    assert!(ended.err.contains("Usage: dondoc <COMMAND>"), "{}", ended.err);
}
