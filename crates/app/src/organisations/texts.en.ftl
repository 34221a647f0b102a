# Organisations: the register as of a day
organisations-title = Organisations
organisations-trail = Where you are
organisations-count =
    { $count ->
        [one] { $count } organisation on { $date }
       *[other] { $count } organisations on { $date }
    }
organisations-filters = Search organisations and choose a day
organisations-search = Search by name, with or without marks
organisations-day = As of
organisations-show = Show
organisations-marks = Often used:
organisations-mark-today = today
organisations-mark-before = { $date }, before the reorganisation
organisations-mark-after = { $date }, its first day
organisations-past = This is the register as of { $date }. What you may see is still decided as of today.
organisations-to-today = Back to today
organisations-to-first = Show the first day
organisations-tree = Tree of organisations
organisations-lines = Choose a line
organisations-open-all = Open all
organisations-fold-all = Fold
organisations-below-count =
    { $count ->
        [one] { $count } below
       *[other] { $count } below
    }
organisations-nothing-yet = There are no organisations on this day yet. The register begins on { $date }.
organisations-no-register = There is no register of organisations yet. The administrator loads it before work can be assigned.

# Search
organisations-found = Names with “{ $words }”
organisations-found-table = Table of organisations found
organisations-none-found = No organisation bears this name on { $date }. Try fewer words, no marks, or another day.
organisations-found-otherwise = Bore this name at another time
organisations-whole = Show the whole register
organisations-name = Name
organisations-class = Class
organisations-above = Superior
organisations-time = Time

# One organisation
organisations-lives = Exists since { $from }.
organisations-lived = Existed from { $from } until before { $to }.
organisations-from = since { $from }
organisations-from-to = from { $from } until before { $to }
organisations-not-yet = On { $date } this organisation did not exist yet. It exists since { $from }.
organisations-has-ended = It ended on { $date }.
organisations-ends-later = After the day shown it ends, on { $date }.
organisations-heirs-now = Its work is now carried on by:
organisations-no-heirs = Nobody carries on for it.
organisations-work = Its obligations
organisations-places = Under whom, on each line
organisations-no-places = Under no organisation of the register on this day.
organisations-line = Line
organisations-on-line = line { $line }
organisations-above-on = Superior on { $date }
organisations-above-now = Now under
organisations-since = Since
organisations-nobody = nobody
organisations-unchanged = unchanged
organisations-lineage = Lineage
organisations-lineage-words = { $name }: { $before } handed work over to it, { $after } took work over from it. The tables below give every name, part, day and legal basis.
organisations-lineage-legend = Solid: all of it was handed over. Dashed: a part. The tables below give every name and legal basis.
organisations-lineage-many = { $count } organisations: { $class }
organisations-lineage-others = { $names } and { $count } others
organisations-lineage-rest = { $count } more
organisations-lineage-in-table = see the table below
organisations-event = Event
organisations-went-to = Where its work went
organisations-came-from = For whom it carries on
organisations-part = Part
organisations-part-all = all
organisations-part-tasks = tasks: { $tasks }
organisations-basis = Legal basis
organisations-names = Names and codes over time
organisations-code-register = Register code
organisations-code-dvhc = Administrative unit code
organisations-code-dia-ban = Territory code
organisations-below = Directly below on { $date }
organisations-none-below = Nobody stands below on this day.
organisations-timeline = Timeline

# Reorganisations
organisations-events-title = Reorganisations
organisations-beginning = The register begins on { $date } with { $count } organisations. Below is what changed since then, the latest first.
organisations-no-events = Nothing has changed since the register began.
organisations-before-after = { $before } → { $after } organisations
organisations-tree-before = Tree before
organisations-tree-after = Tree from this day
organisations-changes = Numbers changed on { $date }, by class
organisations-before = Before
organisations-ended = Ended
organisations-heirs = Successors
organisations-founded = Founded
organisations-after = After
organisations-becomes = becomes
organisations-event-found = Founded
organisations-event-rename = Renamed
organisations-event-reclassify = Reclassified
organisations-event-move = Moved
organisations-event-merge = Merged
organisations-event-split = Split, handed over
organisations-event-dissolve = Dissolved
organisations-event-other = Changed
organisations-reorganisations = Reorganisations
organisations-by-reorganisation = with this reorganisation

