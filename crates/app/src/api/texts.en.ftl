# The interface for programs
api-title = Đôn Đốc, interface for programs
api-description = The same actions and rights as the pages. A program acts for a person with an access token, made on the page Account; it may do what the person may and what the token was given, and never more. Lists come in pages. A step carries the version that was seen, and its own Idempotency-Key: sent again, it gives the same answer. What is refused is told as a problem with a stable code (application/problem+json), in the language of Accept-Language. An address that does not exist answers 404, one that does not take the method 405.
api-security = An access token of a person, made on the page Account. A session of a browser does not count here.
api-asks = The action asks for the right { $verb }; the token needs the scope { $scope }.
api-status-200 = Done, or found.
api-status-304 = The same as the answer that the program has.
api-status-400 = The request does not have the described form.
api-status-401 = No access token that is in force.
api-status-403 = The person, or the token, may not do this.
api-status-404 = Not there, or not for this person to know of.
api-status-406 = The program does not accept JSON.
api-status-409 = It cannot be done as things stand now, or the key was used for another request.
api-status-413 = The body is too large.
api-status-415 = The body is not JSON.
api-status-422 = Refused by a rule of the work.

# The pages about it
api-page = Interface for programs
api-page-lede = Version { $version }. What stands here is read from the program itself.
api-openapi = Description for programs (OpenAPI 3.1)
api-problems = Problems
api-problems-lede = Every code with which a program can be refused, what happened and what to do next.
api-code = Code
api-what = What happened
api-next = What to do next
api-parameters = Parameters
api-sends = Is sent
api-answers = Is answered
api-refusals = Refused with
api-name = Name
api-kind = Kind
api-meaning = Meaning
api-required = required
api-structs = What stands in them
api-trail = Where you are

# Subjects, and what each address is for: a line that names it, then a sentence.
api-subject-me = Who
api-subject-organisations = Organisations
api-subject-reporting = Reporting
api-subject-search = Search
api-subject-packs = Packs
api-subject-figures = Figures added up
api-get-me =
    For whom the token acts
    The person, the roles held today, and what the token may do at the most.
api-list-organisations =
    Organisations of a day
    Every organisation that exists on a day, or those of one class.
api-get-organisation =
    One organisation
    With its names, whom it stands under, and who carries on.
api-list-rounds =
    Rounds that the person's bodies follow
    Each with how far it has come.
api-get-round =
    One round
    The form, the period and the days.
api-list-reports-of-round =
    Reports of a round
    Every unit that owes one, with its state. What a unit has not submitted is not seen.
api-enter-for-units =
    Enter figures for units
    The body that asked for the round enters what it knows on paper. The units see who did it, choose where they typed something else, and endorse and submit themselves.
api-list-reports =
    Reports of the person's bodies
    What they owe and what they gave, part reports of bodies that ended included.
api-get-report =
    One report
    With its figures and words, and inside the unit with what the checks say.
api-submit-report =
    Submit
    Hands in the endorsed version. The answer carries the receipt.
api-open-round =
    Open a round
    Asks units for a form and a period, and makes a report for each.
api-preview-round =
    Who would owe a round
    Nothing is opened. The period, the units, and the parts of bodies that ended.
api-list-standing-requests =
    Standing requests
    Those of the bodies for which the person may open rounds.
api-make-standing-request =
    Make a standing request
    A round for each period, opened and due so many days from the last day of the period.
api-get-standing-request =
    One standing request
    The rounds that open next and those that were opened.
api-pause-request =
    Pause a standing request
    With a reason. Days on which it rests are not made up for.
api-resume-request =
    Resume a standing request
    From today.
api-end-request =
    End a standing request
    With a reason. Rounds that were opened stay as they are.
api-draft-letter =
    The letter of urging of a round
    A Word file or PDF to the late units, from what is in the round now. It is not kept; number, date and signature are the office's.
api-draft-plans-letter =
    The letter of urging about plans
    A Word file or PDF to the units whose plan is overdue or leaves clauses out, each clause named. It is not kept; number, date and signature are the office's.
api-draft-report =
    The consolidated report of a round
    A Word file or PDF, from what is in the round now. It is not kept.
api-get-receipt =
    The receipt of a submitted report
    Its code is computed again from what is kept.
api-lock-round =
    Lock a round
    It takes nothing more, save from units that are let in.
api-unlock-round =
    Unlock a round
    It takes submissions again.
api-import-figures =
    Many figures in at once
    Into the working copies of any number of reports into which the person may enter figures. The answer says of every row what became of it; without "partly" all come in or none, and the refusal says why. The token needs the scope figures.
api-endorse-report =
    Endorse
    The head stands behind the working copy as it is; what must be put right or explained blocks it.
api-accept-report =
    Accept a submission
    From then on the report counts as accepted.
api-send-back-report =
    Send a submission back
    As a whole, at single cells and in whole sections, even after it was accepted.
api-correct-report =
    Open an accepted report for a correction
    What was accepted counts until the corrected version is submitted.
api-waive-report =
    Let a unit off
    It does not owe this report.
api-withdraw-waiver =
    Take a waiver back
    The unit owes its report again.
api-admit-report =
    Let a unit go on in a locked round
    Until the end of a day.
api-withdraw-admission =
    Take that leave back
    The round is locked for this unit too.
api-search =
    Search
    Documents, their clauses, assignments, reviews and units, by words with or without marks; the best first.
api-list-packs =
    Packs
    Domains as data: which there are, and in which versions.
api-get-pack =
    One pack
    Its forms with their indicators and questions: the codes that a program sends.
api-get-figures =
    What an indicator comes to
    For the body with all below it over periods, and for those below; as it was, or as it is on a day; as known now or on a day. Each figure tells how complete it is. Numbers are exact.
api-explain-figure =
    What is behind a figure
    Every report in it with what it adds. Of reports that may not be read, only their number is told.
api-get-completeness =
    Who has reported
    For the body and everyone below it at every depth, in one period: who is asked, reported, in time. A compact table that comes whole.
api-get-place =
    The place among peers
    Rank, lowest, middle and highest, and how many have a figure. Whose the figures are is not told.

# Obligations and assignments
api-subject-obligations = Obligations and assignments
api-list-obligations =
    Obligations that the person follows or carries out
    With what became of the assignments that the person may read; of one document, of one organisation, in one condition or with some words.
api-get-obligation =
    One obligation
    With its words in the document, who supports it, and every assignment of it that the person may read.
api-list-assignments =
    Open assignments
    Of the organisations for which the person works, or of one organisation, as far as the person may read them.
api-get-assignment =
    One assignment, with all that was done in it
    Periods, reports and their answers, evidence, later due dates, hand-overs and history. What the unit has not handed in is not seen from outside.
api-get-assignment-receipt =
    The receipt of a submission
    Its code is computed again from what is kept, and the answer says whether it still agrees.
api-attach-evidence =
    Attach evidence
    A file as base64, of the size that the pages take.
api-get-evidence =
    The content of a piece of evidence
    As it was attached. From outside the unit, what was handed in.
api-withdraw-evidence =
    Take evidence back
    What was handed in with a submission keeps it.
api-acknowledge-assignment =
    Acknowledge
    Says for the unit that the assignment was received.
api-name-responsible =
    Name the responsible head
    One of the heads of the unit, who answers for the assignment.
api-save-progress-draft =
    Keep the draft of a report of progress
    For the person alone, until the report is made. Nothing follows from it.
api-report-progress =
    Report progress
    What the unit declares, in its own words.
api-endorse-progress =
    Endorse the latest report of progress
    The head stands behind it.
api-submit-progress =
    Submit the endorsed report of progress
    The answer carries the receipt.
api-confirm-duty =
    Confirm a standing duty
    It is still being done.
api-accept-progress =
    Accept a submission
    An assignment that is due once ends with it; a recurring one goes on with its next period.
api-send-back-progress =
    Send a submission back
    With what is to be put right.
api-extend-assignment =
    Grant a later due date
    With the reason; the first date stays known.
api-cancel-assignment =
    Cancel an assignment
    With the reason. It ends, and what was done stays readable.

