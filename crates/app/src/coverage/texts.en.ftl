# Coverage: which clauses the plans of which units still lack; relating clause by clause.

coverage-trail = Where you are
coverage-matrix = Coverage matrix
coverage-matrix-title = Which unit's plan still lacks which clause
coverage-counts =
    { $clauses } { $clauses ->
        [one] clause
       *[other] clauses
    }, { $bodies } { $bodies ->
        [one] unit
       *[other] units
    }, { $with } with a published plan, { $complete } complete
coverage-without-plan =
    { $count ->
        [one] One unit without a plan counts as lacking every clause.
       *[other] { $count } units without a plan count as lacking every clause.
    }
coverage-nothing = No clause gives a unit anything to do yet. Once the document is published and its assignments are open, coverage is shown here.
coverage-filter = Filter the matrix
coverage-filter-do = Filter
coverage-only-gaps = Gaps only
coverage-only-gaps-hint = hide what is complete
coverage-all-clauses = All clauses
coverage-group = Group of units
coverage-all = All { $count }
coverage-arranged = Arranged by
coverage-by-class = Class of unit
coverage-by-superior = Superior
coverage-under-nobody = Other units
coverage-as-of = As of
coverage-as-list = As a list
coverage-a3 = A3 sheet
coverage-region = Matrix of units and clauses, scrolls
coverage-unit = Unit
coverage-sum = Missing, partial
coverage-units-wanting = Units missing, partial
coverage-list-title = Gaps by clause
coverage-list-hint = The clause with most gaps first.
coverage-list-without = The number on the right includes the { $count } without a plan.
coverage-only-without-plan = Missing only where there is no plan.
coverage-no-gaps = There is no gap left.
coverage-no-plan-yet = There is no plan yet.
coverage-plan-due = Due { $date }, { $distance }.

coverage-full = Full
coverage-partial = Partial
coverage-stale = Out of date
coverage-old-removed = The clause above was taken away.
coverage-old-changed = The clause above was amended.
coverage-old-waiting = It was carried over to other words and waits to be said again.
coverage-old-replaced = The document above was replaced.
coverage-see-amendment = See what changed, carry over
coverage-declared = Not in the plan
coverage-waiting = Waits for a person
coverage-missing = Missing
coverage-no-plan = No plan
coverage-not-concerned = Not applicable
coverage-not-related = Not related

coverage-gaps = Gaps
coverage-gaps-title = Gaps by clause and by unit
coverage-gaps-lede =
    { $count ->
        [one] One gap, named where the chain breaks.
       *[other] { $count } gaps, each named once where the chain breaks.
    }
coverage-gaps-by-clause = By clause
coverage-gaps-by-unit = By unit
coverage-clause = Clause
coverage-level = Level
coverage-state = State
coverage-closing = Who can close it
coverage-followers = Units that wait for it
coverage-why = Why
coverage-act = Relate clauses
coverage-act-carry = Carry over
coverage-followed = Waiting for it: { $names }.
coverage-at-level = Level { $level } of the chain.
coverage-close-plan = { $name } issues a plan.
coverage-close-confirm = A person of { $name } or of a superior confirms the suggestion.
coverage-close-declared = { $name } gave a reason; the superior considers it, or the unit adds the clause to its plan.
coverage-close-stale = { $name } carries it over or relates it again: the clause above changed since.
coverage-units-without =
    { $count ->
        [one] One unit has no plan
       *[other] { $count } units have no plan
    }
coverage-lacks-all =
    { $count ->
        [one] The clause given to it is lacking.
       *[other] All { $count } clauses given to it are lacking.
    }
coverage-close-removed = The clause above was taken away: { $name } looks at what its plan says of it.
coverage-close-relate = { $name } relates a clause that is there, or adds one to its plan.
coverage-why-title = Why: { $name }
coverage-stood-for-by = The unit has no plan of its own yet: those of the units before the reorganisation count ({ $names }), a clause as far as all of them took it up.
coverage-below = With all units below:
coverage-breaks-at = The chain breaks at { $name }
coverage-chain = The chain from the plan up to the document
coverage-chain-empty = No clause of the plan takes this up.
coverage-takes-up = Takes up the clause above:
coverage-reachable = Clauses above that the plan could take up

coverage-letter = Draft the letter of urging ({ $count })
coverage-letter-pdf = Letter as PDF
coverage-letter-alone = Draft a letter to this unit alone
coverage-letter-by = To be done by
coverage-letter-heading =
    { $count ->
        [one] One unit owes a plan or leaves a clause out
       *[other] { $count } units owe a plan or leave a clause out
    }

coverage-relating = Clause by clause
coverage-relating-title = Relating { $plan }
coverage-parents = Documents above
coverage-counted =
    { $clauses } { $clauses ->
        [one] clause
       *[other] clauses
    }, { $full } full, { $partial } partial
coverage-not-in-force = The plan is not published, or was retracted or replaced: it can be read, not related.
coverage-no-clauses = No clause of this document gives anybody anything to do.
coverage-may-be = Suggested
coverage-names-it = Names this clause
coverage-because = Reason:
coverage-undo = Undo
coverage-undone = Taken back; what was said before counts again.
coverage-done =
    { $count ->
        [one] One relation was kept.
       *[other] { $count } relations were kept.
    }
coverage-taken-back = Taken back
coverage-history =
    { $count ->
        [one] Said once before
       *[other] Said { $count } times before
    }
coverage-say-not-taken = The plan does not take this clause up (give the reason)
coverage-add-other = Relate another clause
coverage-add = Relate another clause of the plan
coverage-add-above = Clause of the document above
coverage-add-own = Clause of the plan
coverage-choose = Choose a clause
coverage-say = The chosen clauses take up the clause above
coverage-say-full = Wholly
coverage-say-partial = In part (say what is lacking)
coverage-say-none = Not related
coverage-reason = Reason
coverage-reason-hint = Needed where it is in part, where the plan does not take a clause up, or where what was said is changed.
coverage-save = Keep what is chosen
coverage-nothing-chosen = Nothing is chosen. Tick clauses above, or choose two to relate.
coverage-no-degree = Choose wholly, in part or not related for what is ticked.
coverage-own-alone = Clauses of the plan not related to this document
coverage-own-alone-hint = What a unit sets itself need not be related.
