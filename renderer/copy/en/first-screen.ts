import { ended } from '../sentence.ts';
import type { FirstCopy } from '../shape.ts';

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
