//! Words of a fixed list in what a program sends. The list is that of the domain, so that the description cannot fall
//! behind; nothing is listed here.

/// A word of a list of the domain: read from its code, and described as one of all codes.
macro_rules! coded {
    ($($(#[$meta:meta])* $name:ident of $word:ty);* $(;)?) => {
        $(
            $(#[$meta])*
            #[derive(Debug, Clone, Copy)]
            pub struct $name(pub $word);

            impl<'de> serde::Deserialize<'de> for $name {
                fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                    let code = <String as serde::Deserialize>::deserialize(deserializer)?;
                    let unknown = || serde::de::Error::custom(format_args!("no such word: {code}"));
                    <$word>::from_code(&code).map($name).ok_or_else(unknown)
                }
            }

            impl schemars::JsonSchema for $name {
                fn inline_schema() -> bool {
                    true
                }
                fn schema_name() -> std::borrow::Cow<'static, str> {
                    stringify!($name).into()
                }
                fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                    let codes: Vec<&str> = <$word>::ALL.iter().map(|word| word.code()).collect();
                    schemars::json_schema!({"type": "string", "enum": codes})
                }
            }
        )*
    };
}

pub(crate) use coded;
