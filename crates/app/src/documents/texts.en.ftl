# The list
documents-title = Documents
documents-trail = Where you are
documents-lede = { $count } { $count ->
    [one] document
   *[other] documents
 } that your unit registered, that were sent to it, or that belong to units below.
documents-empty = There are no documents yet. Upload a directive, plan or guidance: its duties are read, you look through them, and only then are they assigned.
documents-search = Find a document
documents-search-hint = Symbol or subject, with or without marks
documents-search-act = Find
documents-search-all = Show all
documents-search-nothing = No document has “{ $words }” in its symbol or subject.
documents-column-document = Document
documents-column-issuer = Issuer
documents-column-date = Date of issue
documents-column-state = State
documents-registered-by = registered by { $name }
documents-not-known = Not known
documents-state-cited = Known by citation only
documents-state-unpublished = Not published
documents-state-published = Published
documents-state-retracted = Retracted

# Upload
documents-upload = Upload a document
documents-upload-lede = The document is read and proposals are made; nothing is assigned until you have looked through them and publish.
documents-upload-file = File
documents-upload-file-hint = A .txt file in UTF-8, at most { $limit } MB.
documents-upload-owner = Registering body
documents-upload-owner-hint = This body corrects the reading and publishes the document.
documents-upload-declaration = I declare that the document holds no state secret
documents-upload-act = Upload and read
documents-upload-awaited = The text of { $title } is awaited.
documents-upload-session-ended = The session ended during the upload, so no file was taken. Sign in again and choose the file again.
documents-upload-text = upload its text
documents-upload-of = Upload the text of { $title }
documents-back-to-list = Back to the documents
documents-registered = The document was read. Look through it, answer the questions, then publish.
documents-registered-text = The document that was known by citation only now has its text.
documents-registered-before = This file was registered before; this is that document. No other was made.

# One document
documents-show-lede = The reader proposes, a person confirms: { $duties } duties, { $questions } questions left. Nothing is assigned before publication.
documents-show-cited = Another document names this one; its text is not here.
documents-file = Original file
documents-obligations = See obligations
documents-preview = Preview of the publication
documents-preview-not-ready = { $questions } questions are not answered yet.
documents-reading = Reading
documents-source = Source text
documents-source-words = { $count } words, no mark of secrecy
documents-legend-duty = duty
documents-legend-open = awaits an answer
documents-legend-addressee = addressee
documents-legend-deadline = deadline
documents-legend-citation = citation
documents-pin-duty = Duty { $number }
documents-pin-question = Question { $number }
documents-head = About the document
documents-symbol = Symbol
documents-date = Date of issue
documents-issuer = Issuer
documents-issuer-hint = The full name of the body on the date of issue.
documents-issuer-itself = The issuer itself
documents-subject = Subject
documents-correct = Correct
documents-lineage = Lineage
documents-lineage-this = this document
documents-lineage-is-basis = Is a ground of { $title }
documents-lineage-has-basis = Rests on { $title }
documents-lineage-is-implemented = { $title } carries it out
documents-lineage-implements = Carries out { $title }
documents-recipients = Recipients

# Questions
documents-questions = Questions
documents-questions-left = { $open } of { $count } left
documents-questions-meaning = What the text does not say, a person must
documents-questions-none = The text says everything; there are no questions.
documents-question-date = The text states no date of issue. When was it issued?
documents-question-issuer = The issuer was not found among the organisations. Which body issued it?
documents-question-addressees = Who is to carry this duty out?
documents-question-noted = Seen, left as it is
documents-note-question = Leave as in the text
documents-answer = Answer
documents-to-source = Source words
documents-to-duty = Duty { $number }
documents-name-of-body = Name of the body
documents-choose-groups = Choose by groups
documents-due-date = Due date
documents-choose-period = Another period

# Duties
documents-duties = Duties
documents-no-duties = No duty was found in this text. You can add one by hand.
documents-add-duty = Add a duty
documents-duty-read = Proposed
documents-duty-open = Awaits an answer
documents-duty-added = Added by hand
documents-duty-corrected = Corrected
documents-duty-dropped = Dropped
documents-duty-to-source = Duty { $number }, to its source words
documents-correct-duty = Correct duty { $number }
documents-drop = Not a duty
documents-drop-duty = Duty { $number }: not a duty
documents-restore = Restore
documents-restore-duty = Restore duty { $number }
documents-who = Who
documents-who-open = Nobody is named yet
documents-when = When
documents-outputs = Outputs
documents-provision = Section { $label }
documents-addressee-count = { $name } ({ $count } { $count ->
    [one] body
   *[other] bodies
 })
documents-addressee-open = { $name } (not known which)

