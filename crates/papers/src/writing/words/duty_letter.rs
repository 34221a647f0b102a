//! The sentences of the letter that urges units about a duty. They hold for one unit and for many.
//! Names, days and numbers are put in by whoever writes the letter.

use super::dates;
use jiff::civil::Date;

/// Heading of the column of due days.
pub const DUE_ON: &str = "Hạn hoàn thành";
/// Where a unit is not late yet.
pub const IN_TIME: &str = "Chưa đến hạn";

/// The abstract.
pub fn subject(document: &str) -> String {
    format!("đôn đốc thực hiện nhiệm vụ theo {document}")
}

/// Which duty of which document.
pub fn opening(document: &str, body: &str, duty: &str) -> String {
    let duty = duty.trim_end_matches(['.', ';', ' ']);
    format!("Thực hiện {document}, {body} theo dõi việc thực hiện nhiệm vụ: {duty}.")
}

/// How many have not done it.
pub fn counted(on: Date, units: usize, late: usize) -> String {
    let day = dates::short(on);
    let quantity = format!("{units} đơn vị chưa hoàn thành");
    match late {
        0 => format!("Tính đến ngày {day}, còn {quantity}, cụ thể như sau:"),
        late if late == units => format!("Tính đến ngày {day}, còn {quantity} và đã quá hạn, cụ thể như sau:"),
        late => format!("Tính đến ngày {day}, còn {quantity}, trong đó {late} đơn vị đã quá hạn, cụ thể như sau:"),
    }
}

/// When everyone has done it.
pub fn nobody(on: Date) -> String {
    format!("Tính đến ngày {}, các đơn vị đã gửi kết quả thực hiện.", dates::short(on))
}

/// The due day of a unit.
pub fn due(on: Date) -> String {
    dates::short(on)
}

/// What is asked for.
pub fn do_it(do_by: Date) -> String {
    format!("Hoàn thành nhiệm vụ và gửi kết quả thực hiện chậm nhất là ngày {}.", dates::short(do_by))
}

/// For units that cannot.
pub fn say_why(body: &str) -> String {
    format!("Trường hợp chưa thể hoàn thành trong thời hạn trên, thông báo cho {body} và nêu rõ lý do.")
}
