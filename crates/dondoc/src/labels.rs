//! What the program says on the terminal, Vietnamese first and English beneath.
//! Only words; nothing is decided here.

use crate::refusal::Refusal;
use jiff::civil::Date;
use std::{fmt::Display, net::SocketAddr, path::Path};

/// The name of the product.
pub const PRODUCT: &str = "Đôn Đốc";

// what demo says ------------------------------------------------------------------------------------------------

/// Before the demo data are made.
pub fn making_demo(folder: &Path) -> String {
    let folder = folder.display();
    format!("Đang tạo dữ liệu chạy thử tại {folder} …\nMaking the demo data in {folder} …")
}

/// The demo data are there already.
pub fn demo_found(folder: &Path) -> String {
    let folder = folder.display();
    format!(
        "Dùng tiếp dữ liệu chạy thử tại {folder}; xóa thư mục này để làm lại từ đầu.\nGoing on with the demo data in {folder}; remove the folder to begin anew."
    )
}

/// Where and as whom the demo can be used.
pub fn demo_ready(address: &str, day: &str, password: &str, accounts: &[(String, String)]) -> String {
    let width = accounts.iter().map(|(login, _)| login.chars().count()).max().unwrap_or_default();
    let lines: String = accounts.iter().map(|(login, title)| format!("\n  {login:width$}  {title}")).collect();
    format!(
        "{PRODUCT}: {address}\n\nNgày của bản chạy thử: {day} (the day of the demo)\nTên đăng nhập và mật khẩu: {password} (one password for all)\n{lines}\n\nCtrl+C để dừng (to stop)"
    )
}

// addresses and settings ----------------------------------------------------------------------------------------

/// A folder given to `serve` holds a demo.
pub fn is_a_demo(folder: &Path) -> Refusal {
    let folder = folder.display();
    Refusal::new(
        format!("{folder} chứa bản chạy thử; dùng thư mục dữ liệu khác, hoặc chạy `dondoc demo --data {folder}`."),
        format!("{folder} holds a demo; name another data folder, or run `dondoc demo --data {folder}`."),
    )
}

/// A folder given to `demo` holds a real instance.
pub fn is_no_demo(folder: &Path) -> Refusal {
    let folder = folder.display();
    Refusal::new(
        format!("{folder} chứa hệ thống thật; chạy thử ở thư mục khác: `dondoc demo --data THƯ_MỤC`."),
        format!("{folder} holds a real instance; run the demo elsewhere: `dondoc demo --data FOLDER`."),
    )
}

/// A demo is asked to listen to a network.
pub fn demo_on_loopback_only(listen: SocketAddr) -> Refusal {
    Refusal::new(
        format!("Bản chạy thử có mật khẩu ai cũng biết nên không mở ra mạng ({listen}); dùng --listen 127.0.0.1:8080."),
        format!(
            "The demo's password is known to all, so it is not served to a network ({listen}); use --listen 127.0.0.1:8080."
        ),
    )
}

/// An address cannot be read.
pub fn not_an_address(given: &str) -> Refusal {
    Refusal::new(
        format!("«{given}» không phải địa chỉ và cổng; viết như 127.0.0.1:8080."),
        format!("\"{given}\" is not an address with a port; write it like 127.0.0.1:8080."),
    )
}

/// The port cannot be had.
pub fn cannot_listen(listen: SocketAddr, fault: &std::io::Error) -> Refusal {
    match fault.kind() {
        std::io::ErrorKind::AddrInUse => Refusal::new(
            format!(
                "Cổng {} đang có chương trình khác dùng; dừng chương trình đó hoặc chọn cổng khác: --listen {}:0 lấy cổng bất kỳ.",
                listen.port(),
                listen.ip()
            ),
            format!(
                "Port {} is in use by another program; stop that one or choose another port: --listen {}:0 takes any free one.",
                listen.port(),
                listen.ip()
            ),
        ),
        std::io::ErrorKind::PermissionDenied => Refusal::new(
            format!(
                "Không được phép mở cổng {}; chọn cổng từ 1024 trở lên: --listen {}:8080.",
                listen.port(),
                listen.ip()
            ),
            format!(
                "Port {} may not be opened; choose one from 1024 on: --listen {}:8080.",
                listen.port(),
                listen.ip()
            ),
        ),
        _ => Refusal::new(
            format!("Không mở được {listen} ({fault}); xem lại địa chỉ trong --listen."),
            format!("{listen} cannot be opened ({fault}); look at the address in --listen."),
        ),
    }
}

/// Plain HTTP to a network.
pub fn in_the_clear(listen: SocketAddr) -> Refusal {
    Refusal::new(
        format!(
            "Mật khẩu không được đi qua mạng ở dạng rõ: {listen} cần --tls-cert và --tls-key, hoặc --public-url https://… cùng --trusted-proxy IP; dùng trên một máy thì --listen 127.0.0.1:8080."
        ),
        format!(
            "A password must not cross a network in the clear: {listen} needs --tls-cert and --tls-key, or --public-url https://… with --trusted-proxy IP; on one machine use --listen 127.0.0.1:8080."
        ),
    )
}

