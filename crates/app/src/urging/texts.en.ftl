# Urging: reminders, mail, notices, calendars.
urging-notices = Notices
urging-notices-lede = { $count ->
        [0] Everything was read.
        [one] { $count } notice not read.
       *[other] { $count } notices not read.
    }
urging-notices-empty = No notices yet. What is due or late will be told here.
urging-read-all = Mark as read
urging-read-done = The notices were marked as read.
urging-new = New
urging-column-thing = What
urging-column-step = Reminder
urging-column-due = Due
urging-column-told = Told on
urging-column-unit = Unit and what
urging-column-times = Reminded
urging-column-act = Remind, letter
urging-column-kind = Kind of reminder
urging-column-reminders = Reminders
urging-column-acted = Done after it
urging-column-days = Days until done
urging-following = Urging
urging-following-lede = Who has not done it, how often each was reminded, and how long it takes until it is done.
urging-following-nobody = Here stands what your body follows, for its specialists and its head. What you are reminded of stands on the page of notices.
urging-following-empty = Nothing is late or due within 7 days.
urging-following-counts = { $late } late, { $soon } due within 7 days.
urging-never = Not yet
urging-times = { $count ->
        [one] { $count } time, on { $date }
       *[other] { $count } times, last on { $date }
    }
urging-went-up = Went up
urging-remind = Remind
urging-remind-unit = Remind { $unit } of { $named }
urging-done-today = Reminded today
urging-reminded = { $count ->
        [one] { $count } person of the unit was reminded.
       *[other] { $count } people of the unit were reminded.
    }
urging-letter = Letter
urging-letter-of = Draft a letter of urging: { $named }
urging-measured = From a reminder until it is done
urging-measured-lede = Reminders of the last year; of the days the middle one.
urging-no-act = None yet
urging-kind-before = Before the due day
urging-kind-after = After it
urging-kind-upwards = To the head or the tracking body
urging-kind-by-hand = By hand
urging-step-before = { $count ->
        [one] Reminder of { $count } day before
       *[other] Reminder of { $count } days before
    }
urging-step-after = { $count ->
        [one] Reminder of { $count } day late
       *[other] Reminder of { $count } days late
    }
urging-step-to-head = { $count ->
        [one] To the head: { $count } day late
       *[other] To the head: { $count } days late
    }
urging-step-to-body = { $count ->
        [one] To the tracking body: { $count } day late
       *[other] To the tracking body: { $count } days late
    }
urging-step-by-hand = The tracking body reminds
urging-unnamed = Something that was assigned
urging-difficulty = A difficulty that waits for an answer
urging-difficulty-of = A difficulty that waits for an answer ({ $named })
urging-steps = When to remind
urging-steps-of = When to remind, { $name }
urging-steps-own = The body set its own for what it follows.
urging-steps-pack = Those of the pack count now.
urging-steps-before = Days before the due day
urging-steps-before-hint = Numbers with commas between them, such as 7, 3, 1. Leave it empty to remind nobody.
urging-steps-after = Days after it
urging-steps-after-hint = Such as 1. Where that is a holiday, on the next working day.
urging-steps-again = Then again every so many days
urging-steps-head = To the head of the unit after so many days
urging-steps-body = To the tracking body after so many days
urging-steps-act = Save
urging-steps-back = Go by the pack again
urging-steps-set = The days of reminders were saved.
urging-trail = Path
urging-choices = Mail and calendar
urging-choices-lede = Be reminded by mail, and see due days in your calendar.
urging-mail = Mail of the day
urging-mail-lede = At most one mail on a working day: counts, symbols, days and links, nothing else.
urging-mail-none = This instance is not connected to a mail server and sends none yet; what you choose is kept.
urging-mail-wanted = Send me the mail of the day
urging-mail-to = Address
urging-mail-language = Language of the mail
urging-mail-act = Save
urging-mail-chosen = Your choice of mail was saved.
urging-calendar = Own calendar
urging-calendar-lede = A secret address for the calendar of your telephone or computer; whoever has it sees the due days of what you owe.
urging-calendar-made = The address is shown this once. Copy it into your calendar:
urging-calendar-since = There is an address, made on { $date }.
urging-calendar-make = Make an address
urging-calendar-renew = Make a new one, drop the old
urging-calendar-withdraw = Withdraw it
urging-calendar-withdrawn = The address was withdrawn.
urging-calendar-name = Đôn Đốc: due days
urging-calendar-event = Due: { $named }
urging-mail-subject = { $count ->
        [one] Đôn Đốc: { $count } reminder, { $late } late
       *[other] Đôn Đốc: { $count } reminders, { $late } late
    }
urging-mail-opening = { $count ->
        [one] On { $date } there is { $count } reminder:
       *[other] On { $date } there are { $count } reminders:
    }
urging-mail-line = {"-"} { $named }: due { $date }, { $distance }
urging-mail-more = { $count ->
        [one] and { $count } more.
       *[other] and { $count } more.
    }
urging-mail-all = All of it:
urging-mail-off = Another address, or no mail:
