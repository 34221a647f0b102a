# Sign in
accounts-sign-in = Sign in
accounts-login = Login
accounts-password = Password
accounts-forgotten = Forgot the password, or no account yet: ask the head of your unit or the administrator.
accounts-session-ended = The session has ended. Sign in again; what you typed is kept and has not been sent.
accounts-kept-no-file = The attached file could not be kept; choose it again. The words that were typed are here.
accounts-kept-choose-file = Back to the page to choose the file again
accounts-kept-too-long = What you typed is too long to be kept. Use the browser's Back button to copy it before you sign in.
accounts-kept = Not sent yet
accounts-kept-lede = This was typed before the session ended. Nothing of it has been saved.
accounts-kept-check = Look at it before you send it: it will be recorded under the name of { $name }.
accounts-kept-send = Send this
accounts-kept-leave = Do not send, go back to the page

# Own account
accounts-own = Account
accounts-full-name = Full name
accounts-since = since
accounts-until = until before
accounts-own-roles = My roles
accounts-change-password = Change password
accounts-password-present = Present password
accounts-password-new = New password
accounts-password-again = New password again
accounts-password-hint = At least 12 characters; a sentence is best. Not the login, nothing that everybody tries.
accounts-password-changed = The password is changed. Other sessions have ended.
accounts-sessions = Open sessions
accounts-session-browser = Browser
accounts-session-opened = Signed in at
accounts-session-used = Last used
accounts-session-this = This session.
accounts-session-unknown = Unknown browser
accounts-sessions-end = End the other sessions
accounts-sessions-ended =
    { $count ->
        [one] { $count } other session has ended.
       *[other] { $count } other sessions have ended.
    }

# Roles
accounts-role = Role
accounts-role-clerk = Clerk
accounts-role-specialist = Specialist
accounts-role-head = Head
accounts-role-inspector = Inspector
accounts-role-administrator = Administrator

# The people of a unit
accounts-trail = Where you are
accounts-unit = Unit
accounts-state = State
accounts-active = Active
accounts-suspended = Suspended
accounts-people-none = Your present role does not see lists of people. The head and the staff of each unit see the people of their unit here.
accounts-leave = Leave it
accounts-choose-person = Choose a person
accounts-choose-role = Choose a role
accounts-back-to-people = Back to the people

# Inviting
accounts-invite = Invite a person
accounts-invite-do = Make the invitation
accounts-full-name-hint = In full, with its marks, for example Lê Thị Lan.
accounts-invitations = Invitations not taken yet
accounts-inviter = Invited by
accounts-expires = Ends at
accounts-invited = Invitation for { $name }
accounts-invited-send = Send the link below to { $name } and to nobody else.
accounts-link = Link of the invitation
accounts-invited-once = The link is shown on this page only, and can be used once, until { $until }. If it is lost, withdraw the invitation and make another.
accounts-withdraw = Withdraw
accounts-withdrawn = The invitation of { $name } is withdrawn.
accounts-take = Take an invitation
accounts-take-check = If this is not your name, close this page and tell the person who invited you.
accounts-take-do = Take it and sign in
accounts-login-hint = 2 to 40 characters: small letters without marks, digits, dots or hyphens.
accounts-welcome = The account is made. Welcome, { $name }.

# Suspending, handing over
accounts-suspend = Suspend the account
accounts-suspend-title = Suspend the account of { $name }
accounts-suspend-means = The person is signed out at once and cannot sign in until the account is given back. What was done stays as it is.
accounts-reason = Reason
accounts-reason-hint = In a few words; it is kept in the history.
accounts-suspended-now = The account of { $name } is suspended.
accounts-lift = Give the account back
accounts-lifted-now = The account is in use again.
accounts-hand-over = Hand over
accounts-hand-over-title = Hand over the work of { $name }
accounts-hand-over-means = The roles of this person at the unit end today, { $date }. What the person answers for goes to the colleague; what was done stays as it is.
accounts-hand-over-work = Answers for
accounts-hand-over-nothing = This person answers for nothing that is open; only the roles end.
accounts-hand-over-to = Head who takes over
accounts-hand-over-do = Hand over and end the roles
accounts-handed-over =
    { $count ->
        [one] { $count } assignment handed over; the roles have ended.
       *[other] { $count } assignments handed over; the roles have ended.
    }
accounts-kept-value = Value
accounts-kept-name = Body

# Access tokens
accounts-tokens = Access tokens
accounts-tokens-lede = With a token another program, such as a spreadsheet or the software of your unit, reads and enters in your name. It may never do more than you.
accounts-tokens-api = Description of the interface
accounts-token = Access token
accounts-token-name = Name
accounts-token-name-hint = What it is for, for example: monthly figures from the unit's software.
accounts-token-scopes = What it may do
accounts-token-scopes-hint = Tick only what the program needs. It sees what you see in any case.
accounts-token-life = Ends after
accounts-token-days = { $count } days
accounts-token-make = Make an access token
accounts-token-made = The token "{ $name }" is made. Copy it now into the program that will use it.
accounts-token-once = It is shown on this page only and counts until { $until }. Whoever has it acts in your name: keep it like a password. If it is lost, withdraw it and make another.
accounts-token-back = Back to the account
accounts-token-unused = Not yet
accounts-token-withdraw = Withdraw "{ $name }"
accounts-token-withdrawn = The token is withdrawn; the program that used it is refused from now on.
accounts-scope-read = See what I may see
accounts-scope-figures = Enter figures and words into reports, write targets down
accounts-scope-work = Receive documents, acknowledge and report on assignments
accounts-scope-submit = Endorse and submit for the unit
accounts-scope-decide = Accept, send back, extend, waive, open and lock rounds
accounts-scope-documents = Bring documents in, correct and publish them
accounts-scope-organisations = Change organisations
accounts-scope-people = See, invite, suspend and hand over people
accounts-scope-export = Take the whole instance out
accounts-list-unit = Unit
accounts-list-from = From
accounts-list-to = Until (exclusive)
