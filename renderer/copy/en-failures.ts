import type { FailureCopy } from './copy.ts';

/** What went wrong and what to do next, in English. */
export const enFailures = {
  unexpected: {
    happened: 'Something went wrong that we did not foresee.',
    next: 'Try again. If it keeps happening, close the app and start it again.',
  },
  'malformed-request': {
    happened: 'The app did not understand your last action.',
    next: 'Try again. If it keeps happening, start the app again.',
  },
  offline: {
    happened: 'You have no internet connection right now.',
    next: 'Check your connection and try again. What you filled in stays here.',
  },
  timeout: {
    happened: 'The answer took too long to arrive.',
    next: 'Try again in a minute.',
  },
  'name-not-found': {
    happened: 'The address of eConnect or of your sign-in service cannot be found on this network.',
    next: 'Check your connection, and switch on your VPN if you use one at work. Then try again.',
  },
  'captive-portal': {
    happened: 'This network wants you to sign in on a page of its own first.',
    next: 'Open your browser, sign in on that page and try again here.',
  },
  'proxy-unreachable': {
    happened: 'The proxy server of this network cannot be reached.',
    next: 'Check your connection and try again. If that does not work, ask your IT department for help.',
  },
  'proxy-auth-required': {
    happened: 'The proxy server of this network wants to know who you are first.',
    next: 'Ask your IT department to let this app through the proxy, or try another network.',
  },
  'certificate-untrusted': {
    happened: 'The connection has a certificate that this computer does not trust. To be safe, we stopped.',
    next: 'Try another network, or ask your IT department whether this one opens secure connections.',
  },
  'platform-unavailable': {
    happened: 'eConnect cannot be reached for the moment. This is not your fault.',
    next: 'Try again in a few minutes.',
  },
  'platform-answer-invalid': {
    happened: 'We got an answer that we do not trust. Something may sit between you and eConnect.',
    next: 'Try again on another network, or ask your IT department for help.',
  },
  'client-too-old': {
    happened: 'This version of the app is too old to be used safely.',
    next: 'Install the newest version and start the app again.',
  },
  'too-many-requests': {
    happened: 'This was tried too many times in a row.',
    next: 'Wait a few minutes, then try again.',
  },
  'environment-invalid': {
    happened: 'The settings of this app are damaged.',
    next: 'Ask your IT department to install the app again.',
  },
  'environment-incomplete': {
    happened: 'The settings of this app lack what is needed to sign in.',
    next: 'Ask your IT department to complete the settings.',
  },
  'policy-invalid': {
    happened: 'Your organisation’s rules for this app cannot be read. To be safe, signing in has stopped.',
    next: 'Ask your IT department to mend the rules, then choose “Try again”.',
  },
  'nothing-allowed': {
    happened: 'By your organisation’s settings, no way to sign in is allowed.',
    next: 'Ask your IT department to allow at least one.',
  },
  'not-allowed-here': {
    happened: 'Your organisation does not allow this way to sign in here.',
    next: 'Choose one of the ways on this screen.',
  },
  'email-outside-organisation': {
    happened: 'This address is not one of your organisation’s.',
    next: 'Fill in the email address that your organisation gave you.',
  },
  'keystore-required': {
    happened:
      'Your organisation wants your session to be kept safely, and the keychain of this computer does not work now.',
    next: 'Unlock the keychain and try again, or ask your IT department for help.',
  },
  'organisation-unknown': {
    happened: 'eConnect does not know this organisation.',
    next: 'Check the link or the name, or ask your IT department for the right one.',
  },
  'organisation-unavailable': {
    happened: 'The details of your organisation cannot be fetched now.',
    next: 'Check your connection and try again in a few minutes.',
  },
  'organisation-answer-invalid': {
    happened: 'We got details of your organisation that we do not trust. Nothing has changed.',
    next: 'Try again on another network, or ask us for help.',
  },
  'organisation-changed': {
    happened: 'The details of this organisation have just changed. Nothing has been set yet.',
    next: 'Choose “Try again” and look at the new details before you say yes.',
  },
  'profile-unreadable': {
    happened: 'This file is no organisation profile, or it is damaged.',
    next: 'Ask your IT department to send the profile again, preferably as an attachment or a download.',
  },
  'profile-tampered': {
    happened: 'This profile was changed after eConnect had signed it. We do not use it.',
    next: 'Ask your IT department for the original, and tell them where this one came from.',
  },
  'profile-unknown-key': {
    happened: 'This profile was signed with a key that this app does not know.',
    next: 'Install the newest version of the app, or ask your IT department for a new profile.',
  },
  'profile-expired': {
    happened: 'This organisation profile has expired.',
    next: 'Ask your IT department for a new one.',
  },
  'profile-older': {
    happened: 'This profile is older than the one that you use already, which still holds.',
    next: 'Ask your IT department for the newest profile if something has to change.',
  },
  'browser-not-opened': {
    happened: 'Your browser did not open.',
    next: 'Choose “Copy link” and paste the link into your browser’s address bar.',
  },
  'listener-unavailable': {
    happened: 'On this computer the app cannot wait for your browser’s answer.',
    next: 'Start the app again. If that does not help, ask your IT department whether security software blocks it.',
  },
  'sign-in-denied': {
    happened: 'Permission was not given in your browser.',
    next: 'Try again and give permission, or choose another way.',
  },
  'sign-in-approval-required': {
    happened: 'Your IT department has to approve this app first. You cannot do that yourself.',
    next: 'Send the details below to your IT department and try again after that, or choose another way.',
  },
  'sign-in-not-assigned': {
    happened: 'Your organisation has not switched this app on for you yet.',
    next: 'Send the details below to your IT department and try again after that, or choose another way.',
  },
  'sign-in-app-unknown': {
    happened: 'Your sign-in service does not know this app, or it is switched off for your organisation.',
    next: 'Send the details below to your IT department, or choose another way.',
  },
  'sign-in-policy-blocked': {
    happened:
      'A rule of your organisation does not allow signing in here, for example on this device or from this place.',
    next: 'Try on a computer or network of your work, or send the details below to your IT department.',
  },
  'sign-in-timeout': {
    happened: 'Signing in was not finished in your browser in time.',
    next: 'Start again, or choose another way.',
  },
  'sign-in-failed': {
    happened: 'Signing in did not succeed.',
    next: 'Try again, or choose another way.',
  },
  'sign-in-answer-invalid': {
    happened: 'The answer to your sign-in was not right. To be safe, we stopped.',
    next: 'Close old tabs in your browser and start again.',
  },
  'provider-unavailable': {
    happened: 'This sign-in service cannot be reached right now.',
    next: 'Try again in a few minutes, or choose another way.',
  },
  'method-unavailable': {
    happened: 'You cannot sign in here this way right now.',
    next: 'Choose one of the other ways.',
  },
  'clock-wrong': {
    happened: 'The clock of this computer is wrong, and signing in does not work with a wrong clock.',
    next: 'Set the time to automatic in the settings of your computer and try again.',
  },
  'paste-wrong': {
    happened: 'This is not the text of this sign-in.',
    next: 'Copy the whole text from the newest tab of your browser and paste it here.',
  },
  'address-missing': {
    happened: 'This account did not share an email address.',
    next: 'Choose an account with an email address, or allow it to be shared.',
  },
  'address-missing-at-microsoft': {
    happened:
      'Your Microsoft account has no email address filled in. Without one we cannot find or make your account.',
    next: 'Ask your IT department to fill in your email address and send the details below along, or choose another way.',
  },
  'organisation-mismatch': {
    happened: 'This account does not belong to your organisation.',
    next: 'Sign in with the account that your organisation gave you.',
  },
  'session-ended': {
    happened: 'You were signed out because your session has ended.',
    next: 'Sign in again to go on.',
  },
  'session-lost': {
    happened: 'Your sign-in could not be renewed: an answer from eConnect was lost on the way.',
    next: 'Sign in again to go on. Nothing is lost.',
  },
  'account-changed': {
    happened:
      'eConnect answered for another account than the one you signed in with. To be safe, you were signed out.',
    next: 'Sign in again. If it happens again, contact eConnect.',
  },
  'confirmed-sign-in-again': {
    happened: 'Your email address is confirmed and linked.',
    next: 'Sign in one more time to go on.',
  },
  'email-invalid': {
    happened: 'This does not look like a complete email address.',
    next: 'Fill in an address such as name@company.com.',
  },
  'manual-sign-up-disabled': {
    happened: 'An account with only an email address can no longer be made.',
    next: 'Go back and sign in with the account that you already use at work.',
  },
  'sign-up-expired': {
    happened: 'The activation email has expired.',
    next: 'Fill in your email address again. You will then get a new email.',
  },
  'code-invalid': {
    happened: 'This is not a code of six digits.',
    next: 'Copy the six digits from the newest email. Nothing has been sent yet.',
  },
  'code-wrong': {
    happened: 'This code is not right.',
    next: 'Look in the newest email and type the code exactly as it is there.',
  },
  'code-tries-used-up': {
    happened: 'The code was typed wrongly too many times.',
    next: 'Use the link in the email, or have a new email sent.',
  },
  'resend-too-soon': {
    happened: 'An email was sent only just now.',
    next: 'Wait until the time is up, then try again.',
  },
  'username-taken': {
    happened: 'This user name is already in use.',
    next: 'Choose another one, for instance with your last name or a digit added.',
  },
  'username-invalid': {
    happened: 'This user name is not possible.',
    next: 'Use only letters, digits, dots, dashes or your email address.',
  },
  'username-too-long': {
    happened: 'This user name is too long.',
    next: 'Choose a shorter one, for instance your email address.',
  },
  'password-too-weak': {
    happened: 'This password is not strong enough.',
    next: 'Make it longer, for instance with a few unrelated words in a row.',
  },
  'password-too-long': {
    happened: 'This password is too long.',
    next: 'Make it shorter. A password manager lets you set the length.',
  },
  'password-needed-again': {
    happened:
      'The app was started again before your registration could be sent, and your password was not kept.',
    next: 'Fill in your password again and choose “Register”.',
  },
  'terms-changed': {
    happened: 'The terms were changed just now.',
    next: 'Read the new version and tick the box again.',
  },
  'terms-not-accepted': {
    happened: 'You have not agreed to the terms yet.',
    next: 'Tick the box to register.',
  },
  'registration-expired': {
    happened: 'Registering took too long, so this sign-up has expired.',
    next: 'Start again. It takes only a few minutes.',
  },
  'link-not-allowed': {
    happened: 'The app may not open this link.',
    next: 'Go to eConnect in your browser yourself, or ask us for help.',
  },
} satisfies FailureCopy;
