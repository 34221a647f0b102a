# The frame of every page
frame-skip = Skip to the content
frame-sections = Sections
frame-sections-phone = Sections, for phones
frame-menu = Menu
frame-more = More
frame-find-label = Search the system
frame-find-phone = Search, for phones
frame-find-hint = Find work, documents, units
frame-sign-out = Sign out
frame-unread = notices not read
frame-demo = Demonstration: today is { $date }
frame-demo-paper = Demonstration, not real figures
frame-print = Print
frame-printed = Printed at { $time } on { $date }
frame-no-secrets = Do not enter classified material. Đôn Đốc
frame-language = Language
frame-error-prefix = Error:

# Names of the sections
section-my-work = My work
section-documents = Documents
section-assignments = Assignments
section-plans = Plans
section-reports = Reports
section-reviews = Reviews
section-difficulties = Difficulties, proposals
section-inspections = Inspections
section-outreach = Outreach
section-registers = Registers
section-figures = Figures
section-overview = Overview
section-organisations = Organisations
section-people = People

# Dates
date-left =
    { $count ->
        [one] { $count } day left
       *[other] { $count } days left
    }
date-past =
    { $count ->
        [one] { $count } day late
       *[other] { $count } days late
    }
date-today = today
date-example = Example: 30/11/2026
date-empty = No date yet. Write day, month and year, for example 30/11/2026.
date-unreadable = This cannot be read as a date. Write day, month and year, for example 30/11/2026.
date-no-such-day = There is no such day in the calendar. Check the day and the month.

# Forms
form-summary =
    { $count ->
        [one] { $count } thing to put right
       *[other] { $count } things to put right
    }
form-kept = What you had typed before is back; it has not been saved yet.
form-optional = (optional)

# Figures
figure-not-arisen = did not arise
figure-not-reported = not reported
figure-waived = waived
figure-estimated = estimated

# Receipts
receipt-code = Verification code
receipt-promise = What has a receipt is not lost. Sending it again counts once. A correction after sending gets a new receipt; the old content is kept.

# Long lists
pagination-label = Pages of the list
pagination-range = { $first } to { $last } of { $count }
pagination-previous = Previous page
pagination-next = Next page

# When something cannot be done: what happened, what to do next
problem-400-what = The server did not understand this request
problem-400-next = Go back, reload the page and try again. If it still fails, send the reference code to the administrator.
problem-403-what = You have not been given the right to do this
problem-403-next = If your duties need it, ask the head of your organisation or the administrator for this right.
problem-404-what = This page cannot be found
problem-404-next = The address may be wrong, or its content is outside what you may see. Look for it again from the list.
problem-409-what = Someone changed this just before you
problem-409-next = What you entered was not saved. Go back, look at the new version and enter your part again.
problem-413-what = The file is too large
problem-413-next = Choose a smaller file, or split it into several and send them again.
problem-422-what = What was sent cannot be used yet
problem-422-next = Go back, put right the places named there and send it again.
problem-500-what = The system failed and did not save what you just did
problem-500-next = Try again in a few minutes. If it still fails, send the reference code below to the administrator.
problem-503-what = The system is paused for a moment
problem-503-next = This usually takes a few minutes. Keep the page you are filling in open and try again later.
problem-reference = Reference code:
problem-home = To the front page
list-workbook = Excel
list-not-filtered = Not filtered.
list-filtered = Filtered by { $by }.
list-made = { $count } rows, made for { $name } at { $time } on { $date }.
