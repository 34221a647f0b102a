
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
reporting-place-beside = for comparison, not added
reporting-kind-in-period = What happened in the period.
reporting-kind-cumulative = Counted from { $date }.
reporting-kind-at-date = As of the last day of the period.
reporting-no-number = no number
reporting-of-which = of which:
reporting-column-indicator = Indicator
reporting-column-unit = Unit
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
