//! What a person chose: whether and where to the mail of the day goes, and whether there is a calendar.
//! Everyone chooses for themselves alone, and without a choice there is no mail.

use super::store::{self, ChoiceRow};
use crate::{App, caller::Caller, failure::Failure, language::Language, permits::Permit};
use domain::{
    problem::{Problem, UrgingProblem},
    time::Moment,
};
use lettre::Address;
use serde_json::json;

/// What a person chose.
#[derive(Debug, Clone, Default)]
pub struct OwnChoices {
    /// Address of mail, as typed.
    pub address: String,
    /// Language of the mail.
    pub language: Language,
    /// Mail is wanted.
    pub is_wanted: bool,
    /// Since when there is a calendar.
    pub calendar_since: Option<Moment>,
}

/// The caller's own choices.
pub async fn own_choices(app: &App, caller: &Caller) -> Result<OwnChoices, Failure> {
    let mut connection = app.database().read().await?;
    let choice = store::find_choice(&mut connection, caller.account).await?;
    let since = store::has_calendar(&mut connection, caller.account).await?;
    let calendar_since = since.map(Moment::from_millisecond);
    Ok(match choice {
        None => OwnChoices { calendar_since, ..OwnChoices::default() },
        Some(row) => OwnChoices {
            language: Language::from_tag(&row.language).unwrap_or_default(),
            address: row.address,
            is_wanted: row.is_wanted,
            calendar_since,
        },
    })
}

/// Chooses. An address is looked at for its form alone; whoever wants no mail need not have one.
pub async fn choose(app: &App, caller: &Caller, chosen: OwnChoices) -> Result<(), Failure> {
    caller.session()?;
    let address = chosen.address.trim().to_owned();
    let is_address = address.parse::<Address>().is_ok() && address.is_ascii();
    if !(is_address || address.is_empty() && !chosen.is_wanted) {
        return Err(Problem::Urging(UrgingProblem::MailAddress).into());
    }
    let account = caller.account;
    app.database()
        .write(move |tx| {
            Box::pin(async move {
                // The address is the person's own and stays out of the history.
                let particulars = json!({"wanted": chosen.is_wanted, "language": chosen.language.tag()});
                let permit = Permit::of_oneself(tx, account, "choose-mail", particulars).await?;
                let language = chosen.language.tag().to_owned();
                let row = ChoiceRow { address, language, is_wanted: chosen.is_wanted };
                _ = store::choose_mail(tx, &permit, account, &row).await?;
                Ok(())
            })
        })
        .await
}
