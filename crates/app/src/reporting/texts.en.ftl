# Reports: the list
reporting-trail = Where you are
reporting-lede = { $owed } reports of your unit to do or waiting; { $followed } rounds that you follow.
reporting-nothing = No reports yet. They appear here when a superior opens a round that includes your unit.
reporting-owed = Reports to do
reporting-filed = Reports that are done
reporting-followed = Rounds that you follow
reporting-line = { $period }: { $form }
reporting-units-in = units have submitted
reporting-attention = { $waiting } wait for acceptance, { $accepted } accepted, { $missing } not in
reporting-column-in = Submitted
reporting-column-attention = Attention
reporting-column-unit-name = Unit
reporting-column-state = State
reporting-column-detail = Details
reporting-go-enter = Enter figures
reporting-go-endorse = Look, endorse
reporting-go-submit = Submit
reporting-go-read = Open
reporting-go-answer = Consider
reporting-work-meta = Report. { $name }
reporting-work-waiting = { $count } reports wait for acceptance
reporting-at = { $time } on { $date }
reporting-days = { $first } to { $last }
reporting-due = Due
reporting-form = Form
reporting-period = Period
reporting-round = Round
reporting-part-of = Figures of { $name } for { $days }, reported in its place by its successor.

# States
reporting-state-not-opened = Nothing entered
reporting-state-draft = Being entered
reporting-state-endorsed = Endorsed, to be submitted
reporting-state-submitted = Submitted, waits for acceptance
reporting-state-sent-back = Sent back
reporting-state-accepted = Accepted
reporting-state-waived = Waived
reporting-state-not-in = Not in
reporting-state-corrected = Being corrected
reporting-waits-for = Waits for { $name } since { $at }.
reporting-waits-submission = The head has endorsed it; it is to be submitted.
reporting-worked-on = Last worked on at { $at }.
reporting-ready = Complete; waits for the head to endorse it.
reporting-to-mend = { $errors } places to put right or fill, { $odd } warnings not explained.
reporting-locked = The round was locked at { $at } ({ $by }): { $reason }. What you type is kept in the draft but cannot be submitted; ask the tracking body to let the unit in or to unlock the round.

# Entering figures
reporting-enter = Enter figures
reporting-entry-title = Enter the report { $period }, { $holder }
reporting-look-over = Look it all over
reporting-filled = { $filled } of { $count } boxes are filled.
reporting-groups = What to enter
reporting-group-filled = { $filled } of { $count } boxes
reporting-any-order = In any order.
reporting-how-to = 0 was counted and is zero; “Nothing arose” means there was no such thing in the period; an empty box is not reported. Write 1.234.567 or 1.234,5 (a comma stands before decimals); you are asked where a number can be read in two ways.
reporting-group-in-period = In the period
reporting-group-cumulative = Cumulative
reporting-group-at-date = At the last day
reporting-group-words = In words
reporting-hint-in-period = Only what happened in the period.
reporting-hint-cumulative = Everything from { $since } to the last day of the period.
reporting-hint-at-date = What is there on the last day of the period, with what was taken over from former units.
reporting-group-wrong = To put right
reporting-group-odd = Warnings
reporting-group-empty = Nothing entered
reporting-group-full = Complete
reporting-group-part = Not complete
reporting-column-indicator = Indicator
reporting-column-unit = Unit
reporting-column-now = This period
reporting-column-change = Change
reporting-previous = Period before
reporting-no-previous = No figure of the period before
reporting-nothing-arose = Nothing arose
reporting-of-which = of which: { $name }
reporting-divided-into = divided into: { $name }
reporting-computed = computed
reporting-computed-only = computed, not entered
reporting-yes = Yes
reporting-no = No
reporting-keys-hint = each { $key } on a line of its own
reporting-keys-named = Named: { $keys }
reporting-both = This box has a number and “Nothing arose”. Keep one of the two.
reporting-which-number = Which number is “{ $typed }”?
reporting-reading-whole = { $number } (the mark parts thousands)
reporting-reading-decimal = { $number } (the mark stands before decimals)
reporting-why = Reason
reporting-two-values = Two people changed this at the same time. Choose one value:
reporting-two-values-of = { $name }: two people changed it, one value must be chosen.
reporting-value-kept = (kept now)
reporting-empty = (empty)
reporting-words-required = To be answered. At most { $limit } characters.
reporting-words-optional = May be left empty. At most { $limit } characters.
reporting-save = Save
reporting-save-and-look-over = Save and look it all over
reporting-saved = Saved { $time }.
reporting-saved-by = Saved { $time }, { $by }.
reporting-saved-by-on = Saved { $time } on { $date }, { $by }.
reporting-not-yet-saved = Not saved yet.
reporting-not-saved = It could not be saved. Press Save to try again; what you typed is still on the page.
reporting-saved-locked = Saved { $time } in the draft, but the round is locked, so it cannot be submitted.
reporting-saved-disputed = Saved { $time }. Two people changed the same box: choose one value where it is marked.
reporting-saved-form-changed = Saved { $time }. The form of the round changed while you were typing: look at the new boxes and at what is no longer asked.
reporting-form-changed = These numbers were typed into boxes that the form no longer has. They are kept in the draft and are not submitted:
reporting-was-sent-back = The report was sent back:
reporting-returned = To put right:
reporting-undo-paste = Take the pasted block back

