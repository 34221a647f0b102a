//! The languages of the interface: Vietnamese first, English beside it.
//!
//! Every sentence a person can read stands in a `texts.vi.ftl` and a `texts.en.ftl` beside the templates of its
//! subject; `TEXTS` lists them. `language.say("subject-thing")` finds one, `.with("name", value)` fills its gaps, and
//! the result is shown with `{{ … }}`, which escapes it. A missing key shows itself and is caught by a test.
//! The language is chosen by the person and kept in a cookie; what the browser asks for is not looked at.

use std::fmt;
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use crate::look::numbers;

#[cfg(test)]
mod tests;

/// Name of the cookie that keeps a person's choice.
pub const COOKIE: &str = "dondoc_language";

/// The texts of one subject in both languages.
struct SubjectTexts {
    /// Folder under `crates/app/src`.
    folder: &'static str,
    vi: &'static str,
    en: &'static str,
}

impl SubjectTexts {
    fn of(&self, language: Language) -> &'static str {
        match language {
            Language::Vi => self.vi,
            Language::En => self.en,
        }
    }
}

/// Every pair of text files. A subject that gains its first sentence adds its line here; a test compares this list
/// with the files that exist.
const TEXTS: &[SubjectTexts] = &[
    SubjectTexts { folder: "look", vi: include_str!("look/texts.vi.ftl"), en: include_str!("look/texts.en.ftl") },
    SubjectTexts { folder: "api", vi: include_str!("api/texts.vi.ftl"), en: include_str!("api/texts.en.ftl") },
    SubjectTexts {
        folder: "accounts",
        vi: include_str!("accounts/texts.vi.ftl"),
        en: include_str!("accounts/texts.en.ftl"),
    },
    SubjectTexts {
        folder: "coverage",
        vi: include_str!("coverage/texts.vi.ftl"),
        en: include_str!("coverage/texts.en.ftl"),
    },
    SubjectTexts {
        folder: "difficulties",
        vi: include_str!("difficulties/texts.vi.ftl"),
        en: include_str!("difficulties/texts.en.ftl"),
    },
    SubjectTexts {
        folder: "documents",
        vi: include_str!("documents/texts.vi.ftl"),
        en: include_str!("documents/texts.en.ftl"),
    },
    SubjectTexts {
        folder: "explorer",
        vi: include_str!("explorer/texts.vi.ftl"),
        en: include_str!("explorer/texts.en.ftl"),
    },
    SubjectTexts {
        folder: "amendments",
        vi: include_str!("amendments/texts.vi.ftl"),
        en: include_str!("amendments/texts.en.ftl"),
    },
    SubjectTexts { folder: "search", vi: include_str!("search/texts.vi.ftl"), en: include_str!("search/texts.en.ftl") },
    SubjectTexts { folder: "export", vi: include_str!("export/texts.vi.ftl"), en: include_str!("export/texts.en.ftl") },
    SubjectTexts {
        folder: "obligations",
        vi: include_str!("obligations/texts.vi.ftl"),
        en: include_str!("obligations/texts.en.ftl"),
    },
    SubjectTexts {
        folder: "organisations",
        vi: include_str!("organisations/texts.vi.ftl"),
        en: include_str!("organisations/texts.en.ftl"),
    },
    SubjectTexts {
        folder: "outreach",
        vi: include_str!("outreach/texts.vi.ftl"),
        en: include_str!("outreach/texts.en.ftl"),
    },
    SubjectTexts {
        folder: "overview",
        vi: include_str!("overview/texts.vi.ftl"),
        en: include_str!("overview/texts.en.ftl"),
    },
    SubjectTexts { folder: "packs", vi: include_str!("packs/texts.vi.ftl"), en: include_str!("packs/texts.en.ftl") },
    SubjectTexts { folder: "plans", vi: include_str!("plans/texts.vi.ftl"), en: include_str!("plans/texts.en.ftl") },
    SubjectTexts {
        folder: "registers",
        vi: include_str!("registers/texts.vi.ftl"),
        en: include_str!("registers/texts.en.ftl"),
    },
    SubjectTexts {
        folder: "reorganisations",
        vi: include_str!("reorganisations/texts.vi.ftl"),
        en: include_str!("reorganisations/texts.en.ftl"),
    },
    SubjectTexts {
        folder: "reporting",
        vi: include_str!("reporting/texts.vi.ftl"),
        en: include_str!("reporting/texts.en.ftl"),
    },
    SubjectTexts {
        folder: "inspections",
        vi: include_str!("inspections/texts.vi.ftl"),
        en: include_str!("inspections/texts.en.ftl"),
    },
    SubjectTexts {
        folder: "reviews",
        vi: include_str!("reviews/texts.vi.ftl"),
        en: include_str!("reviews/texts.en.ftl"),
    },
    SubjectTexts {
        folder: "reviews/gathering",
        vi: include_str!("reviews/gathering/texts.vi.ftl"),
        en: include_str!("reviews/gathering/texts.en.ftl"),
    },
    SubjectTexts {
        folder: "targets",
        vi: include_str!("targets/texts.vi.ftl"),
        en: include_str!("targets/texts.en.ftl"),
    },
    SubjectTexts { folder: "urging", vi: include_str!("urging/texts.vi.ftl"), en: include_str!("urging/texts.en.ftl") },
];

