//! Mail by SMTP. Host, user and sender come from the configuration of the instance alone: nothing that a person types is ever a
//! server to be spoken to. Whether a server took a mail is told apart in four ways, because a doubtful one is not sent twice.

use super::writing::Letter;
use crate::failure::Failure;
use lettre::{
    AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    message::{
        Mailbox,
        header::{ContentType, HeaderName, HeaderValue},
    },
    transport::smtp::{PoolConfig, authentication::Credentials},
};
use std::{
    fmt,
    sync::Arc,
    time::{Duration, SystemTime},
};

/// A server has so long for each answer.
const PATIENCE: Duration = Duration::from_secs(20);
/// So many connections to it.
const CONNECTIONS: u32 = 4;

/// How the connection is kept secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Security {
    /// TLS from the first byte.
    #[default]
    Tls,
    /// TLS after a greeting.
    StartTls,
    /// None: for a server on the same machine, and for tests.
    Plain,
}

/// Where mail is handed in, and who sends it.
#[derive(Clone, PartialEq, Eq)]
pub struct MailSettings {
    /// Name of the server.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the connection is kept secret.
    pub security: Security,
    /// User and password, if the server asks for them.
    pub user: Option<(String, String)>,
    /// The sender.
    pub from: Mailbox,
}

impl fmt::Debug for MailSettings {
    /// Without the password.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let user = self.user.as_ref().map(|(user, _)| user);
        write!(formatter, "MailSettings({}:{}, {user:?}, from {})", self.host, self.port, self.from)
    }
}

/// A sender as a settings file names it: an address, or a name and an address.
pub fn sender(typed: &str) -> Option<Mailbox> {
    typed.parse().ok()
}

/// What became of a mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// The server took it.
    Sent,
    /// The server said that it never will.
    Refused,
    /// The server said that it does not now.
    NotTaken,
    /// Nobody knows.
    Doubtful,
}

/// Hands mail in.
pub struct Postman {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
}

impl Postman {
    /// One for the server of the settings. Its pool lives in the runtime in which it is made.
    pub fn new(settings: &MailSettings) -> Result<Self, Failure> {
        let fault = |fault| Failure::Fault(Arc::new(fault));
        let builder = match settings.security {
            Security::Tls => AsyncSmtpTransport::<Tokio1Executor>::relay(&settings.host).map_err(fault)?,
            Security::StartTls => {
                AsyncSmtpTransport::<Tokio1Executor>::starttls_relay(&settings.host).map_err(fault)?
            }
            Security::Plain => AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(&settings.host),
        };
        let builder = builder.port(settings.port).timeout(Some(PATIENCE));
        let builder = builder.pool_config(PoolConfig::new().max_size(CONNECTIONS));
        let builder = match &settings.user {
            Some((user, password)) => builder.credentials(Credentials::new(user.clone(), password.clone())),
            None => builder,
        };
        Ok(Postman { transport: builder.build(), from: settings.from.clone() })
    }

    /// Whether the server answers. Asked before any mail is begun, so that a server that is away brings none into doubt.
    pub async fn is_reached(&self) -> bool {
        match self.transport.test_connection().await {
            Ok(is_reached) => is_reached,
            Err(fault) => {
                tracing::warn!(mail.fault = %fault, "the mail server was not reached");
                false
            }
        }
    }

    /// Sends one mail, once.
    pub async fn send(&self, letter: Letter) -> Outcome {
        let message = match self.message(letter) {
            Ok(message) => message,
            Err(fault) => {
                tracing::error!(mail.fault = %fault, "a mail could not be written");
                return Outcome::Refused;
            }
        };
        match self.transport.send(message).await {
            Ok(_) => Outcome::Sent,
            Err(fault) if fault.is_permanent() => {
                tracing::warn!(mail.fault = %fault, "the mail server refused a mail");
                Outcome::Refused
            }
            Err(fault) if fault.is_transient() => {
                tracing::warn!(mail.fault = %fault, "the mail server does not take a mail now");
                Outcome::NotTaken
            }
            Err(fault) => {
                tracing::warn!(mail.fault = %fault, "nobody knows whether a mail was taken; it is not sent again");
                Outcome::Doubtful
            }
        }
    }

    fn message(&self, letter: Letter) -> Result<Message, Box<dyn std::error::Error + Send + Sync>> {
        let sent_at = Duration::from_millis(u64::try_from(letter.at.millisecond()).unwrap_or(0));
        // Nobody is to be answered by a machine that is on holiday.
        let automatic = HeaderValue::new(HeaderName::new_from_ascii_str("Auto-Submitted"), "auto-generated".to_owned());
        let message = Message::builder()
            .from(self.from.clone())
            .to(Mailbox::new(None, letter.to.parse()?))
            .subject(letter.subject)
            .date(SystemTime::UNIX_EPOCH + sent_at)
            .message_id(Some(format!("<{}@{}>", letter.key, self.from.email.domain())))
            .raw_header(automatic)
            .header(ContentType::TEXT_PLAIN);
        Ok(message.body(letter.body)?)
    }
}
