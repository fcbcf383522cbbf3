import type { FirstCopy } from './copy.ts';
import { ended } from './sentence.ts';

/** What the first screen may say, in English. */
export const enFirst: FirstCopy = {
  frame: {
    language: 'Language',
    environment: 'Environment:',
    notices: 'Good to know',
    moreNotices: (count: number) => (count === 1 ? 'One more message' : `${count} more messages`),
    promise: 'eConnect delivers your e-invoices safely, right where they belong.',
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
    'managed-by': 'About this management',
    doctor: 'Something not working?',
  },

  starting: { heading: 'eConnect is starting' },

  choosing: {
    heading: 'Welcome to eConnect',
    lead: 'Sign in with the account that you already use at work. You need no new password.',
    methods: 'Ways to sign in',
    hint: 'Choose the account of your work email address. With it we find your existing account, or make a new one for you.',
    soon: 'Coming soon',
    soonExplained: (name) => `Signing in with ${name} is coming soon. Choose another way for now.`,
    email: 'Or sign in with email',
    others: 'Other ways to sign in',
    requiredLead: 'Sign in with the account that your organisation gave you. You need no new password.',
  },

  notices: {
    'session-only-locked':
      'Your computer’s keychain is locked. You stay signed in until you close the app. Unlock it to stay signed in.',
    'session-only-missing':
      'Your computer has no safe place to keep your session. You stay signed in until you close the app.',
    'session-only-unreadable':
      'Your computer’s keychain does not answer. You stay signed in until you close the app.',
    'session-only-forbidden':
      'The rules of your computer do not allow your session to be kept. You stay signed in until you close the app.',
    'sign-out-queued':
      'You are signed out here. eConnect hears of it as soon as there is a connection again.',
    'safe-mode':
      'The app ended badly three times in a row. So it started without what it had remembered. That is still there, and comes back at the next start, once this one has gone well.',
    'memory-set-aside':
      'What you had filled in before was damaged and has been set aside. That is why you start again.',
    'memory-not-kept':
      'What you fill in cannot be kept, for instance because your disk is full. Finish it in one go.',
    'deep-link-refused': 'A link asked for something this app does not do. Nothing has changed.',
    'organisation-later':
      'A link or profile for an organisation came while you were busy with something. Finish or cancel that, then open the link or profile again.',
    'organisation-refused':
      'A link or profile for another organisation was refused, because the organisation is fixed here. Nothing has changed.',
    'organisation-not-left':
      'The profile of your organisation cannot be removed, so its rules still hold. Try again, or ask your IT department for help.',
    'policy-not-trusted':
      'A file with rules does not count, because anybody on this computer could have written it.',
    'policy-problems':
      'Some of the rules on this computer do not count, because something in them is not right.',
    'policy-kept':
      'The rules of this computer have changed and cannot be read any more. The last ones still hold.',
    'update-available': 'There is a new version of this app.',
    'update-ready': 'A new version of this app is ready. It begins when you start the app again.',
  },

  refusedLink: {
    malformed: 'The link has characters that do not belong in it:',
    unknown: 'The app does not know what the link asks for:',
    unclear: 'The link does not say exactly whom it is for:',
    'value-invalid': 'What the link says cannot be right:',
  },

  organisation: {
    open: 'Organisation',
    unnamed: 'your organisation',
    managedBy: (name) => `Managed by ${name}`,
    seeRules: 'See the rules',
    languageLocked: (name) => ended(`The language is fixed by ${name}`),

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
