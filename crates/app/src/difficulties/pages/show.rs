//! `/kho-khan/{difficulty}`: one difficulty with everything that belongs to it. The same page comes back with a complaint and
//! with what was typed; words for which there is no form any more stand above it.

use super::{
    super::actions::finding,
    view::{self, ShowPage},
};
use crate::{
    App,
    acting::Acting,
    asked::Asked,
    caller::Caller,
    failure::Failure,
    look::{self, Complaints},
    requests::Named,
};
use axum::{extract::State, http::StatusCode, response::Response};
use domain::ids::DifficultyId;
use serde::Deserialize;

/// What a person sends with any of the forms.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub struct Typed {
    /// The mark of the state that was seen.
    pub(super) ban: String,
    pub(super) tra_loi: String,
    pub(super) chuyen_den: String,
    pub(super) ly_do_chuyen: String,
    pub(super) gop_voi: String,
    pub(super) ly_do_gop: String,
    pub(super) tach_ra: String,
    pub(super) ly_do_tach: String,
    pub(super) don_vi: String,
    pub(super) giai_quyet: String,
    pub(super) ly_do: String,
    pub(super) ly_do_rut_neu: String,
    pub(super) ket_qua: String,
    pub(super) ly_do_ket_qua: String,
    pub(super) can_cu_ket_qua: String,
    pub(super) so_ket_qua: i64,
}

impl Typed {
    /// Words that no form of the page takes any more.
    pub(super) fn left_over(&self, may_answer: bool, may_judge: bool) -> Vec<String> {
        let of_holder = [&self.tra_loi, &self.ly_do_chuyen].into_iter().filter(|_| !may_answer);
        let of_unit = [&self.ly_do].into_iter().filter(|_| !may_judge);
        let own = [&self.ly_do_rut_neu].into_iter().filter(|_| !may_answer && !may_judge);
        let words = of_holder.chain(of_unit).chain(own).filter(|words| !words.trim().is_empty());
        words.cloned().collect()
    }
}

/// `GET /kho-khan/{difficulty}`
pub async fn get_difficulty(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<DifficultyId>,
    caller: Caller,
) -> Result<Response, Failure> {
    page(&app, &asked, &caller, id, Typed::default(), (StatusCode::OK, Complaints::none())).await
}

/// The page, also with what was typed and a complaint about it.
pub(super) async fn page(
    app: &App,
    asked: &Asked,
    caller: &Caller,
    id: DifficultyId,
    typed: Typed,
    (status, complaints): (StatusCode, Complaints),
) -> Result<Response, Failure> {
    let (acting, frame) = (Acting::now(app, caller), asked.frame(app, caller));
    let whole = finding::open(app, caller, id).await?;
    let page: ShowPage = view::view(app, &acting, &frame, (id, &whole), typed, complaints);
    Ok(look::page_with_status(status, page))
}