# Export and import of the register
organisations-export-title = Export the register
organisations-export-lede = Download the register as an Excel workbook or as text with tabs between the columns. The whole can be imported into another instance without loss.
organisations-export-whole = Everything, through all time
organisations-export-whole-hint =
    { $count ->
        [one] Seven tables: events with their legal basis, organisations, names, classes and levels, codes, places on lines, successions with shares. { $count } organisation, ended ones included.
       *[other] Seven tables: events with their legal basis, organisations, names, classes and levels, codes, places on lines, successions with shares. { $count } organisations, ended ones included.
    }
organisations-export-day = The list of one day
organisations-export-day-hint = A row for each organisation, with name, class, level, codes and superiors as of that day.
organisations-export-xlsx = Download Excel (.xlsx)
organisations-export-tsv = Download text (.tsv)
organisations-import-title = Import into the register
organisations-import-lede = Add organisations, names, codes, places and events from an Excel workbook or from pasted cells.
organisations-import-rule = It only adds: rows that the register has are left; a row that says something else is a contradiction and is mended in the file. While one fault is left, nothing is written. You can add only below organisations that you answer for; the first register of an empty instance is imported on the server with dondoc register import.
organisations-import-file = A .xlsx or .tsv file
organisations-import-file-hint = Use an exported file as a pattern, or a table with the columns Organisation id, Name, Class, Level, From, Legal basis. At most { $limit } MB.
organisations-import-paste = Or paste cells from Excel
organisations-import-paste-hint = With their head. When a file is chosen, this is not looked at.
organisations-import-check = Check first
organisations-import-nothing-given = Choose a file or paste a table first.
organisations-import-preview = What was found
organisations-import-adds = To be added
organisations-import-known = In the register already, left
organisations-import-take = Write into the register
organisations-import-again = Choose another file
organisations-import-nothing-new = Every row of the file is in the register already; there is nothing to write.
organisations-import-good = No faults. Look at the numbers of rows, then write.
organisations-import-faults =
    { $count ->
        [one] { $count } place to mend
       *[other] { $count } places to mend
    }
organisations-import-faults-lede = Mend these places in the file and upload it again. Nothing was written.
organisations-import-more-faults =
    { $count ->
        [one] { $count } more; mend the ones above first.
       *[other] { $count } more; mend the ones above first.
    }
organisations-import-done =
    { $count ->
        [one] { $count } row was written into the register.
       *[other] { $count } rows were written into the register.
    }
organisations-import-where = Where
organisations-import-head = Column
organisations-import-what = What is wrong, and what to do
organisations-import-table = Table
organisations-fault-at-cell = row { $row }, column { $column }
organisations-fault-at-row = row { $row }
organisations-fault-unknown-sheet = This table is not known. Name the sheet one of: { $known }; or delete it.
organisations-fault-sheet-twice = There are two sheets of this table. Make them one.
organisations-fault-unknown-column = This table has no column “{ $typed }”. Correct its head or delete it.
organisations-fault-column-missing = The column “{ $typed }” is missing. Add it.
organisations-fault-empty = This cell must be filled.
organisations-fault-date = “{ $typed }” is not a date. Write it as 01/07/2025 or 2025-07-01.
organisations-fault-kind = “{ $typed }” is not a kind of event. Use one of: founding, renaming, reclassification, move, merger, split, dissolution.
organisations-fault-share = “{ $typed }” is not a share. Write it as 1/3, or 1/1 for all of it.
organisations-fault-pair = “{ $typed }” is not written as name=value; name=value.
organisations-fault-class = The catalogue has no class “{ $typed }”. Use a code of the catalogue, such as xa or tinh-uy.
organisations-fault-level = The catalogue has no level “{ $typed }”. Use a code of the catalogue, such as province or commune.
organisations-fault-line = The catalogue has no line “{ $typed }”. Use party, state, front, professional or owner.
organisations-fault-organisation = There is no organisation “{ $typed }” in the file or in the register. Correct the id, or add it to the table of organisations.
organisations-fault-event = There is no event “{ $typed }” in the file or in the register. Correct the id, or add it to the table of events.
organisations-fault-twice = The same as row { $first }. Keep one of them.
organisations-fault-contradicts = The register says something else of this organisation and day. Make it agree; if the organisation really changes, prepare a reorganisation instead.
organisations-fault-ends-before = The last day must come after the first.
organisations-fault-rights = This organisation is not below one that you answer for. Leave its rows out, or ask its superior to import them.
organisations-fault-no-life = The organisation ends on { $date }, before it has existed for a day. Correct when it was founded or when it ended.
organisations-fault-outside-life = A name, class, code or place from { $date } does not lie within the organisation's life. Correct the days.
organisations-fault-not-alive = An organisation that is named does not exist on { $date }. Correct the day, or choose another.
organisations-fault-names = On { $date } the organisation does not have exactly one name. Add the one that is missing, or correct the days.
organisations-fault-classes = On { $date } the organisation does not have exactly one class and level. Add the row that is missing, or correct the days.
organisations-fault-two-parents = On { $date } the organisation has two superiors on one line. Keep one.
organisations-fault-cycle = On { $date } the organisation stands above itself. Correct its superior.
organisations-fault-own-successor = The organisation is its own successor. Correct the successor.
organisations-fault-shares = The shares of a predecessor in one event must add up to 1, or to less if it goes on. Correct the shares.
organisations-fault-other = The rows do not fit together: { $fault }. Look at the rows of this organisation.

