//! Settings as an operator gives them: which of them counts, and how a wrong one is refused.
#![allow(clippy::unwrap_used)]

mod program;

use program::{dondoc, done, refused, serve, text};
use std::{fs, net::TcpListener};

#[test]
fn a_flag_comes_before_the_environment_and_that_before_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let [file, environment, flag] = ["file", "environment", "flag"].map(|name| folder.path().join(name));
    let config = folder.path().join("dondoc.toml");
    fs::write(&config, format!("data = {file:?}\nlisten = \"127.0.0.1:0\"\n")).unwrap();
    let command = || dondoc(["serve", "--config", text(&config)]);

    assert!(serve(command()).stop().success());
    assert!(file.join("dondoc.db").exists() && !environment.exists());

    let mut from_environment = command();
    from_environment.env("DONDOC_DATA", &environment);
    assert!(serve(from_environment).stop().success());
    assert!(environment.join("dondoc.db").exists() && !flag.exists());

    let mut from_flag = command();
    from_flag.env("DONDOC_DATA", &environment).args(["--data", text(&flag)]);
    fs::remove_dir_all(&environment).unwrap();
    assert!(serve(from_flag).stop().success());
    assert!(flag.join("dondoc.db").exists() && !environment.exists());
}

#[test]
fn a_key_that_is_not_known_is_refused_with_the_nearest() {
    let folder = tempfile::tempdir().unwrap();
    let config = folder.path().join("dondoc.toml");
    for (content, expected) in [
        ("trusted_proxi = \"127.0.0.1\"", "did you mean `trusted_proxy`?"),
        ("colour = \"red\"", "known are: data, database, listen"),
        ("listen = 8080", "line 1"),
        ("listen", "line 1"),
    ] {
        fs::write(&config, content).unwrap();
        let said = refused(dondoc(["serve", "--config", text(&config)]));
        assert!(said.contains(expected), "{content}: {said}");
    }
    let said = refused(dondoc(["serve", "--config", "/nowhere/dondoc.toml"]));
    assert!(said.contains("/nowhere/dondoc.toml cannot be read"), "{said}");
}

#[test]
fn what_would_be_unsafe_is_refused_before_anything_is_made() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    for (arguments, expected) in [
        (&["--listen", "0.0.0.0:0"][..], "must not cross a network in the clear"),
        (&["--listen", "0.0.0.0:0", "--public-url", "https://x.vn"], "--trusted-proxy IP"),
        (&["--listen", "0.0.0.0:0", "--trusted-proxy", "10.0.0.2"], "--public-url https://"),
        (&["--tls-cert", "chain.pem"], "belong together"),
        (&["--tls-cert", "/nowhere/c.pem", "--tls-key", "/nowhere/k.pem"], "/nowhere/c.pem cannot be used"),
        (&["--public-url", "http://x.vn"], "write it like https://"),
        (&["--trusted-proxy", "proxy"], "is not an IP address"),
        (&["--listen", "8080"], "is not an address with a port"),
        (&["--database", "mysql://u:secret@h/d"], "\"mysql://u@h/d\" is no database for dondoc"),
    ] {
        let mut command = dondoc(["serve", "--data", text(&data)]);
        command.args(arguments);
        let said = refused(command);
        assert!(said.contains(expected), "{arguments:?}: {said}");
        assert!(!said.contains("secret"), "{said}");
        assert!(!data.exists(), "{arguments:?} made the data folder");
    }
    assert!(refused(dondoc(["demo", "--listen", "0.0.0.0:0"])).contains("not served to a network"));
}

#[test]
fn what_the_machine_does_not_give_is_said_in_one_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().to_string();
    let said = refused(dondoc(["serve", "--data", text(&data), "--listen", &port]));
    assert!(said.contains("in use by another program"), "{said}");

    let no_folder = folder.path().join("a-file");
    fs::write(&no_folder, "").unwrap();
    let said = refused(dondoc(["serve", "--data", text(&no_folder.join("data")), "--listen", "127.0.0.1:0"]));
    assert!(said.contains("cannot be written to") && said.contains("--data"), "{said}");

    let broken = folder.path().join("broken.db");
    fs::write(&broken, "this is no database, whatever its name says. ".repeat(40)).unwrap();
    let serve = ["serve", "--data", text(&data), "--listen", "127.0.0.1:0"];
    let mut command = dondoc(serve);
    command.args(["--database", text(&broken)]);
    let said = refused(command);
    assert!(said.contains("broken.db cannot be opened"), "{said}");

    let mut command = dondoc(serve);
    command.args(["--database", "postgres://u:secret@127.0.0.1:1/d"]);
    let said = refused(command);
    assert!(said.contains("see whether its server runs") && !said.contains("secret"), "{said}");

    for command in ["doctor", "migrate"] {
        let said = refused(dondoc([command, "--data", "/nowhere/at/all"]));
        assert!(said.contains("There is no instance at"), "{said}");
    }
}

#[test]
fn each_command_has_its_help() {
    for command in ["demo", "serve", "migrate", "user", "read", "backup", "restore", "doctor"] {
        assert!(done([command, "--help"]).contains("Usage: dondoc"), "{command}");
    }
    assert!(done(["--version"]).starts_with("dondoc "));
}