# Documents
api-subject-documents = Documents
api-list-documents =
    Documents that the person may read
    By words, by what was sent and not opened or not received, or by the organisation that they were sent to.
api-register-document =
    Register a document
    A file as base64 is read, checked for the mark of a state secret, and becomes a document with its reading. The same file of the same body is one document.
api-get-document =
    One document, with how it stands
    Its texts, its publication, its distribution; for whoever sent it, what became of it at each recipient. Reading it here does not count as opening.
api-get-reading =
    The text and what was read in it
    Provisions, duties and questions, as people have corrected them so far.
api-get-document-file =
    The file of a document
    As it was brought in.
api-add-text =
    Give a document another text
    Before it is published. What people corrected is carried over.
api-preview-publication =
    What publishing would open
    With the number of assignments, who would get them, and what stands in the way.
api-publish-document =
    Publish
    Opens exactly what the preview showed. The working copy must still be the one that was previewed.
api-retract-document =
    Take a publication back
    With the reason. What it opened is closed.
api-receive-document =
    Say that a document was received
    For each of the person's bodies that has not said so yet.
api-remind-recipients =
    Remind recipients that have not opened it
    Each at most once a day; the answer says how many were reminded.
api-list-corrections =
    Corrections of a reading
    Who changed what and when, before and after, and which were taken back.
api-correct-reading =
    Correct the reading
    One correction: of the head, of a duty, of a recipient, or a question that stays as it is. The checks are those of the page. Nothing is corrected after publication.
api-undo-correction =
    Take a correction back
    As long as nothing that it changed was changed since.
api-list-proposals =
    Proposals of a later reading
    Each value that a later reader says otherwise, with what stands there now.
api-answer-proposal =
    Take a proposal, or leave it
    Taken, it is a correction like any other.
api-reread-document =
    Read again with the present reader
    The working copy does not change; differences become proposals.
api-compare-texts =
    Two texts compared
    Lines and duties that came, went or became others.

# Everything about one thing
api-subject-overview = Everything about one thing
api-get-overview =
    The overview
    The main numbers, each with the address of the page with its rows, and what changed in seven days.
api-list-late-units =
    Which units are late
    Every unit with open assignments that may be read, those with the most late ones first.
api-get-clause =
    A clause with everything that hangs on it
    Duties, plans that take it up, targets, outreach, findings, difficulties, money: of each part the first rows, and how many may be read.
api-get-dossier =
    Everything about a unit
    Assignments, reports, plans, targets, findings, difficulties, outreach, registers: of each part the first rows, and how many may be read.

# Coverage
api-subject-coverage = Coverage of plans
api-get-coverage =
    The coverage of a document
    Each unit and each clause, by the weakest link of the chain; as of a day where one is given.
api-list-coverage-gaps =
    Gaps
    Each once, where the chain breaks, with the units that wait for it.
api-list-relations =
    Relations between the clauses of a plan and those of the documents above
    What counts now and all that was said before.
api-relate-clauses =
    Say how clauses stand to each other
    Several together, all or none. Each names the number that was seen; «open» takes back what was said.
api-list-suggestions =
    Suggested relations
    Computed from the texts, with the places of the words that decide; never stored.

# Targets
api-subject-outreach = Outreach
api-list-campaigns =
    Campaigns of outreach
    Of the person's bodies, of those above that ask them, and of those below.
api-draft-campaign =
    Draft a campaign
    Audiences and channels by the codes of the pack; units below the body.
api-get-campaign =
    A campaign
    What it says now, and how it stands.
api-change-campaign =
    Change a campaign
    With the reason; what is recorded must still fit into it.
api-open-campaign =
    Open a campaign
    A draft, or one that was closed.
api-close-campaign =
    Close a campaign
    With the reason; it takes no more activities.
api-get-reach =
    How far a campaign has come
    Persons and turns by audience against how many are stated, unit by unit; by channel.
api-list-activities =
    Activities of a campaign
    Those that may be read, withdrawn ones too.
api-record-activity =
    Record an activity
    People counted by audience; sent again under the same key it is recorded once.
api-list-materials =
    Materials of a campaign
    Every version of each.
api-add-material =
    Add a material or a version
    A file or an address; answers with the campaign.
