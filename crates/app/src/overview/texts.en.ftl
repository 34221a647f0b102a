# Pages where everything about one thing stands together: a clause, a unit, the overview.

overview-trail = Path
overview-parts = Parts of the page
overview-empties = Nothing yet
overview-list = See the list
overview-more = { $count ->
    [one] one further row
   *[other] { $count } further rows
}
overview-clauses = clause { $clauses }
overview-due = due { $date }

overview-clause-title = Clause { $clause }
overview-clause-source = See it in the document
overview-clause-open = Open the page of clause { $clause }
overview-clause-inside = Clauses inside it

overview-unit = Unit
overview-unit-open = Everything about the unit
overview-unit-register = Names, codes, places
overview-unit-above = Stands below
overview-unit-heads = Heads
overview-unit-heads-none = No head has an account yet.

overview-duties = Duties
overview-duties-none = This clause gives nobody anything to do, or nothing that you may read.
overview-owed = Assignments
overview-owed-none = The unit holds no assignment that you may read.
overview-accepted = { $done } of { $of } assignments accepted
overview-late = { $count } late
overview-waiting = { $count } waiting for acceptance
overview-unacknowledged = { $count } not acknowledged
overview-state-late = Late
overview-state-done = All accepted
overview-state-waiting = Waiting for acceptance
overview-state-doing = Under way
overview-state-unacknowledged = Not acknowledged

overview-coverage = Plans that take it up
overview-coverage-none = No plan that you may read says anything of this clause. It stands here once a unit relates its plan to this document.
overview-coverage-says = { $full } units take it up in full, { $partial } in part

overview-targets = Targets
overview-targets-none = No target that you may read rests on this clause.
overview-unit-targets-none = The unit has set no target that you may read.
overview-figures = Figures
overview-figures-none = Figures stand here once a target rests on this clause.
overview-figures-targets = { $count ->
    [one] one target by this clause
   *[other] { $count } targets by this clause
}

overview-outreach = Outreach
overview-outreach-none = No campaign that you may read names this clause.
overview-unit-outreach-none = There is no campaign of the unit that you may read.
overview-outreach-says = activities: { $activities }, units: { $units }
overview-outreach-last = the last on { $date }

overview-findings = Findings of inspections
overview-findings-none = There is no finding that you may read.
overview-findings-open = { $count } not remedied yet
overview-visits = { $count ->
    [one] one visit
   *[other] { $count } visits
}

overview-difficulties = Difficulties, proposals
overview-difficulties-none = There is no difficulty about this clause that you may read.
overview-difficulties-waiting = { $count } waiting for an answer
overview-difficulties-held = Difficulties that it has to answer
overview-difficulties-held-none = The unit holds no difficulty that you may read.
overview-difficulties-raised = Difficulties and proposals that it raised
overview-difficulties-raised-none = There is no difficulty or proposal of the unit that you may read.

overview-money = Money
overview-money-none = No money that you may read stands beside this clause.
overview-money-says = { $amount } dong in { $count ->
    [one] one plan
   *[other] { $count } plans
}

overview-plans = Plans
overview-plans-none = There is no plan that you may read, and none owed that you may know of.
overview-plan-owed = Not issued

overview-reports = Reports
overview-reports-none = There is no report to give that you may read.
overview-reports-says = { $on_time } on time, { $late } late, { $missing } overdue and not given
overview-report-accepted = Accepted, on time
overview-report-on-time = Given on time
overview-report-late = { $days ->
    [one] Given one day late
   *[other] Given { $days } days late
}
overview-report-missing = { $days ->
    [one] Not given, one day overdue
   *[other] Not given, { $days } days overdue
}
overview-report-open = Not due yet
overview-report-waived = Waived

overview-registers = Registers
overview-registers-none = There is no register of the unit that you may read.
overview-rows = { $count ->
    [one] one row
   *[other] { $count } rows
}

overview-lede = As of { $time }, { $date }; only what you may read is counted.
overview-fresh = There is nothing to look over yet. Once the first document is registered and published, the assignments of units stand here.
overview-numbers = Main numbers
overview-late-units = Units with late work
overview-late-assignments = Late assignments
overview-waiting-assignments = Waiting for acceptance
overview-of-units = units
overview-of-assignments = open
overview-from-units = { $count ->
    [one] From one unit
   *[other] From { $count } units
}
overview-units-with-work = Of all units that have assignments
overview-late-in-all = { $count ->
    [one] one late assignment
   *[other] { $count } late assignments
}
overview-nobody-late = No unit is late
overview-all-acknowledged = Every assignment is acknowledged
overview-to-accept = { $count } waiting for acceptance
overview-nothing-waits = Nothing waits
overview-plans-issued = Plans issued
overview-plans-late = { $count ->
    [one] one unit is late
   *[other] { $count } units are late
}
overview-no-plan-late = No unit is late
overview-reported = Reports of { $period }
overview-all-reported = Every unit has reported
overview-not-reported = { $count ->
    [one] one unit has not reported
   *[other] { $count } units have not reported
}
overview-reports-accepted = { $count } accepted
overview-difficulties-open = Difficulties waiting for an answer
overview-of-raised = raised
overview-answered-in-time = Nothing is late
overview-as-far-as-read = As far as you may read them
overview-findings-left = Findings not remedied
overview-of-findings = findings
overview-remedied-in-time = Nothing is late
overview-from-visits = { $count ->
    [one] From one visit
   *[other] From { $count } visits
}

overview-work-none = Nothing waits for you.
overview-week = Changes of the week
overview-week-days = { $from } to { $to }
overview-week-none = Nothing changed in the week.
overview-week-plans = { $count ->
    [one] one plan issued
   *[other] { $count } plans issued
}
overview-week-accepted = { $count ->
    [one] one assignment accepted
   *[other] { $count } assignments accepted
}
overview-week-submitted = { $count ->
    [one] one assignment handed in
   *[other] { $count } assignments handed in
}
overview-week-sent-back = { $count ->
    [one] one assignment sent back
   *[other] { $count } assignments sent back
}
overview-week-raised = { $count ->
    [one] one new difficulty or proposal
   *[other] { $count } new difficulties and proposals
}
overview-week-found = { $count ->
    [one] one new finding
   *[other] { $count } new findings
}

overview-heat-late = Late: { $units } units with { $count } assignments
overview-heat-nobody-late = No unit is late
overview-heat-region = Duties and units, can be scrolled
overview-duty = Duty
overview-duties-more = { $count ->
    [one] one further duty
   *[other] { $count } further duties
}
overview-document = Document
overview-choose = Show
overview-state-soon = Due soon
overview-state-accepted = Accepted
overview-state-none = Not concerned

overview-years = What is to come
overview-year-due = { $count ->
    [one] one assignment falls due
   *[other] { $count } assignments fall due
}
overview-year-last-due = the last on { $date }
overview-year-more = { $count ->
    [one] one further target
   *[other] { $count } further targets
}
overview-year-nothing = No target or deadline yet.

overview-units-title = Which units are late
overview-units-lede = { $late } of { $count } units have late work. Those with the most stand first.
overview-units-none = No unit holds an assignment that you may read yet.
overview-column-unit = Unit
overview-column-late = Late
overview-column-waiting = Waiting for acceptance
overview-column-unacknowledged = Not acknowledged
overview-column-open = Open
