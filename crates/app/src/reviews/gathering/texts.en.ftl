gathering-periods = from { $first } to { $last }
gathering-clause = clause { $path }
gathering-cited-symbol = No. { $value }
gathering-cited-day = of { $value }
gathering-cited-issuer = of { $value }
gathering-cited-subject = on { $value }
gathering-round-figures = Totals
gathering-round-words = What units report in words
