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
organisations-lifelines = Succession, drawn
organisations-lifelines-words = { $name }: { $before } passed work to it, { $after } took over from it. The tables below give names, parts, days and legal bases.
organisations-lifelines-legend = Solid: all was handed over. Dashed: a part. The tables below say the same in words.
organisations-went-to = Where its work went
organisations-came-from = For whom it carries on
organisations-part = Part
organisations-part-all = all
organisations-part-tasks = tasks: { $tasks }
organisations-basis = Legal basis
organisations-names = Names and codes over time
organisations-code-register = Register code
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
