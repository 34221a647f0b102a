# Obligations: the list, one obligation, hand-overs
obligations-title = Obligations
obligations-lede = { $count ->
    [one] 1 obligation that you follow or carry out.
   *[other] { $count } obligations that you follow or carry out.
}
obligations-empty = No obligations yet. They appear here when a document is published in the system and gives your organisation something to do.
obligations-empty-act = See documents
obligations-none-found = No obligation matches what you filter by.
obligations-all = See all obligations
obligations-find = Search obligations and documents
obligations-find-act = Filter
obligations-filter-label = Filter obligations
obligations-condition = Condition
obligations-condition-any = Any condition
obligations-condition-late = Some organisation is late
obligations-condition-unacknowledged = Some organisation has not acknowledged
obligations-condition-waiting = Waits for acceptance
obligations-condition-without-successor = No successor
obligations-of-document = Obligations of one document only
obligations-column-obligation = Obligation
obligations-column-due = Due
obligations-column-progress = Result
obligations-column-attention = Needs attention
obligations-accepted-words = accepted
obligations-units = { $count ->
    [one] 1 organisation
   *[other] { $count } organisations
}
obligations-late = { $count } late
obligations-unacknowledged = { $count } not acknowledged
obligations-waiting = { $count } waiting for acceptance
obligations-without-successor = { $count } without a successor
obligations-provision = part { $label }
obligations-quiet = Nothing needs attention

# Due dates in words
obligations-due-hour = { $hour } on { $date }
obligations-standing = { $count ->
    [one] standing, confirmed every month
   *[other] standing, confirmed every { $count } months
}
obligations-every-day = every day
obligations-every-days = every { $count } days
obligations-every-week = every week
obligations-every-weeks = every { $count } weeks
obligations-every-month = every month
obligations-every-months = every { $count } months
obligations-every-quarter = every quarter
obligations-every-half-year = every six months
obligations-every-year = every year
obligations-every-years = every { $count } years
obligations-last-day = the last day
obligations-days-before-end = { $count ->
    [one] 1 day before the last
   *[other] { $count } days before the last
}
obligations-day = on { $day }
obligations-day-of-month = { $day } of month { $month }
obligations-monday = Monday
obligations-tuesday = Tuesday
obligations-wednesday = Wednesday
obligations-thursday = Thursday
obligations-friday = Friday
obligations-saturday = Saturday
obligations-sunday = Sunday

# One obligation
obligations-trail = Where you are
obligations-tracked-by = Tracking body: { $name }.
obligations-retracted = The document was retracted in the system; this obligation no longer holds.
obligations-without-successor-what = { $count ->
    [one] 1 organisation has ended without a successor. Give its part to another by a document, or confirm that it does not go on.
   *[other] { $count } organisations have ended without a successor. Give their parts to others by a document, or confirm that they do not go on.
}
obligations-results = Results until today
obligations-result-accepted = Result
obligations-result-late = Due dates
obligations-result-open = Waiting
obligations-letter = Draft a letter of urging
obligations-none-late = No organisation is late
obligations-holders = Who holds it today
obligations-own-only = Only the parts that you may see are shown.
obligations-no-holder = No organisation holds this obligation at present.
obligations-column-unit = Organisation
obligations-column-head = Responsible head
obligations-column-state = State
obligations-supports = supports
obligations-came-from = Taken over from { $names }
obligations-no-head = Not named
obligations-no-due = By period
obligations-first-promise = First promise
obligations-before = Handed over
obligations-went-to = Goes on with { $names }.
obligations-legal-basis = Legal basis: { $basis }
obligations-nobody-carries-on = There is no successor. A person must decide.
obligations-aside = Source and the six that must be clear
obligations-source = Words of the document
obligations-open-source = Open { $document }
obligations-six = Six that must be clear
obligations-six-who = Who
obligations-six-what = What
obligations-six-when = When
obligations-six-responsibility = Responsibility
obligations-six-product = Product
obligations-six-authority = Authority
obligations-ask-head = { $count ->
    [one] 1 organisation has named no head. Who answers for it?
   *[other] { $count } organisations have named no head. Who answers for it?
}
obligations-ask-due = The document gives no due date. When is it done?
obligations-ask-product = The document does not say. What must be produced?
obligations-no-supporter = The leads act alone; the document names no supporters
obligations-supporters = Supporting: { $names }
obligations-authority = { $name } accepts, sends back, extends

