import { keychainName } from '../keychain-name.ts';
import { ended } from '../sentence.ts';
import type { FirstCopy } from '../shape.ts';

const keychain = keychainName('en');

/** What the first screen may say, in English. */
export const enFirst: FirstCopy = {
  frame: {
    language: 'Language',
    environment: 'Platform:',
    notices: 'Good to know',
    moreNotices: (count: number) => (count === 1 ? 'One more message' : `${count} more messages`),
    // The word joiner keeps the hyphenated word on one line.
    promise: 'eConnect delivers your e-\u2060invoices safely, right where they belong.',
    busy: 'One moment…',
    retry: 'Try again',
    startAgain: 'Start again',
    cancel: 'Cancel',
    unlock: 'Unlock',
    seeUpdate: 'See the new version',
    reference: 'Reference for support:',
  },

  methods: {
    microsoft: { name: 'Microsoft', button: 'Sign in with Microsoft' },
    google: { name: 'Google', button: 'Sign in with Google' },
    apple: { name: 'Apple', button: 'Sign in with Apple' },
    organisation: { name: 'your organisation', button: 'Sign in through your organisation' },
    econnect: { name: 'eConnect', button: 'Sign in with your eConnect account' },
  },

  links: {
    label: 'More information',
    help: 'Help',
    video: 'Video',
    privacy: 'Privacy',
    sales: 'Sales',
    support: 'Help desk',
    'managed-by': 'About your administrator',
    doctor: 'Something not working?',
  },

  starting: { heading: 'eConnect is starting' },

  choosing: {
    heading: 'Welcome to eConnect',
    lead: 'Sign in with the account you already use at work. No new password needed.',
    methods: 'Sign-in options',
    hint: 'Use the account with your work email address. We’ll find your existing account, or create one for you.',
    soon: 'Coming soon',
    soonExplained: (name) => `Signing in with ${name} is coming soon. Choose another option for now.`,
    email: 'Or sign in with email',
    others: 'Other sign-in options',
    requiredLead: 'Sign in with the account your organisation gave you. No new password needed.',
  },

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

  organisation: {
    open: 'Organisation',
    unnamed: 'your organisation',
    managedBy: (name) => `Managed by ${name}`,
    seeRules: 'See the rules',
    languageLocked: (name) => ended(`The language is set by ${name}`),

    signsIn: (way) => `signs in ${way}`,
    way: {
      microsoft: 'with Microsoft',
      google: 'with Google',
      apple: 'with Apple',
      organisation: 'through its own sign-in service',
      econnect: 'with an eConnect account',
    },
  },
};
