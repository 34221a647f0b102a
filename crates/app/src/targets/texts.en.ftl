# Targets: setting them, how they stand against those above and below, replacing, withdrawing.

targets-title = Targets
targets-lede = What is to be reached for each indicator and year, beside what those above and below set.
targets-new = Set a target
targets-new-lede = Write what the document says. Less than the body above asks is allowed; it is shown as less.
targets-set = Set the target
targets-nothing = There are no targets yet. They will stand here, beside those of the bodies above and below.
targets-nothing-elsewhere = There are no targets yet.
targets-elsewhere = See the targets of:

targets-at-least = at least { $amount }
targets-above = above { $amount }
targets-at-most = at most { $amount }
targets-below = below { $amount }
targets-about = about { $amount }
targets-range = from { $from } to { $amount }
targets-exactly = exactly { $amount }
targets-in-year = Year { $year }
targets-by-year = By { $year }
targets-committed = committed
targets-aspirational = aspirational
targets-clause = part { $clause }

targets-same = the same as above
targets-lower = lower than above
targets-higher = higher than above
targets-not-comparable = cannot be compared

targets-term = For when
targets-term-in-year = In the year
targets-term-by-year = By the end of the year
targets-year = Year
targets-own = Of the body itself
targets-above-bodies = Of those above
targets-below-bodies = Those below
targets-what = To be reached
targets-what-new = To be reached from now on
targets-what-hint = Such as: at least 65; above 30; 50-55; about 50; at most 5.
targets-how-binding = How binding
targets-committed-long = Committed
targets-aspirational-long = Aspirational
targets-way = A bare number means
targets-way-as-typed = As the words say
targets-way-at-least = At least
targets-way-above = Above
targets-way-at-most = At most
targets-way-below = Below
targets-way-about = About
targets-way-exactly = Exactly
targets-source = Source
targets-source-hint = Choose a document of the system and write the part that states the target; of a document that is not here write its number and the part.
targets-document = Document in the system
targets-document-none = The document is not in the system
targets-place = Article, clause, part
targets-place-hint = Such as: II.1
targets-cited = Another source
targets-cited-hint = Such as: Resolution 05-NQ/ĐU of 20/01/2026, part II.1
targets-against-own = Against the body above
targets-not-set = Not set
targets-set-of = { $set }/{ $expected } bodies have set it
targets-to-look-at = to look at
targets-missing = { $count } of { $expected } bodies below have not set this target

targets-sum-makes = { $count } bodies below together: { $sum }, which makes { $bound }.
targets-sum-short = { $count } bodies below together: { $sum }, { $difference } short of { $bound }.
targets-sum-over = { $count } bodies below together: { $sum }, { $difference } over { $bound }.
targets-sum-less = { $count } bodies below together: { $sum }, { $difference } less than { $bound }.
targets-sum-more = { $count } bodies below together: { $sum }, { $difference } more than { $bound }.
targets-sum-equal = { $count } bodies below together: { $sum }, just the number in { $bound }.
targets-below-lower = { $count } bodies set less than { $bound }: { $names }.
targets-below-not-compared = Cannot be compared with { $bound }: { $names }.

targets-before = Targets of former bodies
targets-before-hint = Set by bodies before a reorganisation. They are never added to those of the body that carries on, which sets its own.

targets-set-by = set by { $name } on { $date }
targets-replaced-by = { $name } replaced it on { $date }. Reason: { $reason }
targets-withdrawn-by = { $name } withdrew it on { $date }. Reason: { $reason }
targets-next = See what replaced it
targets-replace = Replace
targets-replace-why = Reason for replacing it
targets-withdraw = Withdraw
targets-withdraw-why = Reason for withdrawing it
targets-withdraw-hint = A withdrawn target can still be read.
targets-done-set = The target is set.
targets-done-replaced = The target is replaced. The former one can still be read.
targets-done-withdrawn = The target is withdrawn.

targets-empty = Nothing is to be reached yet. Write at least one target, such as: at least 65.
targets-unreadable = This cannot be read. Write it like: at least 65; above 30; 50-55; about 50.
targets-ambiguous = This number can be read in two ways: { $whole } or { $decimal }. Type it again so that it is clear, for instance without the point.
targets-other-unit = This indicator is measured in “{ $unit }”. Convert the number and type it again, without another unit.
targets-not-in-order = The first number must be below the second. Write it like 50-55.
targets-say-how = Is “{ $typed }” at least, at most, about or exactly? Choose how it is meant.
targets-two-ways = What was typed and what was chosen differ. Mend one of them.
targets-impossible = This indicator cannot be there: a share is at most 100 %, numbers are not below zero. Check the number.
targets-no-source = There is no source. Choose a document, or write its number and the part under “Another source”.
targets-no-clause = The document has no such part. It has: { $clauses }. Write it like that, or leave it empty.
targets-choose-indicator = Choose an indicator
targets-year-unreadable = Write the year in four digits, from 2000 to 2100.
targets-exists = The body has set this target for that year with the same commitment. Open it and replace it.

targets-paste = Paste several targets from Excel
targets-paste-lede = One target a row. You see each row before it is set.
targets-paste-counts = Rows understood: { $understood }, rows to be asked about: { $asked }
targets-paste-left-out = rows left out: { $count }
targets-paste-rows = Pasted rows
targets-paste-line = Row
targets-paste-block = The pasted block
targets-paste-label = Paste the rows from Excel
targets-paste-hint = Columns in this order: name or code of the indicator, year, what is to be reached, how binding (committed, aspirational), source. With a row of headings any order will do.
targets-paste-kind = A row that does not say how binding it is means
targets-paste-ask = Ask about each row
targets-paste-source-hint = The source below is for rows without one of their own.
targets-paste-common = source of all
targets-paste-preview = Preview
targets-paste-again = Look again
targets-paste-not = Do not set
targets-set-several = { $count ->
    [one] Set { $count } target
   *[other] Set { $count } targets
}
targets-done-several = { $count ->
    [one] { $count } target set.
   *[other] { $count } targets set.
}
targets-paste-unused = Columns that are not used: { $names }.
targets-paste-nothing = There are no rows. Copy the rows in Excel and paste them here.
targets-paste-too-many = At most { $count } targets are set at once. Paste them in several turns.
targets-paste-too-long = This row has more than five columns. Add a row of headings, or leave columns out.
targets-paste-which = This can mean several indicators. Choose the right one.
targets-paste-unknown = This indicator is not known. Choose one, put its name or code right in the pasted block, or leave the row out.
targets-paste-choose = Indicator of row { $line }
targets-paste-no-kind = Committed or aspirational? Write it into its column, or choose below what such rows mean.
targets-paste-no-source = This row has no source. Write it into its column, or give one for all rows below.
targets-paste-changed = The block was changed after the preview. Look at the rows again, then set them.
targets-paste-twice = The same as row { $line }: indicator, year and how binding. Change or leave out one of them.
targets-paste-leave-out = Leave this row out
targets-paste-is-left-out = left out, not set

targets-beside = Target, { $term }: { $bound } ({ $commitment }; { $source })
targets-brief-committed = target, { $term }: { $bound }
targets-brief-aspirational = aspired to, { $term }: { $bound }
targets-points = { $amount } percentage points
targets-reached = reached
targets-reached-near = reached, within { $percent } %
targets-short = not reached, { $amount } short
targets-over = not reached, { $amount } over
targets-just = just what was set
targets-less = { $amount } less than was set
targets-more = { $amount } more than was set
targets-no-figure = no figure to hold against it
targets-part-of-year = a figure of a part of the year, not held against a whole one
targets-in-short = { $code } { $name }, { $term }: { $bound } ({ $commitment })
targets-list-code = Code
targets-list-commitment = Commitment
targets-list-source = Source
targets-list-set = Units below that have set theirs
targets-list-expected = Units below that are to set theirs
