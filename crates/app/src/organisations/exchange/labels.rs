//! The words of a register's workbook: sheets, columns and kinds of events, Vietnamese and English.
//! Either language is read; the Vietnamese words are written.

use super::{Column, Table};
use domain::text::fold;

/// Name of a sheet in both languages.
pub const fn sheet(table: Table) -> [&'static str; 2] {
    match table {
        Table::Events => ["Sự kiện", "Events"],
        Table::Organisations => ["Đơn vị", "Organisations"],
        Table::Names => ["Tên gọi", "Names"],
        Table::Classes => ["Loại và cấp", "Classes and levels"],
        Table::Codes => ["Mã định danh", "Codes"],
        Table::Places => ["Trực thuộc", "Places"],
        Table::Successions => ["Kế thừa", "Successions"],
        Table::List => ["Danh sách đơn vị", "List of organisations"],
    }
}

/// Head of a column in both languages.
pub const fn column(column: Column) -> [&'static str; 2] {
    match column {
        Column::Event => ["Mã sự kiện", "Event id"],
        Column::Kind => ["Loại sự kiện", "Kind"],
        Column::On => ["Ngày có hiệu lực", "Effective on"],
        Column::Basis => ["Căn cứ pháp lý", "Legal basis"],
        Column::Note => ["Ghi chú", "Note"],
        Column::Organisation => ["Mã đơn vị", "Organisation id"],
        Column::FoundedOn => ["Thành lập từ ngày", "Founded on"],
        Column::EndedOn => ["Kết thúc từ ngày", "Ended on"],
        Column::EndedBy => ["Kết thúc bởi sự kiện", "Ended by event"],
        Column::Name => ["Tên đầy đủ", "Name"],
        Column::ShortName => ["Tên ngắn", "Short name"],
        Column::From => ["Từ ngày", "From"],
        Column::To => ["Đến trước ngày", "Until before"],
        Column::Class => ["Loại", "Class"],
        Column::Level => ["Cấp", "Level"],
        Column::Scheme => ["Danh mục mã", "Scheme"],
        Column::Code => ["Mã", "Code"],
        Column::Line => ["Hệ", "Line"],
        Column::Parent => ["Mã cấp trên", "Parent id"],
        Column::Predecessor => ["Mã đơn vị cũ", "Predecessor id"],
        Column::Successor => ["Mã đơn vị kế thừa", "Successor id"],
        Column::Share => ["Tỷ lệ", "Share"],
        Column::Scope => ["Phạm vi nhiệm vụ", "Scope"],
        Column::Codes => ["Các mã", "Codes"],
        Column::Parents => ["Cấp trên theo hệ", "Parents by line"],
        Column::OrganisationName => ["Đơn vị (để đọc)", "Organisation (to read)"],
        Column::ParentName => ["Cấp trên (để đọc)", "Parent (to read)"],
        Column::PredecessorName => ["Đơn vị cũ (để đọc)", "Predecessor (to read)"],
        Column::SuccessorName => ["Đơn vị kế thừa (để đọc)", "Successor (to read)"],
        Column::ParentNames => ["Cấp trên (để đọc)", "Parents (to read)"],
    }
}

/// Kinds of events: the stored word, and those of both languages.
pub const KINDS: [[&str; 3]; 7] = [
    ["found", "thành lập", "founding"],
    ["rename", "đổi tên", "renaming"],
    ["reclassify", "đổi loại, cấp", "reclassification"],
    ["move", "chuyển trực thuộc", "move"],
    ["merge", "hợp nhất", "merger"],
    ["split", "chia tách", "split"],
    ["dissolve", "giải thể", "dissolution"],
];

/// The sheet that a name means.
pub fn table_named(name: &str) -> Option<Table> {
    let folded = fold(name);
    Table::ALL.into_iter().find(|table| sheet(*table).iter().any(|known| fold(known) == folded))
}

/// The column of a table that a head means.
pub fn column_headed(table: Table, head: &str) -> Option<Column> {
    let folded = fold(head);
    table.columns().iter().copied().find(|known| column(*known).iter().any(|word| fold(word) == folded))
}

/// The kind of event that a word means, as it is stored.
pub fn kind_named(word: &str) -> Option<&'static str> {
    let folded = fold(word);
    KINDS.iter().find(|words| words.iter().any(|known| fold(known) == folded)).map(|[stored, ..]| *stored)
}

/// The word that is written for a kind of event.
pub fn kind(stored: &str) -> &str {
    KINDS.iter().find(|words| words.first() == Some(&stored)).map_or(stored, |[_, written, _]| *written)
}
