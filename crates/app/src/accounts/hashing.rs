//! Argon2id behind a semaphore: a reporting day's thousand sign-ins queue here and never hold up a submission.
//! It stores nothing and knows no accounts.

use crate::failure::Failure;
use argon2::{Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version, password_hash::phc::PasswordHash};
use std::sync::Arc;
use tokio::sync::Semaphore;

/// The queue. Cheap to clone.
#[derive(Clone)]
pub struct Hashing {
    one_at_a_time: Arc<Semaphore>,
    engine: Argon2<'static>,
}

impl Hashing {
    /// At the cost that OWASP names for Argon2id: 19 MiB, two passes, one lane.
    pub fn at_full_cost() -> Self {
        Self::with(Params::DEFAULT)
    }

    /// At a cost that only tests may use.
    pub fn at_test_cost() -> Self {
        Self::with(Params::new(Params::MIN_M_COST, 1, 1, None).unwrap_or(Params::DEFAULT))
    }

    fn with(params: Params) -> Self {
        let engine = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
        Hashing { one_at_a_time: Arc::new(Semaphore::new(1)), engine }
    }

    /// The hash of a new password, with its salt and cost.
    pub async fn hash(&self, password: String) -> Result<String, Failure> {
        self.in_turn(move |engine| engine.hash_password(password.as_bytes()).map(|hash| hash.to_string()))
            .await?
            .map_err(|fault| Failure::Fault(Arc::new(fault)))
    }

    /// Whether the password is the right one. An account without a password takes as long as one with: a stranger
    /// cannot tell from the time which logins exist.
    pub async fn verify(&self, password: String, known: Option<String>) -> Result<bool, Failure> {
        self.in_turn(move |engine| match known.as_deref().map(PasswordHash::new) {
            Some(Ok(known)) => engine.verify_password(password.as_bytes(), &known).is_ok(),
            _ => {
                drop(engine.hash_password(password.as_bytes()));
                false
            }
        })
        .await
    }

    async fn in_turn<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Argon2<'static>) -> T + Send + 'static,
    ) -> Result<T, Failure> {
        let stopped = |_| Failure::Fault(Arc::new(std::io::Error::other("the hashing queue has stopped")));
        let turn = Arc::clone(&self.one_at_a_time).acquire_owned().await.map_err(stopped)?;
        let engine = self.engine.clone();
        let done = tokio::task::spawn_blocking(move || {
            let result = work(&engine);
            drop(turn);
            result
        });
        done.await.map_err(|fault| Failure::Fault(Arc::new(fault)))
    }
}