api-get-material =
    The file of a version of a material
    Its bytes.
api-state-people =
    State how many people there are in a unit
    By audience, in the year of the campaign, with the source.
api-state-persons =
    State persons without counting twice
    Of an audience in the whole campaign; the unit alone says it.
api-get-activity =
    An activity
    As it stands after corrections.
api-correct-activity =
    Correct an activity
    With the reason; the version before is kept.
api-withdraw-activity =
    Withdraw an activity
    With the reason; it no longer counts.
api-get-activity-evidence =
    Evidence of an activity
    The file of one version.
api-get-outreach =
    Outreach of a body and those below it
    Over some days: by channel, by audience, units without an activity.
api-subject-targets = Targets
api-list-targets =
    Targets that hold
    Of a body, of those above and directly below it, and of those for which it carries on.
api-get-target =
    One target
    With what went before it and what came after it.
api-set-target =
    Set a target
    Of an indicator for a year, by a clause. Less than the superior asks is allowed.
api-replace-target =
    Put a target in the place of another
    With the reason. The old one stays known; the answer is the new one.
api-withdraw-target =
    Take a target back
    With the reason. It stays known.

# Events, people, reorganisations
api-list-events-of-organisation =
    Events of one organisation
    Everything that changed it, or made it carry on for another.
api-list-organisation-events =
    Events of the register
    What changed on which day, by which document; of a time or a kind.
api-correct-organisation =
    Put a slip of the pen in an organisation right
    A name or a code, for all its time. It founds, ends and moves nothing.
api-correct-event =
    Put a slip of the pen in an event right
    Its legal basis and note.
api-import-organisations =
    Take rows into the register from a table
    As on the page: all or nothing. It may be looked at first.

# The whole instance
api-subject-export = The whole instance
api-get-export =
    How it stands with the export
    Absent, being made, ready or failed.
api-make-export =
    Make an export
    In the background; ask how it stands until it is ready. While one is being made, no other is.
api-take-export =
    Take the export out
    A ZIP file, once it is ready. That it was taken out stands in the journal.
api-remove-export =
    Remove the export
    Otherwise it is removed after a day.
api-subject-people = People
api-list-people =
    People of an organisation
    Who holds a role there now or from a later day on. Only for those who may see its people.
api-list-invitations =
    Invitations to an organisation
    Those that nobody has taken.
api-invite =
    Invite a person
    The token stands in the first answer alone and is not kept: sent again with the same key, the answer is without it.
api-withdraw-invitation =
    Withdraw an invitation
    As long as nobody has taken it.
api-get-person =
    One person
    The roles at the unit, and the suspension, if there is one.
api-suspend =
    Suspend an account
    With a reason. Its sessions and access tokens stop at once.
api-lift-suspension =
    Give an account back
    It can be used as before.
api-preview-hand-over =
    What handing over would move
    The assignments that the person answers for, and who could take over.
api-hand-over =
    Hand over
    Responsibility for open assignments goes to the colleague; the roles at the unit end today.
api-token-given = The token was given in the first answer to this key and is not kept. Withdraw this invitation and invite again with a new key.
api-subject-reorganisations = Reorganisations
api-list-reorganisations =
    Reorganisations
    Those that are applied, and those that the person may change.
api-get-reorganisation =
    One reorganisation
    With its rows, what is wrong with them now, and the events by which it came into the register.
api-begin-reorganisation =
    Prepare a reorganisation
    Its name, basis, day and rows as they would be typed. A draft with faults is kept too.
api-change-reorganisation =
    Change a draft
    Head and rows take the place of those before.
api-pick-names =
    Say whom names mean
    For each open name an organisation, or a body that is founded.
api-change-new-body =
    Say what a new body is
    Its class, short name and superiors.
api-choose-heirs =
    Choose who carries on
    Assignments or people, with a reason. The last choice counts.
api-decide-reorganisation =
    Decide a draft
    Once there are neither faults nor open choices.
api-withdraw-decision =
    Withdraw a decision
    With a reason. The draft is prepared on.
api-apply-reorganisation =
    Apply what was decided
    Once its day has come: events, duties, people and reports go over in one change.