/// A language of the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    /// Tiếng Việt, the language of the work.
    #[default]
    Vi,
    /// English.
    En,
}

impl Language {
    /// Both languages, the default first.
    pub const ALL: [Language; 2] = [Language::Vi, Language::En];

    /// The tag used in `lang="…"` and in the cookie.
    pub fn tag(self) -> &'static str {
        match self {
            Language::Vi => "vi",
            Language::En => "en",
        }
    }

    /// The language's own name for itself.
    pub fn own_name(self) -> &'static str {
        match self {
            Language::Vi => "Tiếng Việt",
            Language::En => "English",
        }
    }

    /// The language a tag names, if it is one of ours.
    pub fn from_tag(tag: &str) -> Option<Language> {
        Language::ALL.into_iter().find(|language| language.tag() == tag)
    }

    /// The choice kept in the `Cookie` header of a request; Vietnamese when there is none.
    pub fn from_cookies(header: &str) -> Language {
        header
            .split(';')
            .filter_map(|pair| pair.trim().split_once('='))
            .find(|(name, _)| *name == COOKIE)
            .and_then(|(_, value)| Language::from_tag(value))
            .unwrap_or_default()
    }

    /// The sentence that stands under `key`, ready to be filled and shown.
    pub fn say(self, key: &str) -> Phrase<'_> {
        Phrase { language: self, key, arguments: FluentArgs::new() }
    }

    fn bundle(self) -> &'static FluentBundle<FluentResource> {
        match self {
            Language::Vi => &VI,
            Language::En => &EN,
        }
    }
}

/// A sentence on its way to the page. It becomes text when it is displayed, so a template shows it and Rust calls
/// `to_string()`.
#[derive(Debug)]
pub struct Phrase<'k> {
    language: Language,
    key: &'k str,
    arguments: FluentArgs<'static>,
}

impl Phrase<'_> {
    /// Fills the gap `{ $name }`. Whole numbers are grouped the way the language groups them; give a year as text.
    pub fn with(mut self, name: &'static str, value: impl Argument) -> Self {
        self.arguments.set(name, value.value());
        self
    }
}

impl fmt::Display for Phrase<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bundle = self.language.bundle();
        let pattern = bundle.get_message(self.key).and_then(|message| message.value());
        let Some(pattern) = pattern else {
            tracing::warn!(text.key = self.key, "a text is missing");
            return out.write_str(self.key);
        };
        let mut faults = Vec::new();
        let text = bundle.format_pattern(pattern, Some(&self.arguments), &mut faults);
        if !faults.is_empty() {
            tracing::warn!(text.key = self.key, ?faults, "a text could not be filled");
        }
        out.write_str(&text)
    }
}

/// What may stand in the gap of a sentence: words and whole numbers.
pub trait Argument {
    /// The value as Fluent takes it.
    fn value(&self) -> FluentValue<'static>;
}

impl<T: Argument + ?Sized> Argument for &T {
    fn value(&self) -> FluentValue<'static> {
        (**self).value()
    }
}

macro_rules! spoken_as_text {
    ($($kind:ty),*) => { $(impl Argument for $kind {
        fn value(&self) -> FluentValue<'static> { FluentValue::from(self.to_string()) }
    })* };
}
spoken_as_text!(str, String, Phrase<'_>);

macro_rules! spoken_as_number {
    ($($kind:ty),*) => { $(impl Argument for $kind {
        fn value(&self) -> FluentValue<'static> { FluentValue::from(*self) }
    })* };
}
spoken_as_number!(i16, i32, i64, u8, u16, u32, u64, usize);

static VI: LazyLock<FluentBundle<FluentResource>> = LazyLock::new(|| bundle(Language::Vi));
static EN: LazyLock<FluentBundle<FluentResource>> = LazyLock::new(|| bundle(Language::En));

fn bundle(language: Language) -> FluentBundle<FluentResource> {
    // A tag of ours always parses; the fallback only changes plural rules, and a test looks at those.
    let locale: LanguageIdentifier = language.tag().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![locale]);
    bundle.set_use_isolating(false);
    match language {
        Language::Vi => bundle.set_formatter(Some(|value, _| grouped(value, Language::Vi))),
        Language::En => bundle.set_formatter(Some(|value, _| grouped(value, Language::En))),
    }
    for texts in TEXTS {
        // A file with a mistake still gives its other sentences; a test refuses the mistake.
        let resource = FluentResource::try_new(texts.of(language).to_owned()).unwrap_or_else(|(rest, faults)| {
            tracing::error!(texts.folder = texts.folder, ?faults, "a text file has mistakes");
            rest
        });
        bundle.add_resource_overriding(resource);
    }
    bundle
}

fn grouped(value: &FluentValue<'_>, language: Language) -> Option<String> {
    match value {
        FluentValue::Number(number) if number.value.fract() == 0.0 => {
            Some(numbers::grouped(number.value as i64, language))
        }
        _ => None,
    }
}
