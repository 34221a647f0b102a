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
