import type { OrganisationCopy } from './copy.ts';

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
    item: 'Does not fit',
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
      'host-and-port': 'A server and a port, without a user name or password',
      name: 'A name of at most 100 characters',
      domains: 'A list of domains',
      tenants: 'A list of tenant IDs (GUIDs)',
    },
  },
  stops: {
    heading: 'For your IT department',
    keys: 'Setting',
    places: 'Where',
    remedy: 'What to do',
    kind: {
      key: {
        happened: 'The value of this setting is not right.',
        remedy: 'Mend the value, or take the setting away.',
      },
      name: {
        happened:
          'The name of this setting is not right. As long as we do not know what it means, nothing is allowed.',
        remedy: 'Correct the name, or remove the setting.',
      },
      place: {
        happened: 'The rules in this place cannot be read.',
        remedy: 'Mend what it says, or take it away.',
      },
      'nothing-allowed': {
        happened: 'Together, these settings leave nothing.',
        remedy: 'Change them so that at least one way is left that all places allow.',
      },
    },
    allRules: 'See all rules',
  },

  confirming: {
    heading: 'Is this your organisation?',
    lookingUpHeading: 'Looking up your organisation',
    lookingUp: {
      link: 'We are looking up which organisation this link belongs to…',
      address: 'We are looking up which organisation this email address belongs to…',
      profile: 'We are checking the organisation profile that you opened…',
    },
    lead: {
      link: 'You opened a link of this organisation. Nothing changes until you say yes.',
      address: 'Your email address belongs to this organisation. So sign in the way your colleagues do.',
      profile: 'You opened a profile of this organisation. Nothing changes until you say yes.',
    },
    nothingYet: 'Nothing has changed yet.',
    signIn: 'Signing in',
    addresses: 'Email addresses',
    fromNow: (way) => `From now on you sign in here ${way}.`,
    othersStay: 'Other ways stay possible.',
    othersGone: 'Other ways are then excluded.',
    confirm: 'Yes, this is my organisation',
    byEmail: 'Go on by email after all',
  },
};
