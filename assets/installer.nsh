; What electron-builder's own script leaves out: the links of the app, for everybody on the machine. The app registers them
; for a person only where no program has them; a link that is opened before that would do nothing.
!macro customInstall
  WriteRegStr SHELL_CONTEXT "SOFTWARE\Classes\eu.econnect.onboarding" "" "URL:eConnect Onboarding"
  WriteRegStr SHELL_CONTEXT "SOFTWARE\Classes\eu.econnect.onboarding" "URL Protocol" ""
  WriteRegStr SHELL_CONTEXT "SOFTWARE\Classes\eu.econnect.onboarding\DefaultIcon" "" "$appExe,0"
  WriteRegStr SHELL_CONTEXT "SOFTWARE\Classes\eu.econnect.onboarding\shell\open\command" "" '"$appExe" "%1"'
!macroend

!macro customUnInstall
  DeleteRegKey SHELL_CONTEXT "SOFTWARE\Classes\eu.econnect.onboarding"
!macroend