# My work
my-work-lede = { $weekday }, { $date }. { $to_do } to do, { $waiting } waiting for others{ $to_answer ->
    [0] {""}
   *[other] , { $to_answer } submissions for you to answer
}.
my-work-monday = Monday
my-work-tuesday = Tuesday
my-work-wednesday = Wednesday
my-work-thursday = Thursday
my-work-friday = Friday
my-work-saturday = Saturday
my-work-sunday = Sunday
my-work-tally = Summary
my-work-to-answer = For you to answer
my-work-tally-to-answer = for you to answer
my-work-overdue = Overdue
my-work-tally-overdue = overdue
my-work-today = Due today
my-work-tally-today = due today
my-work-soon = Within 7 days
my-work-tally-soon = within 7 days
my-work-later = Later
my-work-tally-later = later
my-work-waiting = Waiting for others
my-work-tally-waiting = waiting for others
my-work-period = Period { $number }
my-work-head = Responsible head: { $name }
my-work-no-head = No responsible head named
my-work-the-head = the head of the unit
my-work-inherited = Taken over from { $from }, { $date }
my-work-waits = Waits for { $whom } since { $date } ({ $days ->
    [0] today
    [one] 1 day
   *[other] { $days } days
})
my-work-submitted = Submitted { $date } ({ $days ->
    [0] today
    [one] 1 day ago
   *[other] { $days } days ago
})
my-work-updated = Last reported { $date }
my-work-first-due = First promise
my-work-before-hour = before { $hour }
my-work-no-due = no due date
my-work-no-post = You hold no role at any organisation yet, so there is no work here. Ask the head of your unit.
my-work-nothing = Nothing is open. When a document gives your unit work, it appears here with its due date.
my-work-go-acknowledge = Acknowledge
my-work-go-report = Report
my-work-go-evidence = Add evidence
my-work-go-endorse = Endorse
my-work-go-submit = Submit
my-work-go-confirm = Confirm
my-work-go-answer = Answer
my-work-go-read = Read

# An organisation's assignment: states
assignments-role-lead = Lead
assignments-role-support = Support
assignments-state-new = Not acknowledged
assignments-state-doing = Under way
assignments-state-reported = Waits for the head
assignments-state-endorsed = Endorsed, to be submitted
assignments-state-submitted = Submitted, waits for acceptance
assignments-state-sent-back = Sent back
assignments-state-accepted = Accepted
assignments-state-confirmed = Confirmed for this period
assignments-state-handed-over = Handed over
assignments-state-without-successor = Holder ended, nobody carries on
assignments-state-cancelled = Cancelled
assignments-declared-nothing = Nothing declared
assignments-declared-doing = Under way
assignments-declared-hindered = Under way, with a difficulty
assignments-declared-done = Done
assignments-evidenced-none = None yet
assignments-evidenced-part = Part, { $attached } of { $asked }
assignments-evidenced-full = { $attached ->
    [one] 1 file
   *[other] { $attached } files
}
assignments-schedule-open = No due date
assignments-schedule-left = { $days ->
    [one] 1 day left
   *[other] { $days } days left
}
assignments-schedule-today = Due today
assignments-schedule-overdue = { $days ->
    [one] 1 day late
   *[other] { $days } days late
}
assignments-schedule-in-time = Submitted in time
assignments-schedule-late = { $days ->
    [one] Submitted 1 day late
   *[other] Submitted { $days } days late
}