# Entered once
reporting-given-submitted = Taken from { $source } (submitted).
reporting-given-draft = Taken from { $source } (being entered).
reporting-given-sum = Added up from { $source }.
reporting-given-kept = Leave it if it is right; if not, change it and say why.

# Entry by sections, as in the period before, pasted from Excel
reporting-group-not-opened = Not opened
reporting-over-cumulative = cumulative since { $since }
reporting-over-at-date = on the last day
reporting-boxes-of = Figures, { $filled }/{ $count } boxes
reporting-boxes-filled = boxes with a figure or words
reporting-go-to = Enter: { $title }
reporting-save-and-next = Save, on to the next section
reporting-copy-all = As before into empty boxes
reporting-copy-one = as before
reporting-copied = Saved at { $time }; { $count } figures of the period before copied. Figures in the period are marked for another look.
reporting-copied-look = Copied from the period before.
reporting-copied-untick = still to be looked at (untick when right for this period)
reporting-block-paste = Paste a block from Excel
reporting-block-label = Block of figures copied from Excel
reporting-block-hint = One line for each box in the order of the page; where the block has a column of codes or names, lines are placed by them. You see it before it is written.
reporting-block-from = Begin at the box
reporting-block-preview = Preview
reporting-block-title = Preview of the block from Excel
reporting-block-lede = { $writes } boxes will be written, { $unread } could not be read, { $spare } are left over. Nothing is written to the report yet.
reporting-block-by-name = Lines are placed by the codes or names of indicators in the block, not by their order.
reporting-block-headings = Left out as a heading:
reporting-block-spare = { $count } figures have no box to go to: { $first }. Where the block is shifted, choose another first box or column.
reporting-block-unread-note = { $count } could not be read. Those boxes stay as they are; mend them in Excel and paste again, or type them.
reporting-block-write = Write to { $count } boxes
reporting-block-not = Do not write, go back
reporting-block-which = Which column of the block?
reporting-block-column = Column { $number }: { $texts }
reporting-block-again = Preview with this column
reporting-block-present = Now
reporting-block-in-block = In the block
reporting-block-what = What happens
reporting-block-writes = written
reporting-block-replaces = written over
reporting-block-asks = written; can be read in two ways, you will be asked
reporting-block-keeps = blank: stays as it is
reporting-block-too-narrow = Excel copied “####” only, because the column is too narrow. Widen it in Excel and copy again.
reporting-block-failed = A formula in Excel failed. Mend it and copy again.
reporting-block-unread = cannot be read
reporting-pasted = The block was written to { $count } boxes.
reporting-paste-taken-back = The block was taken back; boxes changed since stay as they are.
reporting-paste-nothing-back = Nothing is left to take back: the boxes were changed after the block was pasted.

# Looking over before handing on
reporting-review = Look over before handing on
reporting-review-fit = Nothing is left to put right or to explain.
reporting-review-errors = { $count } to put right or to fill
reporting-review-unexplained = { $count } warnings without an explanation
reporting-review-unseen = { $count } figures copied from the period before, not looked at
reporting-review-explained = { $count } explained warnings
reporting-review-changed = { $changed } figures differ from the period before, { $same } stand as before
reporting-review-changes = What has changed most against the period before
reporting-mend-section = Change this section
reporting-part-figures = { $count ->
    [one] { $count } figure
   *[other] { $count } figures
}
reporting-part-changed = { $count ->
    [one] { $count } differs from the period before
   *[other] { $count } differ from the period before
}
reporting-part-earlier = { $count ->
    [one] { $count } differs from the version before
   *[other] { $count } differ from the version before
}
reporting-part-remarks = { $count ->
    [one] { $count } remark
   *[other] { $count } remarks
}
reporting-part-returned = { $count } sent back
reporting-earlier = Version before: { $value }
reporting-unfold = Open every section