/// Half of the TLS pair.
pub fn half_of_tls() -> Refusal {
    Refusal::new(
        "--tls-cert và --tls-key phải đi cùng nhau; ghi thêm cái còn thiếu.",
        "--tls-cert and --tls-key belong together; give the one that is missing.",
    )
}

/// The public address is none.
pub fn not_a_public_url(given: &str) -> Refusal {
    Refusal::new(
        format!(
            "«{given}» không dùng được cho --public-url; viết như https://dondoc.example.gov.vn, không có đường dẫn phía sau."
        ),
        format!(
            "\"{given}\" cannot be the --public-url; write it like https://dondoc.example.gov.vn, with no path behind it."
        ),
    )
}

/// The proxy is no address.
pub fn not_a_proxy(given: &str) -> Refusal {
    Refusal::new(
        format!("«{given}» không phải địa chỉ IP; viết như --trusted-proxy 10.0.0.2."),
        format!("\"{given}\" is not an IP address; write it like --trusted-proxy 10.0.0.2."),
    )
}

/// A certificate or key cannot be used.
pub fn tls_unusable(path: &Path, reason: &dyn Display) -> Refusal {
    let path = path.display();
    Refusal::new(
        format!("Không dùng được {path} ({reason}); cần chứng thư và khóa riêng dạng PEM, thuộc về nhau."),
        format!(
            "{path} cannot be used ({reason}); certificate chain and private key are PEM files that belong together."
        ),
    )
}

/// The file of settings cannot be read.
pub fn settings_unreadable(path: &Path, reason: &dyn Display) -> Refusal {
    let path = path.display();
    Refusal::new(
        format!("Không đọc được tệp thiết lập {path} ({reason}); sửa tệp rồi chạy lại."),
        format!("The settings in {path} cannot be read ({reason}); mend the file and run the command again."),
    )
}

/// A key that nobody knows.
pub fn unknown_setting(path: &Path, key: &str, nearest: Option<&str>, known: &str) -> Refusal {
    let path = path.display();
    let (vi, en) = match nearest {
        Some(nearest) => (format!("có phải là `{nearest}`?"), format!("did you mean `{nearest}`?")),
        None => (format!("dùng được: {known}."), format!("known are: {known}.")),
    };
    Refusal::new(
        format!("{path}: không có thiết lập `{key}`; {vi}"),
        format!("{path}: there is no setting `{key}`; {en}"),
    )
}

// the place of an instance --------------------------------------------------------------------------------------

/// A data folder cannot be made or written to.
pub fn folder_unusable(folder: &Path, reason: &dyn Display) -> Refusal {
    let folder = folder.display();
    Refusal::new(
        format!(
            "Không ghi được vào thư mục dữ liệu {folder} ({reason}); cấp quyền cho người chạy dondoc, hoặc chọn thư mục khác bằng --data."
        ),
        format!(
            "The data folder {folder} cannot be written to ({reason}); give it to the user that runs dondoc, or name another with --data."
        ),
    )
}

/// The database is held by another process.
pub fn in_use(place: &str, holder: &str) -> Refusal {
    Refusal::new(
        format!(
            "Một tiến trình khác đang giữ cơ sở dữ liệu {place} ({holder}); dừng tiến trình đó, hoặc dùng thư mục dữ liệu khác."
        ),
        format!("Another process has this database, {place} ({holder}); stop it, or use another data folder."),
    )
}

/// A database URL that no engine here knows.
pub fn not_a_database(given: &str) -> Refusal {
    Refusal::new(
        format!(
            "Không dùng được cơ sở dữ liệu «{given}»; viết như postgres://dondoc@localhost/dondoc, hoặc đường dẫn của một tệp SQLite."
        ),
        format!(
            "\"{given}\" is no database for dondoc; write postgres://dondoc@localhost/dondoc, or the path of a SQLite file."
        ),
    )
}

/// The database does not open.
pub fn database_closed(place: &str, reason: &dyn Display) -> Refusal {
    Refusal::new(
        format!(
            "Không mở được cơ sở dữ liệu {place} ({reason}); xem máy chủ có chạy không, tên và mật khẩu trong --database có đúng không."
        ),
        format!(
            "The database {place} cannot be opened ({reason}); see whether its server runs and whether name and password in --database are right."
        ),
    )
}

/// The schema is not one of this program.
pub fn schema_unusable(place: &str, reason: &dyn Display) -> Refusal {
    Refusal::new(
        format!(
            "Cơ sở dữ liệu {place} không thuộc phiên bản này của dondoc ({reason}); dùng đúng phiên bản đã tạo ra nó hoặc mới hơn."
        ),
        format!(
            "The database {place} is not of this version of dondoc ({reason}); use the version that made it or a newer one."
        ),
    )
}

/// The engine forgets what it acknowledged.
pub fn unsafe_engine(reason: &dyn Display) -> Refusal {
    Refusal::new(
        format!("Cơ sở dữ liệu có thể đánh mất điều đã xác nhận ({reason}); đặt lại thiết lập đó rồi khởi động lại."),
        format!("The database may lose what it acknowledged ({reason}); set it right and start again."),
    )
}