# An organisation's assignment: the page
assignments-trail = Where you are
assignments-whole-obligation = The whole obligation
assignments-lede = Assigned to { $holder } ({ $role }).
assignments-lede-head = Responsible head: { $name }.
assignments-lede-no-head = No responsible head is named.
assignments-left-over = What you typed is still here; copy it if you need it:
assignments-three = Three statuses
assignments-status-declared = Declared
assignments-status-evidenced = Evidenced
assignments-status-schedule = On schedule
assignments-due = Due { $date }
assignments-first-due = first promise { $date }
assignments-period = Period { $number }, due { $date }.
assignments-other-steps = What can be done
assignments-panel-answer = Answer the submission
assignments-panel-acknowledge = Acknowledge
assignments-panel-confirm = Confirm this period
assignments-panel-report = Report progress
assignments-panel-endorse = Endorse the unit’s report
assignments-panel-submit = Submit as done
assignments-panel-evidence = Attach evidence
assignments-panel-name = Name the responsible head
assignments-panel-extend = Extend
assignments-panel-cancel = Cancel this assignment
assignments-acknowledge-hint = Tells the tracking body that your unit has received it. Done once.
assignments-acknowledge = Acknowledge
assignments-confirm-note = How it stands in this period
assignments-confirm-hint = In short: what was done, what is in the way. The tracking body reads it.
assignments-confirm = Confirm this period
assignments-report-declared = Declared
assignments-report-declare = Choose how far it is.
assignments-report-narrative = Results, difficulties, next steps
assignments-report-hint = Only your unit reads it until it is submitted. No names or papers of citizens. 10,000 characters at the most.
assignments-report = Report
assignments-save-draft = Save draft
assignments-draft-shown = This is your draft; nobody else can read it.
assignments-evidence-file = File
assignments-evidence-hint = Any kind of file, up to { $limit } MB. No state secrets.
assignments-evidence-choose = Choose a file, then attach it.
assignments-evidence-caption = What it shows
assignments-evidence-caption-hint = For example: Plan 14-KH/ĐU, page 4, section II.
assignments-attach = Attach
assignments-endorse-hint = Read the report. Only an endorsed report can be submitted; a newer one must be endorsed again.
assignments-endorse = Endorse the report
assignments-submit-hint = The report is endorsed. Submit it to { $body } and get a receipt.
assignments-submit = Submit as done
assignments-answer-words = Opinion or reason
assignments-answer-hint = Needed when sending back. Say what the unit has to do next, not only what is missing.
assignments-accept = Accept as done
assignments-send-back = Send back
assignments-head = Responsible head
assignments-head-choose = Choose a person
assignments-name = Name
assignments-extend-to = New due date
assignments-extend-hint = Later than the present one; the first promise stays beside it.
assignments-extend-reason = Reason for the extension
assignments-extend = Extend
assignments-cancel-reason = Reason for cancelling
assignments-cancel-hint = The unit reads this reason. What was cancelled cannot be opened again.
assignments-cancel = Cancel the assignment
assignments-evidence = Evidence
assignments-evidence-empty = No evidence yet. Attached files appear here with who attached them and when.
assignments-withdraw = Withdraw
assignments-withdraw-which = Withdraw { $file }
assignments-reports = Reports
assignments-reports-hint = A report that is not submitted is read inside the unit only
assignments-reports-empty = No report yet.
assignments-reports-none-submitted = The unit has submitted nothing yet. Reports inside a unit are not seen outside it before they are submitted.
assignments-reported-by = Reported: { $person }, { $at }
assignments-endorsed-by = Endorsed: { $person }, { $at }
assignments-submitted-by = Submitted: { $person }, { $at }
assignments-answered-by = { $person }, { $at }
assignments-attached-by = { $person }, { $at }
assignments-at = { $time } on { $date }
assignments-periods = Periods
assignments-history = History
assignments-history-hint = No line is deleted; a correction is a new line
assignments-history-system = The system
assignments-history-period = (period { $number })
assignments-history-opened = Assigned by { $document }.
assignments-history-handed-over = Handed over from { $from } to { $to }.
assignments-history-basis = Legal basis: { $basis }
assignments-history-acknowledged = Acknowledged.
assignments-history-named = Responsible head named: { $name }.
assignments-history-reported = Reported: { $declared }.
assignments-history-attached = Evidence attached: { $file }.
assignments-history-withdrawn = Evidence withdrawn: { $file }.
assignments-history-endorsed = Endorsed by the head.
assignments-history-submitted = Submitted as done.
assignments-history-accepted = Accepted.
assignments-history-sent-back = Sent back.
assignments-history-extended = Extended from { $from } to { $to }.
assignments-history-cancelled = Cancelled.
assignments-history-confirmed = Standing duty confirmed.
assignments-history-changed = Changed.
assignments-beside = Source and facts
assignments-of-finding = Remedies a finding of an inspection
assignments-source = In the document
assignments-facts = Facts
assignments-fact-head = Person
assignments-fact-holder = Unit
assignments-fact-tracking-body = Tracking body
assignments-fact-due = Due date
assignments-fact-outputs = Outputs
assignments-no-outputs = The document names none
assignments-chain = Hand-overs
assignments-chain-from = Taken over from
assignments-chain-to = Handed over to
assignments-receipt = Receipt { $number }
assignments-receipt-heading = Receipt of a submission
assignments-receipt-back = Back to the assignment
assignments-receipt-at = Submitted at
assignments-receipt-by = Submitted by
assignments-receipt-unit = Unit
assignments-receipt-to = Submitted to
assignments-receipt-duty = Obligation
assignments-receipt-endorsed = Endorsed by
assignments-receipt-content = Content
assignments-receipt-broken = What is stored no longer matches the verification code. Tell the administrator at once.
assignments-done-acknowledged = Your unit has acknowledged the assignment.
assignments-done-named = The responsible head is named.
assignments-done-reported = The report is saved. Your unit reads it at once; nobody outside does yet.
assignments-done-draft = The draft is saved. Only you can read it.
assignments-done-attached = The evidence is attached.
assignments-done-withdrawn = The evidence is withdrawn. The file and the history stay.
assignments-done-endorsed = The report is endorsed. It can be submitted now.
assignments-done-submitted = The report is submitted. Keep this receipt.
assignments-done-confirmed = This period is confirmed.
assignments-done-accepted = Accepted. The unit reads it at once.
assignments-done-sent-back = Sent back to the unit with the reason.
assignments-done-extended = Extended. The first promise stays.
assignments-done-cancelled = The assignment is cancelled.

