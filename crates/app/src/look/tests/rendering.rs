//! What the pages say and what they must never hold.

use std::collections::BTreeSet;

use axum::http::StatusCode;

use super::*;

/// Every page of the look with a name, in both languages.
fn pages() -> Vec<(String, String)> {
    let mut pages = Vec::new();
    for language in Language::ALL {
        let tag = language.tag();
        pages.push((format!("everything.{tag}"), everything(language).render().expect("the page renders")));
        for status in [400, 403, 404, 409, 413, 422, 500, 503] {
            let status = StatusCode::from_u16(status).expect("a status");
            let page = ProblemPage::new(frame(language), status, Some("7F3K-Q2PM".to_owned()));
            pages.push((format!("problem-{}.{tag}", status.as_u16()), page.render().expect("the page renders")));
        }
    }
    pages
}

fn values_of<'t>(page: &'t str, attribute: &str) -> Vec<&'t str> {
    page.split(&format!(" {attribute}=\"")).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

#[test]
fn no_page_needs_more_than_the_content_policy_allows() {
    for (name, page) in pages() {
        for forbidden in
            [" style=", "<style", "<script>", " onclick=", " onchange=", "javascript:", "http://", "https://"]
        {
            let allowed = page.replace("http://www.w3.org/2000/svg", "");
            assert!(!allowed.contains(forbidden), "{name} holds {forbidden}");
        }
    }
}

#[test]
fn ids_are_unique_and_everything_pointed_at_exists() {
    for (name, page) in pages() {
        let ids = values_of(&page, "id");
        let known: BTreeSet<_> = ids.iter().copied().collect();
        assert_eq!(ids.len(), known.len(), "{name} has an id twice: {ids:?}");
        let described = values_of(&page, "aria-describedby").into_iter().flat_map(str::split_whitespace);
        let symbols = page.split("<use href=\"#").skip(1).filter_map(|rest| rest.split('"').next());
        for target in described.chain(values_of(&page, "for")).chain(values_of(&page, "aria-labelledby")).chain(symbols)
        {
            assert!(known.contains(target), "{name} points at {target:?}");
        }
    }
}

#[test]
fn what_was_typed_is_shown_escaped() {
    let page = everything(Language::Vi).render().expect("the page renders");
    assert!(!page.contains("<b>\"Ặc"), "typed markup must not reach the page");
    assert!(page.contains("&#60;b&#62;"));
}

#[test]
fn the_head_lists_only_the_sections_that_exist() {
    let mut page = everything(Language::Vi);
    page.frame.site = Site { sections: &[Section::MyWork, Section::Documents], ..Site::default() };
    let page = page.render().expect("the page renders");
    assert!(page.contains("<a href=\"/van-ban\" aria-current=\"page\">Văn bản</a>"));
    assert!(!page.contains("/don-vi\""), "organisations are not listed");
    assert!(!page.contains("type=\"search\""), "there is no search yet");
    assert!(!page.contains("Bản minh họa"), "this is not the demonstration");
}

#[test]
fn a_page_with_complaints_says_so_first_and_leads_to_each_field() {
    let page = everything(Language::Vi).render().expect("the page renders");
    assert!(page.contains("<title>Lỗi: "));
    assert!(page.contains("Cần sửa 2 chỗ"));
    assert!(page.contains("<a class=\"t-act\" href=\"#han\">"));
    assert!(page.contains("aria-describedby=\"han-goi-y han-loi\" aria-invalid=\"true\""));
}

#[test]
fn a_problem_says_what_happened_what_to_do_and_its_code() {
    let page = ProblemPage::new(frame(Language::Vi), StatusCode::CONFLICT, Some("7F3K".to_owned()))
        .saying("Lan vừa công nhận báo cáo này", "Mở lại để xem bản mới.")
        .render()
        .expect("the page renders");
    for words in
        ["<h1>Lan vừa công nhận báo cáo này</h1>", "Mở lại để xem bản mới.", "Mã tra cứu: <b class=\"hash\">7F3K</b>"]
    {
        assert!(page.contains(words), "{words}");
    }
}

#[test]
fn initials_are_the_first_letters_of_family_and_given_name() {
    for (name, initials) in [("Lê Thị Hòa", "LH"), ("đặng Ẩm", "ĐẨ"), ("Y", "Y"), ("", "")] {
        let person = Person { name: name.to_owned(), organisation: String::new() };
        assert_eq!(person.initials(), initials);
    }
}