api-abandon-reorganisation =
    Give a draft up
    With a reason. It can still be read.
api-begin-again =
    Begin again with one that was given up
    With its rows and answers.

# My work
api-subject-work = My work
api-get-work =
    What the person has to do, and what waits for others
    Assignments, submissions to answer, reports, and documents that arrived, as they stand on the page My work.

# Amendments
api-subject-amendments = Amendments of documents
api-list-amendments =
    What a document amends or replaces
    Clauses before and after, and what rests on clauses that changed.
api-say-amendment =
    Say that a document amends or replaces another
    That it does or does not, with the reason.
api-pair-clause =
    Pair a clause
    Which clause stands for an older one, with the reason.
api-carry-over =
    Carry over to the newer document
    The lines that were chosen, all or none.
api-list-contained =
    Targets in the resolutions and plans of units below
    Which units contain them, with which value; and what the body itself has still to answer.
api-say-stance =
    Leave a target out
    With the reason; or take the earlier answer back.
api-list-contributions =
    What counts towards a target
    Each part, what is not counted twice, and the sum.
api-contribute =
    Record a contribution
    Wholly or with a share; a share of nothing stops it.

# Plans
api-subject-plans = Plans
api-list-plans =
    Plans of the unit and those below
    What each carries out and where it stands.
api-list-plans-owed =
    Units without a plan
    They were told to make one and have none published.
api-get-plan =
    One plan
    With its clauses: lead, deadline, product, money.
api-write-money-of-plan =
    Write the money of a plan
    Amounts of the clauses of a published plan, each with where it comes from.
api-declare-plan =
    Declare a document to be a plan
    Name the documents that it carries out; none takes the declaration back while nothing rests on it.
api-begin-plan-draft =
    Begin a plan
    Name what it carries out; clauses can stand ready from the duties of the unit.
api-get-plan-draft =
    One draft
    Only the people of the unit read it.
api-write-plan-draft =
    Write a draft
    Takes the place of everything it says, from the version that was read.
api-make-plan-document =
    Make a document of a draft
    It is not published; made again it is another text of that document.

# Reviews
api-subject-reviews = Reviews
api-list-reviews =
    Consolidated reports and reviews
    Those that the own body writes; approved ones of the own body and of those below.
api-begin-review =
    Begin a review
    Over a reporting round, or by an outline from one period to another; it is drafted at once.
api-get-review =
    A review
    With its blocks, the source of each sentence, proposals without an answer.
api-draft-review-again =
    Draft it again from the data
    Untouched blocks get the new figures; edited ones stay, and the new draft becomes a proposal.
api-write-review-head =
    Write head and foot
    From the version that was read.
api-get-review-block =
    The versions of a block
    The newest first.
api-edit-review-block =
    Edit a block
    Write it, answer a proposal, remove, restore, go back; from the version that was read.
api-add-review-block =
    Add a paragraph
    It stands behind the block that is named.
api-abandon-review =
    Give a review up, or take it up again
    An approved one stays.
api-approve-review =
    Approve a review
    Data, organisations, plans and words are frozen, with the Word file and the PDF.
api-reopen-review =
    Take an approval back
    With a reason, while no number was entered.
api-number-review =
    Enter number and date
    Files that bear them are made; those of the approval stay.
api-get-review-docx =
    The Word file
    Once approved the kept bytes; before, the draft of today.
api-get-review-pdf =
    The PDF
    Once approved the kept bytes; before, the draft of today.
api-get-review-signed-copy =
    The signed copy
    The PDF that was attached.
api-attach-review-signed-copy =
    Attach the signed copy
    A PDF.

# Registers
api-subject-registers = Registers
api-list-registers =
    Registers of an organisation
    With the fields of each and how many rows the organisation and those below have.
api-list-register-records =
    Rows of a register
    As of a day, by words, with those of all below where wished.
api-add-register-record =
    Add a row
    Everything that is wrong is told at once, by the codes of fields.
api-import-register =
    Take many rows into a register
    All or none. A row with the key of one that is there takes its place.
api-get-register-record =
    One row
    With all its versions, the row that it went into and those that went into it.
