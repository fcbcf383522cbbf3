import type { OrganisationCopy } from '../shape.ts';

/** What the screens after the first may say of an organisation and its rules, in English. */
export const enOrganisation: OrganisationCopy = {
  origin: {
    machine: 'the policy of this computer',
    user: 'the policy for this user',
    profile: 'the organisation profile',
    build: 'this edition of the app',
    setting: 'your own setting',
    'machine-recommended': 'a recommendation for this computer',
    'user-recommended': 'a recommendation for this user',
    'build-default': 'the default of this edition',
    default: 'eConnect’s default',
  },

  /** What is wrong with a setting, beside a word that says so. */
  wrong: {
    written: 'It says',
    meant: 'Did you mean',
    item: 'Doesn’t fit',
    expected: 'What belongs here',
    example: 'Example',
    where: 'In the file',
    at: (line: number, column: number) => `line ${line}, column ${column}`,
    kind: {
      switch: 'On or off: true or false',
      choice: 'One of these words',
      choices: 'A list of one or more of these words',
      organisation: 'The short name of an organisation: letters, digits and hyphens',
      'own-url': 'An organisation’s own address on eConnect’s platform',
      'https-url': 'An address that begins with https://',
      'web-url': 'An address that begins with https:// or http://',
      'host-and-port': 'A server and a port, without a username or password',
      name: 'A name of at most 100 characters',
      domains: 'A list of domains',
      tenants: 'A list of tenant IDs (GUIDs)',
    },
  },
  stops: {
    heading: 'For your IT department',
    keys: 'Setting',
    places: 'Where',
    kind: {
      key: {
        happened: 'The value of this setting isn’t valid.',
        remedy: 'Correct the value, or remove the setting.',
      },
      name: {
        happened: 'The name of this setting isn’t right. Until we know what it means, nothing is allowed.',
        remedy: 'Correct the name, or remove the setting.',
      },
      place: {
        happened: 'The rules here can’t be read.',
        remedy: 'Correct the contents, or remove them.',
      },
      'nothing-allowed': {
        happened: 'Together, these settings leave no sign-in option.',
        remedy: 'Change them so that all of them allow at least one option.',
      },
    },
    allRules: 'See all rules',
  },

  confirming: {
    heading: 'Is this your organisation?',
    lookingUpHeading: 'Looking up your organisation',
    lookingUp: {
      link: 'Looking up the organisation for this link…',
      address: 'Looking up the organisation for this email address…',
      profile: 'Checking the organisation profile you opened…',
    },
    lead: {
      link: 'You opened a link from this organisation. Nothing changes until you say yes.',
      address: 'Your email address belongs to this organisation. Sign in as your colleagues do.',
      profile: 'You opened a profile from this organisation. Nothing changes until you say yes.',
    },
    nothingYet: 'Nothing has changed yet.',
    signIn: 'Signing in',
    addresses: 'Email addresses',
    fromNow: (way) => `From now on, you sign in here ${way}.`,
    othersStay: 'Other options remain available.',
    othersGone: 'Other options will no longer be available.',
    confirm: 'Yes, this is my organisation',
    byEmail: 'Continue by email',
  },
};
