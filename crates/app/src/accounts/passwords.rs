//! Which logins and passwords may be chosen. Length is what counts; composition rules are not asked for, because they
//! make passwords that people write down. It hashes nothing and stores nothing.

use domain::{problem::Problem, text::fold};

/// A password has at least so many characters.
pub const PASSWORD_MINIMUM: usize = 12;
/// And at most so many, so that hashing stays cheap.
const PASSWORD_LIMIT: usize = 256;
/// A password of fewer different characters is guessed at once.
const DIFFERENT_CHARACTERS: usize = 5;
const LOGIN_LENGTH: std::ops::RangeInclusive<usize> = 2..=40;

/// Beginnings that everybody tries, folded and without anything but letters and digits. What follows them must be long
/// enough by itself.
const COMMON: &[&str] = &[
    "matkhau",
    "password",
    "dangnhap",
    "vietnam",
    "xinchao",
    "anhyeuem",
    "emyeuanh",
    "iloveyou",
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "1q2w3e4r5t6y",
    "1qaz2wsx3edc",
    "123456789",
    "0123456789",
    "987654321",
    "abcdefgh",
    "administrator",
    "quantri",
    "admin",
    "dondoc",
    "letmein",
    "welcome",
    "congsan",
    "hochiminh",
];

/// Says no to a password that is short, made of few characters, made from the login, or one that everybody tries.
pub fn check_password(password: &str, login: &str) -> Result<(), Problem> {
    let weak = || Problem::WeakPassword { minimum: i64::try_from(PASSWORD_MINIMUM).unwrap_or_default() };
    let length = password.chars().count();
    if !(PASSWORD_MINIMUM..=PASSWORD_LIMIT).contains(&length) || is_easy(password, login) {
        return Err(weak());
    }
    Ok(())
}

fn is_easy(password: &str, login: &str) -> bool {
    let bare = bare(password);
    let different: std::collections::BTreeSet<char> = password.chars().collect();
    let login = self::bare(login);
    let made_from_login = !login.is_empty() && bare.replace(&login, "").chars().count() < PASSWORD_MINIMUM / 2;
    let left_of_common = |common: &str| bare.strip_prefix(common).is_some_and(|rest| rest.chars().count() < 6);
    let repeated = |common: &str| bare.replace(common, "").is_empty();
    let counts = bare.chars().all(|letter| letter.is_ascii_digit()) && length_of_run(&bare) >= bare.len();
    different.len() < DIFFERENT_CHARACTERS
        || made_from_login
        || counts
        || COMMON.iter().any(|common| left_of_common(common) || repeated(common))
}

/// Folded letters and digits.
fn bare(text: &str) -> String {
    fold(text).chars().filter(|letter| letter.is_alphanumeric()).collect()
}

/// How many characters from the start go up or down by one or stay, turning over at 9 and 0.
fn length_of_run(digits: &str) -> usize {
    let values: Vec<u32> = digits.chars().filter_map(|digit| digit.to_digit(10)).collect();
    let follows = |pair: &[u32]| match pair {
        [a, b] => (a + 1) % 10 == *b || (b + 1) % 10 == *a || a == b,
        _ => false,
    };
    1 + values.windows(2).take_while(|pair| follows(pair)).count()
}

/// Small ASCII letters, digits, dots and hyphens, beginning with a letter.
pub fn check_login(login: &str) -> Result<(), Problem> {
    let allowed = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || ".-".contains(letter);
    let usable = LOGIN_LENGTH.contains(&login.len())
        && login.starts_with(|first: char| first.is_ascii_lowercase())
        && login.chars().all(allowed);
    if usable { Ok(()) } else { Err(Problem::LoginUnusable) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_is_a_good_password_and_what_everybody_tries_is_not() {
        for good in ["con trâu đi trước", "lam-giang-2026", "Ba cây chụm lại", "tôi thích uống chè", "xK4-9pqr-Tz7w"]
        {
            assert_eq!(check_password(good, "lan"), Ok(()), "{good}");
        }
        for weak in [
            "",
            "ngắn quá",
            "mười1 ký tự",
            "aaaaaaaaaaaaaaaa",
            "ababababababab",
            "Mật khẩu 12345",
            "matkhau@2026",
            "password1234",
            "passwordpassword",
            "Password Password",
            "123456789012",
            "098765432109",
            "qwertyuiop12",
            "lethilan.lethilan",
            "le-thi-lan.2026",
        ] {
            assert!(check_password(weak, "le-thi-lan").is_err(), "{weak}");
        }
        assert!(check_password(&"đoạn dài ".repeat(40), "lan").is_err());
    }

    #[test]
    fn a_login_is_short_and_plain() {
        for good in ["ha", "le-thi-lan", "lan.yenhen", "van2"] {
            assert_eq!(check_login(good), Ok(()), "{good}");
        }
        for bad in ["", "a", "Lan", "lê", "lan lê", "2lan", "-lan", "lan/..", "lan@xa", &"a".repeat(41)] {
            assert_eq!(check_login(bad), Err(Problem::LoginUnusable), "{bad}");
        }
    }
}