# Words of a duty
documents-kind-plan = Make a plan
documents-kind-disseminate = Make known
documents-kind-embed-targets = Put targets into plans
documents-kind-implement = Carry out
documents-kind-inspect = Inspect, supervise
documents-kind-social-supervision = Social supervision, critique
documents-kind-review = Review
documents-kind-report = Report
documents-kind-advise = Advise
documents-kind-coordinate = Coordinate
documents-kind-resource = Provide means
documents-kind-recommend = Propose changes
documents-modality-must = Must
documents-modality-should = Should
documents-modality-encouraged = Encouraged
documents-role-lead = Lead
documents-role-support = Support
documents-role-advise = Advise
documents-role-supervise = Supervise
documents-purpose-report = to be informed as superior
documents-purpose-execute = to carry out
documents-purpose-coordinate = to coordinate
documents-purpose-inform = to know
documents-purpose-archive = to keep
documents-timing-open = No date stated: standing, confirmed every { $count } months
documents-timing-standing = Standing, confirmed every { $count } months
documents-timing-hour = { $hour } on { $date }
documents-timing-yearly = Every year
documents-timing-monthly = Every month
documents-timing-quarterly = Every quarter
documents-timing-half-yearly = Every six months
documents-timing-weekly = Every week
documents-timing-daily = Every day
documents-timing-day = day { $day }
documents-timing-last-day = last day of the month
documents-line-party = Party line
documents-line-state = State line
documents-line-front = Front line
documents-line-professional = professional guidance
documents-line-other = another line

# Types of documents
documents-type-nghi-quyet = Resolution
documents-type-quyet-dinh = Decision
documents-type-quy-dinh = Regulation
documents-type-chi-thi = Directive
documents-type-ket-luan = Conclusion
documents-type-quy-che = Statute
documents-type-huong-dan = Guidance
documents-type-ke-hoach = Plan
documents-type-chuong-trinh = Programme
documents-type-thong-bao = Notice
documents-type-bao-cao = Report
documents-type-to-trinh = Proposal
documents-type-cong-van = Official letter
documents-type-cong-dien = Official telegram
documents-type-de-an = Scheme
documents-type-phuong-an = Option paper
documents-type-thong-tri = Circular notice
documents-type-thong-tu = Circular
documents-type-nghi-dinh = Decree
documents-type-luat = Law
documents-type-bien-ban = Minutes
documents-type-giay-moi = Invitation
documents-type-thong-cao = Communiqué
documents-type-tuyen-bo = Declaration
documents-type-loi-keu-goi = Appeal
documents-type-khac = Document

# Publication, retraction
documents-publication = Publication
documents-published-by = Published by { $publisher } on { $date }, done by { $name }.
documents-published-count = { $obligations } obligations and { $assignments } assignments were opened.
documents-retract = Retract
documents-retract-meaning = Retracting closes the assignments that were opened ({ $count }); the history stays. The document cannot be published again; to assign anew, register one that replaces it.
documents-retract-reason = Reason
documents-retract-act = Retract the document
documents-retracted-by = Retracted by { $name } on { $date }.
documents-reason = Reason

# Corrections
documents-correct-head = Correct the head
documents-correct-lede = Each field is saved by itself. What the reader said stays beside it.
documents-as-read = As read
documents-save = Save
documents-save-field = Save: { $name }
documents-back = Back to the reading
documents-look-again = Correct again
documents-head-corrected = The head of the document was corrected.
documents-question-was-noted = Noted: it stays as in the text.
documents-duty-was-corrected = Duty { $number } was corrected.
documents-duty-was-dropped = Duty { $number } was dropped; it is kept and can be restored.
documents-duty-was-added = Duty { $number } was added. Say who is to do it, and when.
documents-duty-lede = Each part is saved by itself; what the reader said stays beside it.
documents-add-lede = Something the text asks for that the reader did not find. It is marked as added by hand.
documents-provision-of = Provision of the text
documents-provision-none = Outside the numbered provisions
documents-action = What is to be done
documents-action-hint = Begin with a verb, in the words of the text.
documents-action-missing = What is to be done is empty. Write it down, beginning with a verb.
documents-kind = Kind
documents-modality = How binding
documents-what = Action and outputs
documents-outputs-hint = One a line.
documents-role-of = Role of { $name }
documents-role-of-added = Role of those added
documents-groups-later = Give the date of issue and the issuer first; then the groups of that day can be chosen.
documents-add-groups = Add by groups
documents-group = { $name }: { $count } { $count ->
    [one] body
   *[other] bodies
 } ({ $line })
documents-add-names = Add a body by name
documents-add-names-hint = Type a few letters to search; the name on the date of issue.
documents-save-addressees = Save who
documents-addressees-missing = Nobody is the lead. Keep or add at least one.
documents-name-unknown = On { $date } there was not exactly one body called “{ $name }” within the issuer's reach. Check the name, or choose by groups.
documents-way = How it is due
documents-way-date = On one day
documents-way-standing = Standing, confirmed from time to time
documents-day-month = Day and month of each year
documents-day-month-hint = For example: 30/11
documents-day-of-month = Day of the month
documents-day-of-month-hint = Empty: the last day of the month, quarter or half-year
documents-months = Months between two confirmations
documents-months-hint = 1 to 24
documents-save-timing = Save when
documents-save-words = Save what
documents-timing-missing = Nothing is chosen. Choose one of the ways.
documents-due-before-issue = This day lies before the date of issue. Look at day, month and year again.
documents-day-month-wrong = Day and month could not be read. Write them as 30/11.
documents-day-of-month-wrong = The day of the month is a number from 1 to 31.
documents-months-wrong = The months are a number from 1 to 24.
documents-too-long = The text is too long. Shorten it to 2,000 characters.
documents-field-unknown = The form has no such field. Load the page again.
documents-issuer-missing = The issuer is empty. Enter its full name.
documents-issuer-unknown = On the date of issue there is not exactly one body called “{ $name }” among the organisations. Enter the name of that day.
documents-date-too-late = The date of issue cannot lie after today, { $latest }. Look at day, month and year again.
