//! The sheets of a register and their columns, in their order. Words stand in `labels.rs`.
//! Which of them must be there is said here too; what a cell may hold is not.

/// One sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Table {
    /// What happened, with its legal basis.
    Events,
    /// When each organisation began and ended.
    Organisations,
    /// Names over time.
    Names,
    /// Classes and levels over time.
    Classes,
    /// Official codes over time.
    Codes,
    /// Places under parents over time.
    Places,
    /// Who carries on for whom.
    Successions,
    /// Organisations of one day, a line for each.
    List,
}

/// One column.
#[allow(missing_docs, reason = "their words stand in labels.rs")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Column {
    Event,
    Kind,
    On,
    Basis,
    Note,
    Organisation,
    FoundedOn,
    EndedOn,
    EndedBy,
    Name,
    ShortName,
    From,
    To,
    Class,
    Level,
    Scheme,
    Code,
    Line,
    Parent,
    Predecessor,
    Successor,
    Share,
    Scope,
    /// Codes with their schemes.
    Codes,
    /// Parents with their lines.
    Parents,
    /// Written for people, and not read.
    OrganisationName,
    /// The same of the parent.
    ParentName,
    /// The same of the predecessor.
    PredecessorName,
    /// The same of the successor.
    SuccessorName,
    /// The same of all parents.
    ParentNames,
}

use Column::*;

impl Table {
    /// All of them, in the order in which they are written.
    pub const ALL: [Table; 8] = [
        Table::Events,
        Table::Organisations,
        Table::Names,
        Table::Classes,
        Table::Codes,
        Table::Places,
        Table::Successions,
        Table::List,
    ];

    /// Its columns.
    pub const fn columns(self) -> &'static [Column] {
        match self {
            Table::Events => &[Event, Kind, On, Basis, Note],
            Table::Organisations => &[Organisation, OrganisationName, FoundedOn, EndedOn, EndedBy],
            Table::Names => &[Organisation, Name, ShortName, From, To, Event],
            Table::Classes => &[Organisation, OrganisationName, Class, Level, From, To, Event],
            Table::Codes => &[Organisation, OrganisationName, Scheme, Code, From, To, Event],
            Table::Places => &[Organisation, OrganisationName, Line, Parent, ParentName, From, To, Event],
            Table::Successions => &[Event, Predecessor, PredecessorName, Successor, SuccessorName, Share, Scope],
            Table::List => &[Organisation, Name, ShortName, Class, Level, Codes, Parents, ParentNames, From, Basis],
        }
    }

    /// The columns that must be there.
    pub const fn required(self) -> &'static [Column] {
        match self {
            Table::Events => &[Event, Kind, On, Basis],
            Table::Organisations => &[Organisation, FoundedOn],
            Table::Names => &[Organisation, Name, From, Event],
            Table::Classes => &[Organisation, Class, Level, From, Event],
            Table::Codes => &[Organisation, Scheme, Code, From, Event],
            Table::Places => &[Organisation, Line, Parent, From, Event],
            Table::Successions => &[Event, Predecessor, Successor, Share],
            Table::List => &[Organisation, Name, Class, Level, From, Basis],
        }
    }
}
