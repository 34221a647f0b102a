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
