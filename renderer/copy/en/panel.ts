import { ended } from '../sentence.ts';
import type { PanelCopy } from '../shape.ts';

/** What the panel about the organisation and its rules says, in English. */
export const enPanel: PanelCopy = {
  heading: 'Organisation and rules',
  close: 'Close',
  loading: 'Loading the rules…',

  managed: (name) => ended(`This app is managed by ${name}`),
  unmanaged: 'This app isn’t managed by an organisation. You choose how to sign in.',
  mode: {
    suggested: 'This option comes first. Other options remain available.',
    required: 'This is the only sign-in option here.',
  },

  yes: 'Yes',
  no: 'No',

  leave: 'Disconnect from this organisation',
  leaveQuestion: (name) =>
    `Do you want to disconnect from ${name}? The rules from its profile or link will no longer apply on this computer. Your account won’t be deleted.`,
  stay: 'Stay connected',
  leaveSure: 'Yes, disconnect',

  app: {
    heading: 'This app',
    version: (version) => `Version ${version}`,
    off: 'This app doesn’t check for new versions.',
    unchecked: 'We haven’t checked for a newer version yet.',
    checking: 'Checking for a newer version…',
    'up-to-date': 'You have the latest version.',
    available: (version) => `A newer version is available: ${version}.`,
    downloading: (version) => `Downloading version ${version}…`,
    ready: (version) =>
      `Version ${version} is ready. Restart the app to use it. What you entered is kept; a password isn’t.`,
    failed: {
      checking: 'We couldn’t check for a newer version. Check your connection.',
      downloading: 'The newer version couldn’t be downloaded. This version keeps working.',
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
    returnPaths: 'Answer from your browser',
    returnPath: {
      loopback: 'directly',
      relay: 'through eConnect',
      paste: 'copied by hand',
    },
    tenants: 'Microsoft tenants',
    domains: 'Email addresses',
    any: 'All',
  },

  rules: {
    heading: 'Settings',
    none: 'No settings have been made. eConnect’s defaults apply.',
    all: 'Show all',
    unset: 'Not set',
    from: (origin) => `By ${origin}`,
    locked: (origin) => `Locked by ${origin}`,
    alsoFrom: (origin) => `Also by ${origin}`,
    empty: 'None at all',
  },

  sources: {
    heading: 'Where the rules come from',
    none: 'No rules were found on this computer.',
    fine: 'Everything here is used.',
  },

  problem: {
    'not-trusted':
      'Not used: anyone could have written this. Only an administrator should be able to change this.',
    unreadable: 'Not used: it exists, but can’t be read.',
    malformed: 'Not used: the format isn’t valid.',
    'too-large': 'Not used: it’s too large.',
    'duplicate-key': 'This setting appears twice.',
    'unknown-key': 'This app doesn’t recognise this setting.',
    'invalid-value': 'This value isn’t valid for this setting.',
    'unknown-value': 'This version doesn’t know part of this list. That part isn’t used.',
    'not-recommendable': 'This can only be enforced, not recommended.',
    conflict: 'Something that belongs with it is missing, or something else contradicts it.',
  },

  copy: 'Copy as JSON',
  copied: 'Copied',

  keys: {
    Organization: 'Organisation',
    OwnSignInUrl: 'Organisation’s sign-in address',
    SignInMode: 'Suggested or required',
    AllowedIdentityProviders: 'Allowed sign-in services',
    AllowedTenants: 'Allowed Microsoft tenants',
    AllowedEmailDomains: 'Allowed email domains',
    AllowEmailSignUp: 'New account by email',
    AllowEnvironmentSetup: 'Setting up the environment here',
    AllowInvitations: 'Inviting colleagues',
    AllowedTransports: 'Allowed return paths from the browser',
    RequireOsKeystore: 'Secure storage required',
    ProxyMode: 'Proxy type',
    ProxyServer: 'Proxy server',
    ProxyPacUrl: 'Proxy script (PAC)',
    ClientCertificates: 'Your certificates',
    UpdateMode: 'App updates',
    Language: 'Language',
    ManagedByOrganizationName: 'Administrator’s name',
    ManagedByUrl: 'Administrator’s page',
    SupportUrl: 'Help desk',
    Environment: 'Platform',
  },
};
