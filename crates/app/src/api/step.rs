//! A handler of a step: takes it in the write that keeps its answer, and tells the thing after it. Where it is used stand
//! `Step`, what a handler answers, and `after`, which tells the thing.

macro_rules! step {
    ($Id:ty, $(#[$meta:meta])* $name:ident, $body:ty, |$tx:ident, $acting:ident, $id:ident, $sent:ident| $act:expr) => {
        $(#[$meta])*
        pub async fn $name(call: Call, Named($id): Named<$Id>, sent: Sent<$body>) -> Step {
            let acting = call.acting();
            sent.once(&call, move |$tx, $sent| {
                Box::pin(async move {
                    let $acting = &acting;
                    $act;
                    after($tx, $acting, $id).await
                })
            })
            .await
        }
    };
}

pub(crate) use step;
