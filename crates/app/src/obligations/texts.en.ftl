# Obligations: the list, one obligation, hand-overs
obligations-title = Obligations