api-change-register-record =
    Change a row
    With a day it holds from that day; without one it puts right what was said.
api-end-register-record =
    End a row
    With its last day and the reason.
api-rearrange-register-record =
    Merge or dissolve
    The row stands no more from that day on, and figures change from then.
api-reopen-register-record =
    Open a row again
    A merger that was entered is withdrawn with it.
api-withdraw-register-record =
    Withdraw a row
    For one entered by mistake, with the reason. It stays in the history.
api-list-register-figures =
    Figures of a report that are made of rows
    With the rows, and what they made when the report was submitted.

# Difficulties
api-subject-difficulties = Difficulties and proposals
api-list-difficulties =
    Difficulties and proposals
    Of the own body, of those below, and those that it holds or held; each with its holder and its age.
api-raise-difficulty =
    Raise a difficulty or a proposal
    About an assignment, a clause or a figure of the unit; it goes to the body above on a line.
api-get-difficulty-totals =
    Counts of difficulties
    Raised, answered, solved and late, by unit and by clause.
api-get-difficulty =
    A difficulty
    With the words of each unit, every step, and others that may be the same.
api-answer-difficulty =
    Answer it
    The answer goes to every unit that raised it.
api-forward-difficulty =
    Forward it
    To the body above, or to a competent one below or beside; its age does not begin anew.
api-merge-difficulties =
    Merge two
    The elder one stays; each unit keeps its own words.
api-part-difficulties =
    Take a merged one apart
    While nothing was answered since.
api-judge-answer =
    Say whether the answer solves it
    One that does not brings it back to the answering body.
api-withdraw-difficulty =
    Take it back
    It goes on where others raised it too.
api-attach-difficulty-evidence =
    Add a file
    To what the own unit raised.
api-get-difficulty-evidence =
    A file
    Its content.
api-record-fate =
    Record what became of a policy proposal
    Each saying is a further row; the last one counts.
# Inspection and supervision
api-subject-inspections = Inspection and supervision
api-list-programmes =
    Yearly programmes
    Those that may be read, the newest first.
api-begin-programme =
    Begin a programme
    A body has one for a year.
api-get-programme =
    A programme
    With what it plans.
api-plan-visit =
    Plan a visit, or change one
    After the approval the head changes it, with a reason.
api-approve-programme =
    Approve a programme
    Once.
api-list-inspections =
    Visits
    Those that may be read, the newest first.
api-begin-inspection =
    Begin a visit
    From a programme or outside of one.
api-get-inspection =
    A visit
    With the checklist and the findings that may be read.
api-write-inspection =
    Write its particulars anew
    It names the version that was read.
api-abandon-inspection =
    Give a visit up
    While nothing was found.
api-draw-checklist =
    Draw the checklist
    From clauses, gaps and overdue assignments; nothing is repeated.
api-add-inspection-item =
    Add an item
    Of one unit or of all of them.
api-answer-inspection-item =
    Write the result of an item
    It names the version that was read; earlier results are kept.
api-write-conclusion =
    Write the words of the conclusion
    It names the version that was read.
api-approve-conclusion =
    Approve the conclusion
    Checklist and findings stand still from then on.
api-number-conclusion =
    Enter number and date
    From the office's register.
api-get-conclusion-docx =
    The conclusion paper as Word
    Drafted from the findings.
api-get-conclusion-pdf =
    The conclusion paper as PDF
    Drafted from the findings.
api-record-finding =
    Record a finding
    It is tied to a unit and a clause.
api-get-finding =
    A finding
    With its remedies.
api-withdraw-finding =
    Take a finding back
    While no remedy was asked for.
api-ask-remedy =
    Ask for a remedy
    It becomes an assignment of the unit.
api-re-inspect =
    Record a re-inspection
    Verified it closes the finding; else it goes back with a new deadline.
api-get-re-inspection-file =
    The file of a re-inspection
    As it was attached.
api-subject-urging = Urging
api-list-notices =
    Notices of the person
    What this person was told, the latest first; at most 500.
api-list-urging =
    What is not done
    What the body follows and is late or due within 7 days, with how often its unit was reminded.
