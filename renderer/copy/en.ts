import type { Copy } from './copy.ts';
import { enFailures } from './en-failures.ts';
import { enFirst } from './en-first.ts';
import { enOrganisation } from './en-organisation.ts';
import { ended } from './sentence.ts';

/** Every sentence of the window in English. */
export const en: Copy = {
  ...enFirst,

  blocked: {
    heading: 'You cannot go on yet',
    mender: {
      it: 'Your IT department can mend this. Pass on these details:',
      person:
        'You can mend this yourself. If that does not work, pass these details on to your IT department:',
      econnect: 'We can mend this. Contact us and pass on these details:',
    },
    code: 'Code',
    version: 'Version',
    environment: 'Environment',
  },

  examine: 'Find out what is wrong',
  tryAgainIn: (time) => `You can try again in ${time}.`,

  forIt: {
    copy: 'Copy for your IT department',
    copied: 'Copied. Paste it in a message to your IT department.',
  },

  signingIn: {
    heading: 'Continue in your browser',
    phoneHeading: 'Continue on your phone',
    preparing: 'We are looking how best to open your browser…',
    opening: 'Opening your browser…',
    waiting: (name) => `We are waiting for you to sign in with ${name}.`,
    copied: 'The link is copied. Paste it into your browser’s address bar.',
    scan: 'Scan the code with the camera of your phone, and sign in there.',
    qr: 'QR code to sign in on your phone',
    completing: 'That worked. We are getting your account from eConnect…',
    workAccount: 'In your browser, choose your work account. This window then goes on by itself.',
    reason: {
      'remote-session':
        'You are working remotely. So eConnect brings the answer of your browser to this app.',
      'loopback-blocked':
        'Your browser cannot reach this app directly here. So eConnect carries the answer over.',
      'browser-missing': 'We found no browser on this computer. Sign in on your phone.',
    },
    transport: {
      loopback: 'Your browser gives the answer straight to this app.',
      relay: 'eConnect brings the answer of your browser to this app.',
      paste: 'After you sign in, your browser shows a text. Copy it and paste it here.',
    },
    phrase: 'Check that your browser shows the same words:',
    pasteLabel: 'Text from your browser',
    pasteSubmit: 'Continue',
    nothingSeen: 'Nothing to see in your browser?',
    lastCounts: 'Only the tab that was opened last counts. You can close older ones.',
    openAgain: 'Open browser again',
    copyLink: 'Copy link',
    showQr: 'Sign in on your phone',
    anotherWay: 'Not working? Try another way',
    cancel: 'Cancel and use another way',
  },

  queued: {
    status: 'eConnect cannot be reached now. We send this by ourselves as soon as we can.',
    keepOpen: 'Keep the app open until then: your password is not kept.',
    sendNow: 'Send now',
    withdraw: 'Do not send after all',
    username: 'You can already fill in your user name; you choose your password later.',
  },

  checkingAccount: {
    heading: 'Is this your work account?',
    outsideHeading: 'You cannot use this account here',
    expected: (organisation) => ended(`You can sign in here only with an account of ${organisation}`),
    suggested: (organisation) => `An account of ${organisation} is expected here.`,
    signedInWith: (name) => `Signed in with ${name}`,
    concern: {
      'outside-organisation': 'This account is not one of your organisation’s. We have kept nothing of it.',
      'other-organisation':
        'This account belongs to another organisation. Go on only if you are sure that this is the account you mean.',
      'unverified-address': 'This address is not confirmed yet. If you go on, we send an email to check it.',
      'hidden-address':
        'Apple hides your own address and passes this one on. Your mail from eConnect will arrive there, and colleagues will not recognise it. Better choose “Share my email” or another account.',
      'consumer-address':
        'This looks like a private address. You send invoices on behalf of your organisation, so your work address is the better choice.',
      'new-account':
        'There is no eConnect account with this address yet. If you go on, we make a new account.',
    },
    confirm: 'Yes, this is my work account',
    other: 'Use another account',
  },

  enteringEmail: {
    heading: 'Create a new account',
    lead: 'We send you an email with which you activate your environment.',
    label: 'Work email address',
    hint: 'For example name@company.com',
    accountLead: 'Do you already have an eConnect account with a password of its own?',
    existing:
      'Do you sign in with Microsoft or Google at work? Then go back and choose that button: with the same email address you are signed in at once.',
    submit: 'Send the email',
    back: 'Back',
    terms: 'Read the terms',
    termsLoading: 'Fetching the terms…',
    termsCount: (version) => `Version ${version}. What counts is the terms that you see when you agree.`,
  },

  waiting: {
    activation: {
      heading: 'Activate your environment',
      lead: 'We have sent an email to',
      instruction: 'Open the email and click “Activate your environment”. Your phone is fine too.',
    },
    confirmation: {
      heading: 'Confirm your email address',
      lead: 'We want to be sure that this address is yours. That is why we have sent an email to',
      instruction:
        'Open the email and click the link. Your phone is fine too. After that, this window goes on by itself.',
    },
    phrase: 'Check that the page shows the same words:',
    phraseDiffers: 'Do you see other words? Then confirm nothing.',
    spam: 'Nothing there? Look in your spam or junk folder too.',
    expires: (time) => `The link in the email works until ${time}.`,
    status: 'We are waiting for you to use the email.',
    resending: 'Sending the email again…',
    resent: 'A new email has been sent.',
    activating: 'Checking your activation…',
    codeLabel: 'Or type the code from the email',
    codeSubmit: 'Check code',
    resend: 'Send again',
    resendIn: (time) => `You can send it again in ${time}.`,
    changeEmail: 'Other address',
  },

  registering: {
    identity: {
      heading: 'Agree to the terms',
      lead: 'One more step, and your account is ready:',
    },
    email: {
      heading: 'Complete your account',
      lead: 'Choose a user name and a password for',
    },
    otherAccount: 'Use another account',
    username: 'User name',
    password: 'Password',
    passwordHint: (minimum) => `At least ${minimum} characters. A short sentence works well.`,
    passwordLimit: (maximum) => `At most ${maximum} characters.`,
    show: 'Show',
    hide: 'Hide',
    showPassword: 'Show password',
    hidePassword: 'Hide password',
    terms: 'Terms',
    termsInBrowser: 'Read in your browser',
    accept: (version) => `I agree to the terms of eConnect (version ${version}).`,
    submit: 'Register',
    busy: 'Making your account…',
  },

  finished: {
    newHeading: 'Your account is ready',
    heading: 'You are signed in',
    newLead: 'Welcome! You will get a confirmation by email too.',
    lead: 'Good to see you again.',
    username: (name) => `User name: ${name}`,
    nextSteps: 'What you can do now',
    done: 'Done:',
    goOn: 'Go on setting up your environment',
    video: 'Watch the video tutorial',
    offline: 'eConnect cannot be reached right now. This is what we knew last.',
    checking: 'Asking for the latest…',
    signOut: 'Sign out',
    signOutQuestion: 'Do you want to sign out? Your account stays.',
    stay: 'Stay signed in',
    signOutSure: 'Yes, sign out',
  },

  organisation: { ...enFirst.organisation, ...enOrganisation },

  failures: enFailures,
};