/// The file of the database does not open.
pub fn database_file_unusable(place: &str, reason: &dyn Display) -> Refusal {
    Refusal::new(
        format!(
            "Không mở được cơ sở dữ liệu {place} ({reason}); xem tệp có đúng là của dondoc và có quyền ghi không, hoặc phục hồi từ bản sao lưu vào thư mục khác."
        ),
        format!(
            "The database {place} cannot be opened ({reason}); see whether it is dondoc's own and may be written to, or restore a backup into another folder."
        ),
    )
}

/// A folder has no instance.
pub fn no_instance(folder: &Path) -> Refusal {
    let folder = folder.display();
    Refusal::new(
        format!("Chưa có hệ thống nào tại {folder}; xem lại --data và --database."),
        format!("There is no instance at {folder}; look at --data and --database."),
    )
}

/// A document that the reader does not take.
pub fn not_read(file: &str, vi: &str, en: &str) -> Refusal {
    Refusal::new(format!("{file}: {vi}"), format!("{file}: {en}"))
}

/// A file that cannot be opened.
pub fn file_unreadable(file: &str, reason: &dyn Display) -> Refusal {
    Refusal::new(
        format!("Không đọc được {file} ({reason}); xem lại đường dẫn và quyền đọc."),
        format!("{file} cannot be read ({reason}); look at its path and at who may read it."),
    )
}

/// The reading is refused for what stands in the tables.
pub fn not_a_register(fault: &dyn Display) -> Refusal {
    Refusal::new(
        format!("Chưa tiếp nhận danh bạ tổ chức ({fault}); sửa bảng rồi chạy lại."),
        format!("The register was not taken over ({fault}); mend the table and run the command again."),
    )
}

/// A code that no province has.
pub fn no_such_province(given: &str) -> Refusal {
    Refusal::new(
        format!("{given}: không phải mã của một tỉnh, thành phố hiện nay; dùng mã hai chữ số, ví dụ 01 hoặc 08."),
        format!("{given}: not the code of a province of today; use its code of two digits, such as 01 or 08."),
    )
}

/// A register stands there.
pub fn register_is_there(folder: &Path) -> Refusal {
    let folder = folder.display();
    Refusal::new(
        format!("{folder} đã có danh bạ tổ chức; thay đổi tiếp theo là sự kiện tổ chức, ghi ở trang Đơn vị."),
        format!(
            "{folder} has a register of organisations already; later changes are events, made on the page of organisations."
        ),
    )
}

/// What there is on a day: number and both names of each class.
pub struct Counted {
    /// The day.
    pub on: Date,
    /// In the order of lists.
    pub classes: Vec<(usize, String, String)>,
}

/// A register was taken over.
pub fn register_taken_over(organisations: usize, counted: &[Counted]) -> String {
    let mut said = format!("Đã tiếp nhận {organisations} tổ chức.\n{organisations} organisations were taken over.");
    for Counted { on, classes } in counted {
        let vi: Vec<String> = classes.iter().map(|(count, vi, _)| format!("{count} {vi}")).collect();
        let en: Vec<String> = classes.iter().map(|(count, _, en)| format!("{count} {en}")).collect();
        let (day, vi, en) = (on.strftime("%d/%m/%Y"), vi.join("; "), en.join("; "));
        said.push_str(&format!("\n\n{day}: {vi}.\n{day}: {en}."));
    }
    said
}

// accounts ------------------------------------------------------------------------------------------------------

/// Asks for a new password.
pub fn ask_password() -> &'static str {
    "Mật khẩu mới (new password): "
}

/// Asks for it again.
pub fn ask_password_again() -> &'static str {
    "Nhập lại (once more): "
}

/// The two are not the same.
pub fn passwords_differ() -> Refusal {
    Refusal::new("Hai lần nhập không giống nhau; chạy lại lệnh.", "The two are not the same; run the command again.")
}

/// There is no terminal to ask at.
pub fn no_terminal() -> Refusal {
    Refusal::new(
        "Không có màn hình dòng lệnh để hỏi mật khẩu; đưa mật khẩu qua đầu vào chuẩn với --password-stdin.",
        "There is no terminal to ask for a password at; hand it over on the standard input with --password-stdin.",
    )
}

/// An account was made.
pub fn account_added(login: &str) -> String {
    format!("Đã tạo tài khoản {login}.\nThe account {login} was made.")
}

/// A password was replaced.
pub fn password_replaced(login: &str) -> String {
    format!(
        "Đã đặt lại mật khẩu của {login}; các phiên làm việc cũ đã kết thúc.\nThe password of {login} was replaced; its sessions have ended."
    )
}

/// Beside the name of one who cannot sign in now.
pub fn suspended() -> &'static str {
    "tạm dừng (suspended)"
}

/// The schema stands at its newest version.
pub fn migrated(place: &str, version: i64) -> String {
    format!("{place}: lược đồ ở phiên bản {version}.\n{place}: the schema is at version {version}.")
}
