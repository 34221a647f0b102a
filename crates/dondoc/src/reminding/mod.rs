//! When people are reminded and how mail is sent, from the file of settings. Host, user and sender of mail stand here and nowhere
//! else; the password may stand in the environment instead, where the file is read by others.

pub mod labels;

use crate::refusal::Refusal;
use app::urging::{MailSettings, Security, UrgingSettings, mail::sender};
use domain::urging::Hours;
use jiff::civil::Time;
use serde::Deserialize;

/// The variable that holds the password of the mail server.
const PASSWORD: &str = "DONDOC_SMTP_PASSWORD";
/// The keys, as docs/operations.md lists them.
pub const KEYS: [&str; 9] = [
    "remind_from",
    "remind_on_weekends",
    "remind_until",
    "smtp_from",
    "smtp_host",
    "smtp_password",
    "smtp_port",
    "smtp_security",
    "smtp_user",
];

/// How the connection to the mail server is kept secret.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Secured {
    /// TLS from the first byte.
    #[default]
    Tls,
    /// TLS after a greeting.
    StartTls,
    /// Not at all: on the same machine only.
    None,
}

/// What the file says of reminders.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
pub struct Reminding {
    remind_from: Option<String>,
    remind_until: Option<String>,
    #[serde(default)]
    remind_on_weekends: bool,
    smtp_host: Option<String>,
    smtp_port: Option<u16>,
    #[serde(default)]
    smtp_security: Secured,
    smtp_user: Option<String>,
    smtp_password: Option<String>,
    smtp_from: Option<String>,
}

impl Reminding {
    /// The settings; a link in a mail needs the address under which people reach the instance.
    pub fn settings(&self, public_url: Option<&str>) -> Result<UrgingSettings, Refusal> {
        #[allow(
            clippy::disallowed_methods,
            reason = "a part of the configuration; no option, whose words others can see"
        )]
        let password = std::env::var(PASSWORD).ok().filter(|text| !text.is_empty());
        Ok(UrgingSettings {
            hours: self.hours()?,
            on_weekends: self.remind_on_weekends,
            mail: self.mail(public_url, password)?,
        })
    }

    fn hours(&self) -> Result<Hours, Refusal> {
        let usual = Hours::default();
        let time = |typed: &Option<String>, otherwise: Time| match typed {
            None => Ok(otherwise),
            Some(text) => Time::strptime("%H:%M", text).map_err(|_| labels::not_an_hour(text)),
        };
        let (from, to) = (time(&self.remind_from, usual.from)?, time(&self.remind_until, usual.to)?);
        Hours::checked(from, to).ok_or_else(labels::hours_backwards)
    }

    fn mail(&self, public_url: Option<&str>, password: Option<String>) -> Result<Option<MailSettings>, Refusal> {
        let Some(host) = self.smtp_host.clone().filter(|host| !host.is_empty()) else { return Ok(None) };
        if public_url.is_none() {
            return Err(labels::mail_without_address());
        }
        let from = self.smtp_from.as_deref().and_then(sender).ok_or_else(labels::mail_without_sender)?;
        let (security, port) = match self.smtp_security {
            Secured::Tls => (Security::Tls, 465),
            Secured::StartTls => (Security::StartTls, 587),
            Secured::None if !is_here(&host) => return Err(labels::mail_in_the_clear(&host)),
            Secured::None => (Security::Plain, 25),
        };
        let password = password.or_else(|| self.smtp_password.clone());
        let user = self.smtp_user.clone().zip(password);
        Ok(Some(MailSettings { host, port: self.smtp_port.unwrap_or(port), security, user, from }))
    }
}

/// Whether a name is that of this machine: what is sent there crosses no network.
fn is_here(host: &str) -> bool {
    host == "localhost" || host.parse().is_ok_and(|address: std::net::IpAddr| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Reminding {
        toml::from_str(text).unwrap()
    }

    const URL: Option<&str> = Some("https://dondoc.example.gov.vn");

    #[test]
    fn without_a_host_there_is_no_mail_and_usual_hours() {
        let settings = read("").settings(None).unwrap();
        assert!(settings.mail.is_none() && !settings.on_weekends);
        assert_eq!(settings.hours, Hours::default());
    }

    #[test]
    fn mail_is_sent_with_what_the_file_says() {
        let file =
            read("smtp_host = \"mail.example.gov.vn\"\nsmtp_from = \"Don Doc <a@example.gov.vn>\"\nsmtp_user = \"a\"");
        let mail = file.mail(URL, Some("secret".to_owned())).unwrap().unwrap();
        assert_eq!((mail.port, mail.security), (465, Security::Tls));
        assert_eq!(mail.user, Some(("a".to_owned(), "secret".to_owned())));
        assert!(!format!("{mail:?}").contains("secret"));
    }

    #[test]
    fn what_cannot_be_is_refused() {
        for (text, url, said) in [
            ("smtp_host = \"m\"\nsmtp_from = \"a@b.vn\"", None, "public_url"),
            ("smtp_host = \"m\"", URL, "smtp_from"),
            ("smtp_host = \"m\"\nsmtp_from = \"nobody\"", URL, "smtp_from"),
            ("smtp_host = \"m\"\nsmtp_from = \"a@b.vn\"\nsmtp_security = \"none\"", URL, "smtp_security"),
            ("remind_from = \"seven\"", URL, "seven"),
            ("remind_from = \"18:00\"\nremind_until = \"07:00\"", URL, "remind_until"),
        ] {
            let refusal = read(text).settings(url).unwrap_err();
            assert!(refusal.en.contains(said), "{text}: {}", refusal.en);
        }
        assert!(
            read("smtp_host = \"127.0.0.1\"\nsmtp_from = \"a@b.vn\"\nsmtp_security = \"none\"").settings(URL).is_ok()
        );
    }
}
