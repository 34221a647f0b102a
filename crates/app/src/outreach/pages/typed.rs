//! Fields as they were sent, by name; what is typed stays as it was, so that a page can show it again.

/// What the field of an audience's number begins with; the code of the audience follows.
pub const PEOPLE: &str = "nguoi-";
/// What the field of an audience's goal begins with.
pub const GOAL: &str = "muc_tieu-";

/// Fields in their order.
#[derive(Debug, Clone, Default)]
pub struct Typed(pub Vec<(String, String)>);

impl Typed {
    /// What stands in a field; empty where it was not sent.
    pub fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value.as_str())
    }

    /// The same for a template, which has text of its own.
    pub fn value(&self, start: &str, code: &str) -> &str {
        self.0.iter().find(|(known, _)| known.strip_prefix(start) == Some(code)).map_or("", |(_, value)| value.as_str())
    }

    /// Every value of a field that is sent several times.
    pub fn all<'t>(&'t self, name: &'t str) -> impl Iterator<Item = &'t str> {
        self.0.iter().filter(move |(known, value)| known == name && !value.is_empty()).map(|(_, value)| value.as_str())
    }

    /// Whether one of the values of a field is this.
    pub fn has(&self, name: &str, value: &str) -> bool {
        self.all(name).any(|one| one == value)
    }

    /// Fields whose name begins so: the rest of the name and the value.
    pub fn begun<'t>(&'t self, start: &'t str) -> impl Iterator<Item = (&'t str, &'t str)> {
        self.0.iter().filter_map(move |(name, value)| Some((name.strip_prefix(start)?, value.as_str())))
    }

    /// With another value in a field.
    #[must_use]
    pub fn with(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        let name = name.into();
        self.0.retain(|(known, _)| *known != name);
        self.0.push((name, value.into()));
        self
    }

    /// The same where nothing stands there yet.
    #[must_use]
    pub fn or(self, name: &str, value: impl Into<String>) -> Self {
        if self.get(name).is_empty() { self.with(name, value) } else { self }
    }
}