# One report
reporting-title = Report { $period }, { $holder }
reporting-asked-by = To { $name }.
reporting-beside = Versions and history
reporting-figures = Figures
reporting-shown-version = Version { $number }
reporting-shown-draft = The unit's draft; nobody outside sees it
reporting-shown-nothing = The unit has not submitted
reporting-explained = Explained:
reporting-mend = Put it right
reporting-no-answer = Not answered
reporting-parts = Related reports of the period
reporting-versions = Versions
reporting-version = Version { $number }
reporting-version-acting = Given by a successor in its place.
reporting-version-corrected = Opened for correction: { $reason }
reporting-history = History
reporting-told-endorsed = Endorsed
reporting-told-submitted = Submitted
reporting-told-sent-back = Sent back
reporting-told-accepted = Accepted
reporting-told-correction = Opened for correction
reporting-told-waived = Waived
reporting-told-waiver-withdrawn = Waiver withdrawn

# Steps
reporting-steps = What can be done
reporting-to-endorse = Endorse the report
reporting-endorse-hint = Check that the numbers below are what will be read. Once endorsed, nobody changes this version; a change makes a new one.
reporting-endorse = Endorse the report
reporting-waits-head = The report is complete. It waits for the head of the unit.
reporting-to-submit = Submit the report
reporting-submit-hint = Submits the endorsed version to { $name }. You get a receipt.
reporting-submit = Submit the report
reporting-to-answer = Consider the report
reporting-answer-words = Opinion
reporting-answer-hint = A reason is needed to send it back, here or at the section or figure; it may be left empty to accept.
reporting-answer-cells = Name single numbers to put right
reporting-accept = Accept
reporting-send-back = Send back
reporting-correct = Correct the accepted report
reporting-correct-why = Reason of the correction
reporting-correct-hint = The accepted version counts until the new one is submitted.
reporting-correct-open = Open the correction
reporting-waive = Waive this unit's report
reporting-waive-why = Reason of the waiver
reporting-unwaive = Withdraw the waiver
reporting-done-endorsed = The report is endorsed. It is still to be submitted.
reporting-done-submitted = The report is submitted.
reporting-done-accepted = The report is accepted.
reporting-done-sent-back = The report is sent back to the unit.
reporting-done-correction = The correction is open. Change the figures, have them endorsed, submit again.
reporting-done-waived = The unit's report is waived.
reporting-done-waiver-withdrawn = The waiver is withdrawn; the unit owes its report again.

# Receipt
reporting-receipt = Receipt { $number }
reporting-receipt-heading = Receipt of a report
reporting-receipt-back = To the report
reporting-receipt-broken = What is stored no longer gives the verification code of this receipt. Tell the administrator of the system.
reporting-receipt-at = Received
reporting-receipt-by = Submitted by
reporting-receipt-unit = Unit
reporting-receipt-to = To
reporting-receipt-version = Version
reporting-receipt-endorsed = Endorsed by
reporting-receipt-content = Content
reporting-receipt-counted = { $values } numbers, { $nothing } nothing arose, { $words } texts

# Rounds
reporting-open-round = Open a round
reporting-opening-lede = Choose the form, the period and the classes of units; see who will owe it before you open it.
reporting-asking-body = The body that asks
reporting-period-hint = Owed by the units that exist on the last day of the period.
reporting-units = Units that owe it
reporting-units-hint = Direct subordinates, by class.
reporting-units-choose = Choose at least one class of units.
reporting-class = { $name } ({ $count })
reporting-due-on = Due date
reporting-due-by-level = Due dates of single levels
reporting-due-of-level = { $level }: due { $date }
reporting-cut-off = Cut-off
reporting-cut-off-hint = After this day the system locks the round; to hand in later, the body that asked must let the unit in or unlock the round, with a reason.
reporting-cut-off-on = Cut off after { $date }
reporting-cut-off-passed = The cut-off of { $date } has passed
reporting-locked-by-the-system = the system
reporting-preview = Preview
reporting-preview-heading = { $count } units will owe a report
reporting-preview-summary = Period { $days }, due { $due }.
reporting-preview-cut = Organisations changed inside this period: { $count } part reports of bodies that ended are added, given by their successors.
reporting-names = Names of the units
reporting-preview-act = Open it for { $count } units
reporting-done-opened = The round is open.
reporting-round-title = Round { $period }
reporting-round-lede = { $in } of { $owed } units have submitted, { $accepted } accepted, { $waived } waived.
reporting-round-units = Each unit of the round
reporting-lock = Lock the round
reporting-unlock = Unlock the round
reporting-lock-why = Reason
reporting-lock-hint = A locked round takes no further report. What waits can still be accepted; to send it back, let that unit in.
reporting-unlock-hint = Unlocking lets every unit submit again. Where one unit needs it, open its report and choose “Let this unit in”.
reporting-done-locked = The round is locked.
reporting-done-unlocked = The round is unlocked.

