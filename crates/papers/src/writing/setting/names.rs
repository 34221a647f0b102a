//! The styles by name: their ids in the file, and the names that Word's list shows.
//!
//! Where Word has a style of its own for a component, its name is used, so that people find what they know.

/// A style.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "named after the components")]
pub enum Style {
    Normal,
    Text,
    Basis,
    Part,
    PartTitle,
    Article,
    Heading1,
    Heading2,
    Heading3,
    Banner,
    Motto,
    Superior,
    IssuingBody,
    BodyMark,
    Rule,
    Symbol,
    LetterSubject,
    Draft,
    PlaceAndDate,
    Kind,
    Subject,
    SubjectMark,
    SubjectRule,
    Addressed,
    AddressedBeside,
    AddressedAbove,
    Addressees,
    Authority,
    Office,
    Name,
    RecipientsWord,
    Recipients,
    PageNumber,
    Contact,
    AnnexNumber,
    AnnexTitle,
    AnnexReference,
    TableHead,
    TableWords,
    TableMiddle,
    TableNumbers,
    TableNote,
    End,
}

impl Style {
    /// Whether it is a paragraph or heading of the text, which keeps its distance below a table.
    pub(super) fn is_of_the_text(self) -> bool {
        matches!(self, Style::Text | Style::Part | Style::Article | Style::Heading1 | Style::Heading2 | Style::Heading3)
    }

    /// The id in the file.
    pub fn id(self) -> &'static str {
        self.names().0
    }

    /// Id and name.
    pub fn names(self) -> (&'static str, &'static str) {
        match self {
            Style::Normal => ("Normal", "Normal"),
            Style::Text => ("BodyText", "Body Text"),
            Style::Basis => ("Basis", "Basis"),
            Style::Part => ("Part", "Part"),
            Style::PartTitle => ("PartTitle", "Part Title"),
            Style::Article => ("Article", "Article"),
            Style::Heading1 => ("Heading1", "heading 1"),
            Style::Heading2 => ("Heading2", "heading 2"),
            Style::Heading3 => ("Heading3", "heading 3"),
            Style::Banner => ("Banner", "Banner"),
            Style::Motto => ("Motto", "Motto"),
            Style::Superior => ("Superior", "Superior"),
            Style::IssuingBody => ("IssuingBody", "Issuing Body"),
            Style::BodyMark => ("BodyMark", "Body Mark"),
            Style::Rule => ("Rule", "Rule"),
            Style::Symbol => ("DocumentSymbol", "Document Symbol"),
            Style::LetterSubject => ("LetterSubject", "Letter Subject"),
            Style::Draft => ("Draft", "Draft"),
            Style::PlaceAndDate => ("Date", "Date"),
            Style::Kind => ("Title", "Title"),
            Style::Subject => ("Subtitle", "Subtitle"),
            Style::SubjectMark => ("SubjectMark", "Subject Mark"),
            Style::SubjectRule => ("SubjectRule", "Subject Rule"),
            Style::Addressed => ("Addressed", "Addressed"),
            Style::AddressedBeside => ("AddressedBeside", "Addressed Beside"),
            Style::AddressedAbove => ("AddressedAbove", "Addressed Above"),
            Style::Addressees => ("Addressees", "Addressees"),
            Style::Authority => ("Authority", "Authority"),
            Style::Office => ("Office", "Office"),
            Style::Name => ("Signature", "Signature"),
            Style::RecipientsWord => ("RecipientsWord", "Recipients Word"),
            Style::Recipients => ("Recipients", "Recipients"),
            Style::PageNumber => ("Header", "header"),
            Style::Contact => ("Contact", "Contact"),
            Style::AnnexNumber => ("AnnexNumber", "Annex Number"),
            Style::AnnexTitle => ("AnnexTitle", "Annex Title"),
            Style::AnnexReference => ("AnnexReference", "Annex Reference"),
            Style::TableHead => ("TableHead", "Table Head"),
            Style::TableWords => ("TableWords", "Table Words"),
            Style::TableMiddle => ("TableMiddle", "Table Middle"),
            Style::TableNumbers => ("TableNumbers", "Table Numbers"),
            Style::TableNote => ("TableNote", "Table Note"),
            Style::End => ("End", "End"),
        }
    }
}