# Matching a list
organisations-match-title = Match a list
organisations-match-lede = Paste a list of names or codes to see which organisation of the register each line means, former names and names without marks included.
organisations-match-paste = The list, a name or a code on each line
organisations-match-paste-hint =
    { $count ->
        [one] Copy a column from Excel and paste it here. A column beside it (district, province) tells organisations of the same name apart. At most { $count } line.
       *[other] Copy a column from Excel and paste it here. A column beside it (district, province) tells organisations of the same name apart. At most { $count } lines.
    }
organisations-match-file = Or choose a .xlsx or .tsv file
organisations-match-file-hint = Its first sheet is taken. At most { $limit } MB.
organisations-match-column = Column with the names or codes
organisations-match-column-hint = A for a list with one column.
organisations-match-day = By the register as of
organisations-match-act = Match
organisations-match-result = Matched with the register as of { $date }
organisations-match-line = Line
organisations-match-typed = As typed
organisations-match-outcome = Result
organisations-match-organisation = In the register
organisations-match-id = Organisation id
organisations-match-level = Level
organisations-match-codes = Codes
organisations-match-remark = Remark
organisations-match-exact = exact
organisations-match-folded = without marks
organisations-match-former = former name
organisations-match-picked = picked
organisations-match-asked = to be picked
organisations-match-unknown = not found
organisations-match-was = A name until before { $date }, now: { $heirs }
organisations-match-was-alone = A name until before { $date }; nobody carries on.
organisations-match-choose = One of: { $names }
organisations-match-pick = Pick the organisation for “{ $typed }”
organisations-match-none = Not picked yet
organisations-match-keep = Keep what is picked
organisations-match-again = Match another list
organisations-match-cut =
    { $count ->
        [one] Only the first { $count } line was matched. Split the list and go on with the rest.
       *[other] Only the first { $count } lines were matched. Split the list and go on with the rest.
    }
organisations-match-short = Match a list
organisations-export-short = Export, import

# A large tree
organisations-way-up = Further up
organisations-whole-tree = The whole tree
organisations-more-found = { $count } more. Type more words to narrow it down.

# Lists of a unit, as it was and as it is
organisations-unit = Organisation
organisations-unit-day = As of
organisations-unit-unknown = No organisation bears this name or code.
organisations-unit-which = It is not clear which is meant. Choose one below.
organisations-unit-perhaps = Perhaps:
organisations-trees = Choose the tree
organisations-as-was = As it was
organisations-as-is = As it is now
organisations-trees-differ =
    { $count ->
        [one] As it is now, { $count } organisation whose work came to this one is counted too, so the numbers differ.
       *[other] As it is now, { $count } organisations whose work came to this one are counted too, so the numbers differ.
    }
organisations-trees-agree = Both ways give the same.

# Slips in the register
organisations-correct-title = Correct a slip
organisations-correct-lede = Put right what was written wrongly. Real changes of name, place or shape are prepared under Reorganisations; the history keeps the old words and the new.
organisations-correct-act = Correct
organisations-correct-back = Back to the organisation
organisations-corrected = The register is corrected. The history keeps the old words.
organisations-short-name = Short name
organisations-code = Code
organisations-note = Note
organisations-since-day = since { $date }
organisations-list-level = Level
organisations-list-founded = Founded
organisations-list-ended = Ended before
organisations-list-found-as = Found
organisations-list-found-now = There on the chosen day
organisations-list-depth = Depth
organisations-list-line = Line
organisations-list-below = Below
