import type { FailureCopy } from '../failure-copy.ts';
import { keychainName } from '../keychain-name.ts';
import { enSetupFailures } from './setup-failures.ts';

const keychain = keychainName('en');

/** What went wrong and what to do next, in English. */
export const enFailures = {
  unexpected: {
    happened: 'Something unexpected went wrong.',
    next: 'Try again. If it keeps happening, close the app and start it again.',
  },
  'malformed-request': {
    happened: 'The app couldn’t handle your last action.',
    next: 'Try again. If it keeps happening, start the app again.',
  },
  offline: {
    happened: 'You’re not connected to the internet.',
    next: 'Check your connection and try again. What you entered is kept.',
  },
  timeout: {
    happened: 'The answer took too long to arrive.',
    next: 'Try again in a minute.',
  },
  'name-not-found': {
    happened: 'The address of eConnect or your sign-in service can’t be found on this network.',
    next: 'Check your connection, and turn on your VPN if you use one at work. Then try again.',
  },
  'captive-portal': {
    happened: 'You need to sign in to this network first.',
    next: 'Open your browser, follow the page that appears and try again here.',
  },
  'proxy-unreachable': {
    happened: 'This network’s proxy server can’t be reached.',
    next: 'Check your connection and try again. If that doesn’t work, ask your IT department for help.',
  },
  'proxy-auth-required': {
    happened: 'This network’s proxy server requires a sign-in.',
    next: 'Ask your IT department to let this app through the proxy, or try another network.',
  },
  'certificate-untrusted': {
    happened: 'The connection uses a certificate this computer doesn’t trust. We stopped, to be safe.',
    next: 'Try another network, or ask your IT department whether this one inspects secure traffic.',
  },
  'platform-unavailable': {
    happened: 'eConnect can’t be reached right now. This isn’t caused by you.',
    next: 'Try again in a few minutes.',
  },
  'platform-answer-invalid': {
    happened: 'The answer wasn’t valid. Something on this network may be changing the traffic.',
    next: 'Try again on another network, or ask your IT department for help.',
  },
  'client-too-old': {
    happened: 'This version of the app is too old to use safely.',
    next: 'Install the latest version, or ask your IT department to.',
  },
  'too-many-requests': {
    happened: 'There were too many attempts in a row.',
    next: 'Wait a few minutes, then try again.',
  },
  'environment-invalid': {
    happened: 'This app’s settings are damaged.',
    next: 'Ask your IT department to reinstall the app.',
  },
  'environment-incomplete': {
    happened: 'This app’s settings are missing what’s needed to sign in.',
    next: 'Ask your IT department to complete the settings.',
  },
  'policy-invalid': {
    happened: 'Your organisation’s rules for this app can’t be read. Signing in has stopped, to be safe.',
    next: 'Ask your IT department to correct the rules, then choose “Try again”.',
  },
  'nothing-allowed': {
    happened: 'Your organisation’s settings don’t allow any sign-in option.',
    next: 'Ask your IT department to allow at least one.',
  },
  'not-allowed-here': {
    happened: 'Your organisation doesn’t allow this sign-in option here.',
    next: 'Choose one of the options on this screen.',
  },
  'email-outside-organisation': {
    happened: 'This address isn’t part of your organisation.',
    next: 'Enter the email address your organisation gave you.',
  },
  'keystore-required': {
    happened: `Your organisation requires your session to be stored securely. ${keychain.subject} isn’t working right now.`,
    next: `Unlock ${keychain.object} and try again, or ask your IT department for help.`,
  },
  'organisation-unknown': {
    happened: 'eConnect doesn’t recognise this organisation.',
    next: 'Check the link or the name, or ask your IT department for the right one.',
  },
  'organisation-unavailable': {
    happened: 'Your organisation’s details can’t be loaded right now.',
    next: 'Check your connection and try again in a few minutes.',
  },
  'organisation-answer-invalid': {
    happened: 'The details of your organisation weren’t valid. Nothing has changed.',
    next: 'Try again on another network, or contact eConnect support.',
  },
  'organisation-changed': {
    happened: 'The details of this organisation have just changed. Nothing has been set yet.',
    next: 'Choose “Try again” and look at the new details before you say yes.',
  },
  'profile-unreadable': {
    happened: 'This file isn’t an organisation profile, or it’s damaged.',
    next: 'Ask your IT department to send the profile again, preferably as an attachment or download.',
  },
  'profile-tampered': {
    happened: 'This profile was changed after eConnect signed it, so it isn’t used.',
    next: 'Ask your IT department for the original, and tell them where this one came from.',
  },
  'profile-unknown-key': {
    happened: 'This profile was signed with a key this app doesn’t recognise.',
    next: 'Install the latest version of the app. Or ask your IT department for a new profile.',
  },
  'profile-expired': {
    happened: 'This organisation profile has expired.',
    next: 'Ask your IT department for a new one.',
  },
  'profile-older': {
    happened: 'This profile is older than the one you already use, which still applies.',
    next: 'Ask your IT department for the latest profile if something needs to change.',
  },
  'browser-not-opened': {
    happened: 'Your browser didn’t open.',
    next: 'Choose “Copy link” and paste the link into your browser’s address bar.',
  },
  'listener-unavailable': {
    happened: 'The app can’t receive your browser’s answer on this computer.',
    next: 'Start the app again. If that doesn’t help, ask your IT department whether security software blocks it.',
  },
  'sign-in-denied': {
    happened: 'Permission wasn’t given in your browser.',
    next: 'Try again and give permission. Does an administrator have to approve? Ask your IT department.',
  },
  'sign-in-approval-required': {
    happened: 'Your IT department needs to approve this app first.',
    next: 'Send the details below to your IT department and try again after that. Or choose another option.',
  },
  'sign-in-not-assigned': {
    happened: 'Your organisation hasn’t turned on this app for you yet.',
    next: 'Send the details below to your IT department and try again after that. Or choose another option.',
  },
  'sign-in-app-unknown': {
    happened: 'Your sign-in service doesn’t recognise this app, or it’s turned off for your organisation.',
    next: 'Send the details below to your IT department, or choose another option.',
  },
  'sign-in-policy-blocked': {
    happened: 'Your organisation doesn’t allow signing in here, for example on this device or location.',
    next: 'Try a computer or network at work. Or send the details below to your IT department.',
  },
  'sign-in-timeout': {
    happened: 'You didn’t finish signing in in time.',
    next: 'Start again, or choose another option.',
  },
  'sign-in-failed': {
    happened: 'Sign-in failed.',
    next: 'Try again, or choose another option.',
  },
  'sign-in-answer-invalid': {
    happened: 'The answer to your sign-in wasn’t valid. We stopped, to be safe.',
    next: 'Close old tabs in your browser and start again.',
  },
  'provider-unavailable': {
    happened: 'This sign-in service can’t be reached right now.',
    next: 'Try again in a few minutes, or choose another option.',
  },
  'method-unavailable': {
    happened: 'This sign-in option isn’t available right now.',
    next: 'Choose one of the other options.',
  },
  'clock-wrong': {
    happened: 'This computer’s clock is wrong, so signing in doesn’t work.',
    next: 'Set the time to automatic in your computer’s settings and try again.',
  },
  'paste-wrong': {
    happened: 'This isn’t the text for this sign-in.',
    next: 'Copy all the text from the most recent browser tab and paste it here.',
  },
  'address-missing': {
    happened: 'This account didn’t share an email address.',
    next: 'Choose an account with an email address, or allow it to be shared.',
  },
  'address-missing-at-microsoft': {
    happened:
      'Your Microsoft account has no email address. Without one we can’t find or create your account.',
    next: 'Ask your IT department to add your email address and send them the details below. Or choose another option.',
  },
  'organisation-mismatch': {
    happened: 'This account isn’t part of your organisation.',
    next: 'Sign in with the account your organisation gave you.',
  },
  'session-ended': {
    happened: 'You were signed out automatically.',
    next: 'Sign in again to continue.',
  },
  'session-lost': {
    happened: 'Your session couldn’t be renewed: an answer from eConnect got lost.',
    next: 'Sign in again to continue. Nothing is lost.',
  },
  'session-not-kept': {
    happened: `You were signed out. Your organisation requires your session to be stored securely. ${keychain.subject} isn’t working right now.`,
    next: `Unlock ${keychain.object} and sign in again, or ask your IT department for help.`,
  },
  'account-changed': {
    happened: 'eConnect answered for a different account from yours. To be safe, you were signed out.',
    next: 'Sign in again. If it happens again, contact eConnect.',
  },
  'confirmed-sign-in-again': {
    happened: 'Your email address is confirmed and linked.',
    next: 'Sign in once more to continue.',
  },
  'email-invalid': {
    happened: 'This doesn’t look like a complete email address.',
    next: 'Enter an address such as name@company.com.',
  },
  'manual-sign-up-disabled': {
    happened: 'You can no longer create an account with just an email address.',
    next: 'Go back and sign in with the account you already use at work.',
  },
  'sign-up-expired': {
    happened: 'The activation email has expired.',
    next: 'Enter your email address again to get a new email.',
  },
  'code-invalid': {
    happened: 'Enter the six-digit code.',
    next: 'Copy the six digits from the latest email. Nothing has been sent yet.',
  },
  'code-wrong': {
    happened: 'This code isn’t correct.',
    next: 'Check the latest email and enter the code exactly as shown.',
  },
  'code-tries-used-up': {
    happened: 'The code was entered incorrectly too many times.',
    next: 'Use the link in the email, or request a new email.',
  },
  'resend-too-soon': {
    happened: 'An email was sent just now.',
    next: 'Wait until the time is up, then try again.',
  },
  'username-taken': {
    happened: 'This username is already taken.',
    next: 'Choose another one, for example with your last name or a digit added.',
  },
  'username-invalid': {
    happened: 'Enter a valid username.',
    next: 'Use only letters, digits, dots and dashes, or your email address.',
  },
  'username-too-long': {
    happened: 'This username is too long.',
    next: 'Choose a shorter one, for example your email address.',
  },
  'password-too-weak': {
    happened: 'This password isn’t strong enough.',
    next: 'Make it longer, for example with a few unrelated words in a row.',
  },
  'password-too-long': {
    happened: 'This password is too long.',
    next: 'Make it shorter. A password manager lets you set the length.',
  },
  'password-needed-again': {
    happened: 'The app was restarted before your registration could be sent, and your password wasn’t saved.',
    next: 'Enter your password again and choose “Register”.',
  },
  'terms-changed': {
    happened: 'The terms have just changed.',
    next: 'Read the new version and select the checkbox again.',
  },
  'terms-not-accepted': {
    happened: 'The terms haven’t been accepted yet.',
    next: 'Select the checkbox to register.',
  },
  'registration-expired': {
    happened: 'Your registration has expired.',
    next: 'Start again. It only takes a few minutes.',
  },
  'link-not-allowed': {
    happened: 'The app isn’t allowed to open this link.',
    next: 'Go to eConnect in your browser yourself, or contact eConnect support.',
  },
  'mail-not-opened': {
    happened: 'Your email program did not open.',
    next: 'Copy the message, and paste it into an email.',
  },
  ...enSetupFailures,
} satisfies FailureCopy;
