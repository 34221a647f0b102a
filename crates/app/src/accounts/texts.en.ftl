# Sign in
accounts-sign-in = Sign in
accounts-login = Login
accounts-password = Password
accounts-forgotten = Forgot the password, or no account yet: ask the head of your unit or the administrator.
accounts-session-ended = The session has ended. Sign in again; what you typed is kept and has not been sent.
accounts-kept-no-file = The attached file could not be kept; choose it again.
accounts-kept-too-long = What you typed is too long to be kept. Use the browser's Back button to copy it before you sign in.
accounts-kept = Not sent yet
accounts-kept-lede = This was typed before the session ended. Nothing of it has been saved.
accounts-kept-check = Look at it before you send it: it will be recorded under the name of { $name }.
accounts-kept-send = Send this
accounts-kept-leave = Do not send, go back to the page

# Own account
accounts-own = Account