## Totals of a round

reporting-totals-heading = Totals
reporting-totals-hint = Counted from reports that were submitted or accepted. A unit that has not reported is not a zero. Choose an indicator to see the units behind it.
reporting-totals-title = Figures of { $period } by unit
reporting-totals-lede = Every number leads to the reports behind it.
reporting-totals-trail = By unit
reporting-totals-trees = Which units
reporting-totals-as-is = By the units of today ({ $date })
reporting-totals-as-was = By district, as on { $date }
reporting-totals-whole = Whole round
reporting-totals-undivided = Belongs to no single unit
reporting-totals-undivided-why = Some reports are of a unit that has become several, or that came from several. Figures are never divided by guessing: they stand in the last row, so that the rows still add up to the whole round.
reporting-rows-trail = One indicator
reporting-rows-counted = From { $reported } of { $owed } reports, { $accepted } of them accepted.
reporting-rows-nothing-arose = In { $count } reports nothing arose.
reporting-rows-waived = { $count } units were waived.
reporting-rows-missing = { $count } reports are missing: { $names }.
reporting-place-missing = not in the total
reporting-place-older = the owner has given a newer figure, not added
reporting-rows-owner = A figure of its owner, the last that was handed in; nobody else's is added.
reporting-rows-keys = { $distinct } different keys; { $shared } named by two units or more, counted once.
reporting-rows-mean = A weighted mean: the weights add up to { $weight }.
reporting-rows-yes = { $yes } said yes of { $answered } that answered ({ $percent } %).
reporting-rows-derived = Computed from { $codes }, over the units that have given all of these.
reporting-rows-shared = { $count } keys that others name too
reporting-place-beside = for comparison, not added
reporting-kind-in-period = What happened in the period.
reporting-kind-cumulative = Counted from { $date }.
reporting-kind-at-date = As of the last day of the period.
reporting-no-number = no number
reporting-column-total = Whole round
reporting-column-coverage = From
reporting-reports = reports
reporting-draft-letter = Draft the letter of urging ({ $count })
reporting-draft-report = Draft the consolidated report
reporting-late = { $count } days late
reporting-kind-of-paper = report
reporting-annex-title = Figures by unit: indicators { $codes }
reporting-annex-total = Total
reporting-annex-part = Of which: { $name }
reporting-annex-division = Divided into: { $name }
reporting-late-heading = { $count } units are late
reporting-answer-by = To answer by
reporting-round-waiting = Units that need attention
reporting-round-done = Units that are done

# Answering one after the other, taking an acceptance back
reporting-turn-begin = Review one after the other: { $count }
reporting-turn-left = Waiting for an answer, this one included: { $count }. Press Enter to accept it and go on to the next.
reporting-turn-skip = Leave it, go on to the next
reporting-turn-over = No report of this round waits for an answer any more.
reporting-unaccept = Take the acceptance back and send back
reporting-unaccept-why = Why the acceptance is taken back
reporting-unaccept-hint = The report goes back to the unit and leaves the totals until it is submitted again. The accepted version is kept.
reporting-unaccept-act = Take back
reporting-held-above = { $name } has accepted your body's own report for this period, so this acceptance cannot be taken back yet. If it must be, ask { $name } to take its acceptance back first.
reporting-held-above-report = The accepted report
reporting-told-unaccepted = Acceptance taken back, sent back

## Calendar of reports