# Documents received and sent
my-work-documents-received = New documents
my-work-documents-sent = Sent and not opened
my-work-tally-received = new documents
my-work-tally-sent = recipients have not opened what was sent
my-work-document-from = Sent by { $name } on { $date }
my-work-document-from-to = Sent by { $name } to { $to } on { $date }
my-work-document-reminded = you were reminded on { $date }
my-work-document-sent = Sent on { $date }
my-work-document-unopened = not opened: { $count }/{ $of }
my-work-document-open = Open and read
my-work-document-receive = Confirm receipt
my-work-document-who = See who has not

obligations-held-by = Held by { $names }
obligations-list-document = Document
obligations-list-source = Source
obligations-list-holders = Chosen units that hold it
obligations-list-timing = Timing
obligations-list-assignments = Assignments
obligations-list-accepted = Accepted
obligations-list-late = Late
obligations-list-waiting = Waiting to be accepted
obligations-list-unacknowledged = Not acknowledged
obligations-list-without-successor = Without successor
obligations-list-role = Role
obligations-list-leads = leads
obligations-list-schedule = Against the due date
obligations-list-came-from = Came from
my-work-list-group = Section
my-work-list-what = Work
my-work-list-source = Source
my-work-list-due = Due
my-work-list-distance = Against the due date
my-work-list-state = State
my-work-list-detail = Details
my-work-list-next = Next step
