//! What is the same on every page: the sections, the links of the account and of the foot; and how a person is shown.
//! `Site` is made once at start-up and lists only what exists; it knows nothing of rights.

/// A section of the head, in the order of the work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// Việc của tôi.
    MyWork,
    /// Văn bản.
    Documents,
    /// Nhiệm vụ.
    Assignments,
    /// Kế hoạch.
    Plans,
    /// Báo cáo.
    Reports,
    /// Sơ kết, tổng kết.
    Reviews,
    /// Khó khăn, kiến nghị.
    Difficulties,
    /// Kiểm tra, giám sát.
    Inspections,
    /// Tuyên truyền.
    Outreach,
    /// Sổ theo dõi.
    Registers,
    /// Số liệu.
    Figures,
    /// Tổng quan.
    Overview,
    /// Đơn vị.
    Organisations,
    /// Người dùng.
    People,
}

impl Section {
    /// Key of its name.
    pub fn key(self) -> &'static str {
        match self {
            Section::MyWork => "section-my-work",
            Section::Documents => "section-documents",
            Section::Assignments => "section-assignments",
            Section::Plans => "section-plans",
            Section::Reports => "section-reports",
            Section::Reviews => "section-reviews",
            Section::Difficulties => "section-difficulties",
            Section::Inspections => "section-inspections",
            Section::Outreach => "section-outreach",
            Section::Registers => "section-registers",
            Section::Figures => "section-figures",
            Section::Overview => "section-overview",
            Section::Organisations => "section-organisations",
            Section::People => "section-people",
        }
    }

    /// Where it is.
    pub fn path(self) -> &'static str {
        match self {
            Section::MyWork => "/viec-cua-toi",
            Section::Documents => "/van-ban",
            Section::Assignments => "/nhiem-vu",
            Section::Plans => "/ke-hoach",
            Section::Reports => "/bao-cao",
            Section::Reviews => "/tong-ket",
            Section::Difficulties => "/kho-khan",
            Section::Inspections => "/kiem-tra",
            Section::Outreach => "/tuyen-truyen",
            Section::Registers => "/so-theo-doi",
            Section::Figures => "/so-lieu",
            Section::Overview => "/tong-quan",
            Section::Organisations => "/don-vi",
            Section::People => "/nguoi-dung",
        }
    }
}

/// A link whose words stand in the text files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Key of its words.
    pub key: &'static str,
    /// Where it is.
    pub path: &'static str,
}

/// What does not change from page to page. Only what exists is listed.
#[derive(Clone, Copy, Debug, Default)]
pub struct Site {
    /// Sections of the head.
    pub sections: &'static [Section],
    /// Sections that are folded behind them.
    pub more: &'static [Section],
    /// Links under the person's name; signing out is always last and not listed.
    pub account: &'static [Place],
    /// Links of the foot.
    pub foot: &'static [Place],
    /// Whether `/tim` answers.
    pub search: bool,
    /// Whether this is the demonstration on its fixed day.
    pub demo: bool,
}

/// Who is signed in, as the head shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Full name.
    pub name: String,
    /// Name of the organisation the person acts for.
    pub organisation: String,
}

impl Person {
    /// Two letters for narrow places: first of the family name, first of the given name («Lê Thị Hòa» → «LH»).
    pub fn initials(&self) -> String {
        let mut words = self.name.split_whitespace();
        let first = words.next().and_then(|word| word.chars().next());
        let last = words.next_back().and_then(|word| word.chars().next());
        first.into_iter().chain(last).flat_map(char::to_uppercase).collect()
    }
}
