//! Long lists, page by page. Items come in the order of their identities, which for most are those of time: what is added
//! meanwhile shifts nothing. The mark of a place is the last identity that was given, and means nothing to a program.

use crate::failure::Failure;
use domain::problem::{Problem, ProgramProblem};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::ops::RangeInclusive;
use uuid::Uuid;

const DEFAULT_LIMIT: usize = 50;
const LIMITS: RangeInclusive<usize> = 1..=200;

/// A page of a list.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "ListOf{T}")]
pub struct Listed<T> {
    /// At most as many as were asked for.
    pub items: Vec<T>,
    /// The cursor of the next page; null on the last one.
    pub next: Option<String>,
}

/// Which page of a list.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Paging {
    /// So many at the most; 50 without it.
    #[schemars(range(min = 1, max = 200))]
    pub limit: Option<usize>,
    /// The «next» of the page before.
    #[schemars(regex(pattern = "^[0-9a-f]{32}$"))]
    pub cursor: Option<String>,
}

impl Paging {
    /// The page: items after the cursor, made into what is answered.
    pub fn page<I, T>(
        &self,
        all: Vec<I>,
        id: impl Fn(&I) -> Uuid,
        answered: impl Fn(I) -> T,
    ) -> Result<Listed<T>, Failure> {
        self.page_within(LIMITS, all, id, answered)
    }

    /// The same of a list whose items are known by their numbers.
    pub fn page_by_number<I, T>(
        &self,
        all: Vec<I>,
        number: impl Fn(&I) -> i64,
        answered: impl Fn(I) -> T,
    ) -> Result<Listed<T>, Failure> {
        self.page(all, |item| Uuid::from_u128(number(item).unsigned_abs().into()), answered)
    }

    /// The same where telling an item may fail.
    pub fn page_fallibly<I, T>(
        &self,
        all: Vec<I>,
        id: impl Fn(&I) -> Uuid,
        answered: impl Fn(I) -> Result<T, Failure>,
    ) -> Result<Listed<T>, Failure> {
        let page = self.page(all, id, answered)?;
        Ok(Listed { items: page.items.into_iter().collect::<Result<_, _>>()?, next: page.next })
    }

    /// The page of a list whose items are found one by one: no more are looked at than it takes to fill the page and to
    /// know whether there is another.
    pub fn page_of_found<I, T>(
        &self,
        limits: RangeInclusive<usize>,
        all: Vec<I>,
        id: impl Fn(&I) -> Uuid,
        found: impl Fn(I) -> Option<T>,
    ) -> Result<Listed<T>, Failure> {
        let limit = self.limit_within(&limits)?;
        let rest = self.after(all, &id)?;
        let (mut items, mut last, mut next) = (Vec::new(), None, None);
        for one in rest {
            let own = id(&one);
            let Some(item) = found(one) else { continue };
            if items.len() == limit {
                next = last.map(|last: Uuid| last.simple().to_string());
                break;
            }
            items.push(item);
            last = Some(own);
        }
        Ok(Listed { items, next })
    }

    fn limit_within(&self, limits: &RangeInclusive<usize>) -> Result<usize, Failure> {
        let limit = self.limit.unwrap_or(DEFAULT_LIMIT);
        if limits.contains(&limit) {
            return Ok(limit);
        }
        let fault = format!("limit: {} to {}", limits.start(), limits.end());
        Err(Problem::Program(ProgramProblem::RequestUnreadable { fault }).into())
    }

    /// What stands behind the cursor, in the order of identities.
    fn after<I>(&self, mut all: Vec<I>, id: &impl Fn(&I) -> Uuid) -> Result<Vec<I>, Failure> {
        all.sort_by_key(id);
        if let Some(cursor) = &self.cursor {
            let is_ours = cursor.len() == 32 && cursor.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
            let after = Uuid::try_parse(cursor)
                .ok()
                .filter(|_| is_ours)
                .ok_or(Problem::Program(ProgramProblem::CursorUnknown))?;
            all.retain(|item| id(item) > after);
        }
        Ok(all)
    }

    /// The same with other limits.
    pub fn page_within<I, T>(
        &self,
        limits: RangeInclusive<usize>,
        all: Vec<I>,
        id: impl Fn(&I) -> Uuid,
        answered: impl Fn(I) -> T,
    ) -> Result<Listed<T>, Failure> {
        let limit = self.limit_within(&limits)?;
        let all = self.after(all, &id)?;
        let last = all.get(limit - 1).filter(|_| all.len() > limit);
        let next = last.map(|item| id(item).simple().to_string());
        Ok(Listed { items: all.into_iter().take(limit).map(answered).collect(), next })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_together_give_every_item_once() {
        let all: Vec<u128> = (0..7).rev().collect();
        let mut paging = Paging { limit: Some(3), cursor: None };
        let mut seen = Vec::new();
        loop {
            let page = paging.page(all.clone(), |item| Uuid::from_u128(*item), |item| item).unwrap();
            seen.extend(page.items);
            let Some(next) = page.next else { break };
            paging.cursor = Some(next);
        }
        assert_eq!(seen, (0..7).collect::<Vec<_>>());
        for cursor in ["", "x", "0123", "ABCDEF00000000000000000000000000"] {
            let paging = Paging { limit: None, cursor: Some(cursor.to_owned()) };
            assert!(paging.page(all.clone(), |item| Uuid::from_u128(*item), |item| item).is_err(), "{cursor}");
        }
        assert!(Paging { limit: Some(0), cursor: None }.page(all, |_| Uuid::nil(), |item| item).is_err());
    }

    #[test]
    fn what_is_found_one_by_one_is_looked_at_no_further_than_the_page_and_comes_once() {
        let all: Vec<u128> = (0..100).collect();
        let mut paging = Paging { limit: Some(3), cursor: None };
        let looked_at = std::cell::Cell::new(0);
        let found = |item: u128| {
            looked_at.set(looked_at.get() + 1);
            item.is_multiple_of(2).then_some(item)
        };
        let first = paging.page_of_found(1..=5, all.clone(), |item| Uuid::from_u128(*item), found).unwrap();
        assert_eq!((first.items, looked_at.get()), (vec![0, 2, 4], 7));
        let mut seen = 3;
        paging.cursor = first.next;
        while paging.cursor.is_some() {
            let page = paging.page_of_found(1..=5, all.clone(), |item| Uuid::from_u128(*item), found).unwrap();
            seen += page.items.len();
            paging.cursor = page.next;
        }
        assert_eq!(seen, 50);
    }
}
