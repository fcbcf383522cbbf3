import { keychainName } from '../keychain-name.ts';
import { ended } from '../sentence.ts';
import type { Copy } from '../shape.ts';
import { enFailures } from './failures.ts';
import { enFirst } from './first-screen.ts';
import { enOrganisation } from './organisation.ts';

const keychain = keychainName('en');

/** Every sentence of the window in English. */
export const en: Copy = {
  ...enFirst,

  blocked: {
    heading: 'You can’t continue yet',
    resolvedBy: {
      it: 'Share these details with your IT department:',
      person: 'Doesn’t that work? Share these details with your IT department:',
      econnect: 'We can fix this. Contact eConnect support and share these details:',
    },
    code: 'Code',
    version: 'Version',
    environment: 'Platform',
  },

  examine: 'Find out what’s wrong',
  tryAgainIn: (time) => `You can try again in ${time}.`,

  forIt: {
    copy: 'Copy for your IT department',
    copied: 'Copied. Paste it in a message to your IT department.',
  },

  progress: {
    step: (at: number, of: number) => `Step ${at} of ${of}:`,
    stages: {
      choose: 'Choose',
      address: 'Email address',
      signIn: 'Sign in',
      activate: 'Activate',
      check: 'Check',
      register: 'Register',
      finished: 'Done',
    },
  },

  signingIn: {
    heading: 'Continue in your browser',
    phoneHeading: 'Continue on your phone',
    preparing: 'Getting ready to open your browser…',
    opening: 'Opening your browser…',
    waiting: (name) => `Waiting for you to sign in with ${name}.`,
    copied: 'The link is copied. Paste it into your browser’s address bar.',
    scan: 'Scan the code with your phone’s camera and sign in there.',
    qr: 'QR code to sign in on your phone',
    completing: 'You’re signed in. We’re finding your account; you’ll continue here.',
    workAccount: 'Choose your work account in your browser. This window then continues automatically.',
    reason: {
      'remote-session':
        'You’re using a remote desktop, so eConnect lets this app know when you’ve signed in.',
      'loopback-blocked':
        'Your browser can’t reach this app directly. eConnect lets it know when you’ve signed in.',
      'browser-missing': 'There’s no browser on this computer.',
    },
    returnPath: {
      loopback: 'Your browser tells this app directly.',
      relay: 'eConnect lets this app know when you’ve signed in.',
      paste: 'After you sign in, your browser shows some text. Copy it and paste it here.',
    },
    phrase: 'Check that your browser shows the same two Dutch words:',
    pasteLabel: 'Text from your browser',
    pasteSubmit: 'Continue',
    nothingSeen: 'Don’t see anything in your browser?',
    cannotScan: 'Can’t scan the code?',
    lastCounts: 'Only the most recent tab counts. You can close older ones.',
    openAgain: 'Open browser again',
    copyLink: 'Copy link',
    showQr: 'Sign in on your phone',
    anotherWay: 'Not working? Try another connection',
    cancel: 'Cancel and choose another option',
  },

  queued: {
    status: 'eConnect can’t be reached right now. We’ll send this automatically when it’s back.',
    keepOpen: 'Keep the app open until then: your password isn’t saved.',
    sendNow: 'Send now',
    withdraw: 'Don’t send',
    username: 'You can already enter your username. You’ll choose a password later.',
  },

  checkingAccount: {
    heading: 'Is this your work account?',
    outsideHeading: 'You can’t use this account here',
    expected: (organisation) => ended(`You can only sign in here with an account from ${organisation}`),
    suggested: (organisation) => `We expected an account from ${organisation}.`,
    signedInWith: (name) => `Signed in with ${name}`,
    concern: {
      'outside-organisation':
        'This account isn’t part of your organisation. We haven’t stored anything about it.',
      'other-organisation':
        'This account belongs to another organisation. Only continue if you’re sure this is the right account.',
      'unverified-address': 'This address isn’t confirmed yet. If you continue, we’ll send you an email.',
      'hidden-address':
        'Apple is hiding your own address. Colleagues won’t recognise this one. We recommend “Share My Email”, or another account if Apple no longer asks.',
      'consumer-address':
        'This looks like a personal email address. You’ll send invoices for your organisation, so we recommend your work address.',
      'new-account': 'There’s no eConnect account with this address yet. If you continue, we’ll create one.',
    },
    confirm: 'Yes, this is my work account',
    other: 'Use another account',
  },

  enteringEmail: {
    heading: 'Create a new account',
    lead: 'We’ll email you a link to activate your environment.',
    label: 'Work email address',
    hint: 'For example name@company.com',
    accountHeading: 'Already have an account?',
    accountLead: 'Do you have an eConnect account with its own password?',
    existing: 'Do you sign in with Microsoft or Google at work? Go back and choose that button.',
    submit: 'Send the email',
    back: 'Back',
    terms: 'Read the terms',
    termsLoading: 'Loading the terms…',
    termsCount: (version) => `Version ${version}. The terms you see when you agree are the ones that apply.`,
  },

  waiting: {
    activation: {
      heading: 'Activate your environment',
      lead: 'We’ve sent an email to',
      instruction: 'Open the email and click “Activate your environment”. You can use your phone too.',
    },
    confirmation: {
      heading: 'Confirm your email address',
      lead: 'We want to be sure this address is yours. We’ve sent an email to',
      instruction:
        'Open the email and click the link. You can use your phone too. This window then continues automatically.',
    },
    phrase: 'Check that the page shows the same two Dutch words:',
    phraseDiffers: 'If not, don’t confirm.',
    spam: 'Nothing there? Check your junk email too.',
    expires: (time) => `The link in the email works until ${time}.`,
    status: 'Waiting for you to use the email.',
    resending: 'Sending the email again…',
    resent: 'A new email has been sent.',
    activating: 'Checking your activation…',
    codeLabel: 'Or type the code from the email',
    codeSubmit: 'Check code',
    resend: 'Resend',
    resendIn: (time) => `You can resend it in ${time}.`,
    changeEmail: 'Use another address',
  },

  registering: {
    identity: {
      heading: 'Agree to the terms',
      lead: 'One more step and your account is ready:',
    },
    email: {
      heading: 'Complete your account',
      lead: 'Choose a username and password for',
    },
    username: 'Username',
    password: 'Password',
    passwordHint: (minimum) => `At least ${minimum} characters. A short sentence works well.`,
    passwordLimit: (maximum) => `At most ${maximum} characters.`,
    show: 'Show',
    hide: 'Hide',
    showPassword: 'Show password',
    hidePassword: 'Hide password',
    terms: 'Terms',
    termsInBrowser: 'Read in your browser',
    accept: (version) => `I agree to eConnect’s terms (version ${version}).`,
    submit: 'Register',
    busy: 'Creating your account…',
  },

  finished: {
    newHeading: 'Your account is ready',
    heading: 'You’re signed in',
    newLead: 'Welcome! We’ll also send you a confirmation by email.',
    lead: 'Good to see you again.',
    username: (name) => `Username: ${name}`,
    nextSteps: 'What you can do now',
    done: 'Done:',
    goOn: 'Continue setting up your environment',
    video: 'Watch the video tutorial',
    offline: 'eConnect can’t be reached right now. This is the latest we know.',
    checking: 'Checking for updates…',
    signOut: 'Sign out',
    signOutQuestion: 'Do you want to sign out? Your account won’t be deleted.',
    stay: 'Stay signed in',
    signOutSure: 'Yes, sign out',
  },

  setupParts: {
    finding: 'Find your organisation',
    confirming: 'Is this your organisation?',
    verifying: 'Show that you may act',
    receiving: 'Sending and receiving through Peppol',
    inviting: 'Invite colleagues',
    bookkeeping: 'Connect your bookkeeping',
    'checking-invoice': 'Try an invoice',
  },

  organisation: { ...enFirst.organisation, ...enOrganisation },

  notices: {
    'session-only-locked': `${keychain.subject} is locked. You stay signed in until you close the app. Unlock it to stay signed in after that.`,
    'session-only-missing':
      'Your computer has no secure storage for your session. You stay signed in until you close the app.',
    'session-only-unreadable': `${keychain.subject} isn’t responding. You stay signed in until you close the app.`,
    'session-only-forbidden':
      'This computer’s rules don’t allow your session to be saved. You stay signed in until you close the app.',
    'sign-out-queued': 'You’re signed out here. We’ll tell eConnect as soon as you’re back online.',
    'safe-mode':
      'The app closed unexpectedly three times, so it started empty. Want to continue where you were? Don’t start anything new, and restart the app later.',
    'memory-set-aside': 'What you entered earlier can no longer be read. Please start again.',
    'memory-not-kept':
      'What you enter can’t be saved, for example because your disk is full. Finish in one go.',
    'deep-link-refused': 'A link asked for something this app doesn’t do. Nothing has changed.',
    'organisation-later':
      'You opened a link or profile while you were busy. Finish this first, then open it again.',
    'organisation-refused':
      'A link or profile for another organisation was refused. This app already has one. Nothing has changed.',
    'organisation-not-left':
      'Your organisation’s profile can’t be removed, so its rules still apply. Try again, or ask your IT department for help.',
    'policy-not-trusted':
      'A file with rules wasn’t used, because anyone can change it. Tell your IT department.',
    'policy-problems': 'Some rules on this computer aren’t valid and weren’t used. Tell your IT department.',
    'policy-kept':
      'This computer’s rules have changed and can no longer be read. The previous ones still apply.',
    'update-available': 'A new version of this app is available.',
    'update-ready': 'A new version is ready. Restart the app to use it.',
  },

  refusedLink: {
    malformed: 'The link contains characters that don’t belong in it:',
    unknown: 'The app doesn’t recognise what the link asks for:',
    unclear: 'The link doesn’t say exactly who it is for:',
    'value-invalid': 'The link contains a value that can’t be right:',
  },

  failures: enFailures,
};