reporting-calendar = Calendar of reports
reporting-calendar-lede = Which forms are asked for period after period; on its day the system opens the round by itself.
reporting-calendar-empty = There is no standing request yet. Make one, and each period opens its round by itself.
reporting-standing-new = Make a standing request
reporting-standing-lede = Choose the form, the units and the days; look at the next rounds, then make it.
reporting-standing-title = Standing request: { $form }
reporting-standing-days = Opening, due date
reporting-standing-next = Next rounds
reporting-standing-opened = Rounds that were opened
reporting-standing-nobody = nobody owed a report
reporting-standing-beside = Due dates by level, cut-off
reporting-opens-on = Opens on
reporting-due-lower = due
reporting-standing-rule = Opens { $opens }; due { $due }.
reporting-days-before = { $count } { $count ->
    [one] day
   *[other] days
  } before the last day of the period
reporting-days-after = { $count } { $count ->
    [one] day
   *[other] days
  } after the last day of the period
reporting-on-the-last-day = on the last day of the period
reporting-standing-live = Running
reporting-standing-paused = Paused
reporting-standing-ended = Ended
reporting-standing-made = Made by { $by }, { $at }.
reporting-standing-paused-why = Paused by { $by }, { $at }: { $reason }
reporting-standing-ended-why = Ended by { $by }, { $at }: { $reason }
reporting-standing-change = Pause or end
reporting-standing-hint = Rounds that are open stay as they are. Rounds whose day comes during a pause are not opened later.
reporting-standing-pause = Pause
reporting-standing-resume = Go on
reporting-standing-end = End
reporting-standing-preview = { $count } units will owe the first round
reporting-standing-act = Make it
reporting-opens-days = Opens
reporting-opens-days-hint = Days from the last day of the period: -10 is ten days before it, 1 is the day after it.
reporting-due-days = Due
reporting-due-days-hint = Counted from the last day of the period too: 5 is five days after it.
reporting-cut-off-days = Cut-off
reporting-days-out-of-order = The days are out of order: opening, then due dates, then the cut-off.
reporting-standing-exists = This body has a standing request for this form already. End it before you make another.
reporting-cut-off-too-early = The cut-off lies before the due date. Choose { $date } or a later day, or leave it empty.
reporting-days-unreadable = Enter a number of days, such as -10 or 5.
reporting-done-standing = The standing request is made.
reporting-done-paused = The standing request is paused.
reporting-done-resumed = The standing request goes on.
reporting-done-ended = The standing request has ended.
reporting-answer-places = Name the sections or figures to be put right
reporting-answer-section = Send the whole section back: reason
reporting-answer-cells-of = Single figures of the section ({ $count })
reporting-answer-this-section = Send this section back
reporting-section-returned = The whole section was sent back:
reporting-group-returned = Sent back
reporting-told-sections = section { $names }
reporting-told-cells = { $count } figures
reporting-since = changed since it was accepted: { $count } units, { $was } → { $now }{ $difference }
reporting-since-heading = Changed since it was accepted
reporting-since-was = Accepted
reporting-since-now = Now
reporting-since-by = Sent by, at
reporting-since-why = Reason

# One unit goes on after the lock
reporting-locked-at = The round was locked at { $at }.
reporting-admitted = This unit may still submit until the end of { $date }: { $reason }.
reporting-admitted-unit = { $name }, until the end of { $date }: { $reason }.
reporting-cut-off-over = The cut-off { $date } has passed. What is typed is kept in the draft but cannot be submitted; if something must be put right, ask the tracking body to let the unit in.
reporting-admit = Let this unit in
reporting-admit-anew = Let this unit in until another day
reporting-admit-until = May submit until the end of
reporting-admit-hint = Until then the unit enters, endorses and submits as usual; the round stays locked for all others and the due date does not move.
reporting-admit-why = Why the unit is let in
reporting-admit-why-hint = The unit reads this reason.
reporting-admit-act = Let in
reporting-withdraw-admission = Withdraw this unit's permission to submit
reporting-withdraw-admission-why = Why it is withdrawn
reporting-withdraw-admission-hint = The round is locked for the unit at once; what was entered is kept in the draft, what was submitted is not lost.
reporting-withdraw-admission-act = Withdraw
reporting-return-until = If sent back: the unit may put it right and submit until the end of
reporting-return-until-hint = The round is locked, so sending back lets the unit in too; the reason is the same. To accept, leave it empty.
reporting-done-admitted = The unit is let in.
reporting-done-admission-withdrawn = The permission is withdrawn; the round is locked for this unit again.
reporting-round-admitted = Units that are let in
reporting-told-admitted = Unit let in
reporting-told-admission-withdrawn = Permission withdrawn
reporting-told-until = until the end of { $date }
reporting-list-reported = Reports in
reporting-list-owed = Reports owed
