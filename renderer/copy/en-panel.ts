import type { PanelCopy } from './copy.ts';
import { ended } from './sentence.ts';

/** What the panel about the organisation and its rules says, in English. */
export const enPanel: PanelCopy = {
  heading: 'Organisation and rules',
  close: 'Close',
  loading: 'Fetching the rules…',

  managed: (name) => ended(`This app is managed by ${name}`),
  unmanaged: 'Nobody manages this app. You choose how you sign in.',
  mode: {
    suggested: 'This way comes first. Other ways stay possible.',
    required: 'This is the only way to sign in here.',
  },

  leave: 'Leave this organisation',
  leaveQuestion: (name) =>
    `Do you want to leave ${name}? The rules of its profile or link then no longer hold on this computer. Your account stays.`,
  stay: 'Stay with the organisation',
  leaveSure: 'Yes, leave',

  app: {
    heading: 'This app',
    version: (version) => `Version ${version}`,
    off: 'This app does not look for new versions by itself.',
    unchecked: 'We have not looked yet whether there is a newer version.',
    checking: 'Looking for a newer version…',
    'up-to-date': 'This is the newest version.',
    available: (version) => `There is a newer version: ${version}.`,
    downloading: (version) => `Fetching version ${version}…`,
    ready: (version) =>
      `Version ${version} is ready. It begins when you start the app again. What you filled in is kept; a password is not.`,
    failed: {
      checking: 'We could not find out whether there is a newer version. Check your connection.',
      downloading: 'The newer version could not be fetched. This version goes on working.',
    },
    wish: { check: 'Check now', download: 'Install', restart: 'Restart now' },
    managed: (name) => ended(`Updates are managed by ${name}`),
    byIt: 'Your IT department updates this app.',
  },

  allowed: {
    heading: 'What is allowed here',
    methods: 'Signing in with',
    none: 'Nothing',
    emailSignUp: 'New account by email',
    yes: 'Yes',
    no: 'No',
    transports: 'Answer of your browser',
    transport: {
      loopback: 'directly',
      relay: 'through eConnect',
      paste: 'carried over by hand',
    },
    tenants: 'Microsoft tenants',
    domains: 'Email addresses',
    any: 'All',
  },

  rules: {
    heading: 'Settings',
    none: 'Nobody has set anything. eConnect’s defaults hold everywhere.',
    all: 'Show all',
    unset: 'Not set',
    from: (origin) => `By ${origin}`,
    locked: (origin) => `Fixed by ${origin}`,
    alsoFrom: (origin) => `Also by ${origin}`,
    yes: 'Yes',
    no: 'No',
    empty: 'None at all',
  },

  sources: {
    heading: 'Where the rules come from',
    none: 'No rules were found on this computer.',
    fine: 'Everything in this place counts.',
  },

  problem: {
    'not-trusted': 'Does not count: anybody could have written this. Only an administrator may be able to.',
    unreadable: 'Does not count: it is there, and it cannot be read.',
    malformed: 'Does not count: it is not built as it should be.',
    'too-large': 'Does not count: it is too large.',
    'duplicate-key': 'This setting stands there twice.',
    'unknown-key': 'This app does not know this setting.',
    'invalid-value': 'This setting does not take this value.',
    'unknown-value': 'This version does not know a part of this list. That part does not count.',
    'not-recommendable': 'This can only be enforced, not recommended.',
    conflict: 'Something that belongs with it is missing, or something else contradicts it.',
  },

  copy: 'Copy as JSON',
  copied: 'Copied',

  keys: {
    Organization: 'Organisation',
    OwnSignInUrl: 'Own sign-in address',
    SignInMode: 'Suggested or required',
    AllowedIdentityProviders: 'Allowed sign-in services',
    AllowedTenants: 'Allowed Microsoft tenants',
    AllowedEmailDomains: 'Allowed email domains',
    AllowEmailSignUp: 'New account by email',
    AllowedTransports: 'Allowed ways back from the browser',
    RequireOsKeystore: 'Keychain required',
    ProxyMode: 'Kind of proxy',
    ProxyServer: 'Proxy server',
    ProxyPacUrl: 'Proxy script (PAC)',
    UpdateMode: 'Updating the app',
    Language: 'Language',
    ManagedByOrganizationName: 'Name of the administrator',
    ManagedByUrl: 'Page of the administrator',
    SupportUrl: 'Help desk',
    Environment: 'Environment',
  },
};
