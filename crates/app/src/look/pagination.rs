//! Long lists in pages: which page, how many, and the addresses of the others.
//! The address keeps every filter of the list; only `trang` changes.

/// Where a person stands in a long list. Pages count from one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pagination {
    /// Current page, from one.
    pub page: u32,
    /// Rows in the whole list.
    pub rows: u32,
    /// Rows on one page.
    pub rows_per_page: u32,
    address: String,
}

impl Pagination {
    /// `address` is the address of the list with its filters and without `trang`. A page that does not exist becomes
    /// the nearest that does.
    pub fn new(page: u32, rows: u32, rows_per_page: u32, address: impl Into<String>) -> Self {
        let mut pagination = Self { page, rows, rows_per_page: rows_per_page.max(1), address: address.into() };
        pagination.page = page.clamp(1, pagination.pages());
        pagination
    }

    /// How many pages there are; an empty list has one.
    pub fn pages(&self) -> u32 {
        self.rows.div_ceil(self.rows_per_page).max(1)
    }

    /// Number of the first row shown, from one; zero in an empty list.
    pub fn first_row(&self) -> u32 {
        if self.rows == 0 { 0 } else { self.skipped() + 1 }
    }

    /// Number of the last row shown.
    pub fn last_row(&self) -> u32 {
        self.rows.min(self.skipped().saturating_add(self.rows_per_page))
    }

    /// Rows before this page: the OFFSET of the query.
    pub fn skipped(&self) -> u32 {
        (self.page - 1).saturating_mul(self.rows_per_page)
    }

    /// Address of the page before, if any.
    pub fn previous(&self) -> Option<String> {
        (self.page > 1).then(|| self.address_of(self.page - 1))
    }

    /// Address of the page after, if any.
    pub fn next(&self) -> Option<String> {
        (self.page < self.pages()).then(|| self.address_of(self.page + 1))
    }

    fn address_of(&self, page: u32) -> String {
        let joint = if self.address.contains('?') { '&' } else { '?' };
        format!("{}{joint}trang={page}", self.address)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_beyond_the_end_is_the_last_page() {
        let pagination = Pagination::new(9, 35, 10, "/van-ban?q=ngh%E1%BB%8B");
        assert_eq!((pagination.page, pagination.first_row(), pagination.last_row()), (4, 31, 35));
        assert_eq!(pagination.previous().as_deref(), Some("/van-ban?q=ngh%E1%BB%8B&trang=3"));
        assert_eq!(pagination.next(), None);
    }

    #[test]
    fn an_empty_list_has_one_page_without_rows() {
        let pagination = Pagination::new(0, 0, 10, "/van-ban");
        assert_eq!((pagination.pages(), pagination.first_row(), pagination.last_row()), (1, 0, 0));
        assert_eq!((pagination.previous(), pagination.next()), (None, None));
    }
}
