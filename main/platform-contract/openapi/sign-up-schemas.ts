import {
  activationRequest,
  registration,
  registrationRequest,
  resent,
  signUp,
  signUpRequest,
  signUpStatus,
} from '../contract.ts';
import { type DocumentedSchema, documented } from './documented.ts';

const passwordPolicy = documented(
  'PasswordPolicy',
  'received',
  registration.shape.passwordPolicy.unwrap(),
  'How long a password must and may be, in Unicode code points.',
  {
    minimumLength: ['A shorter one is refused as `password-too-weak`.', 12],
    maximumLength: ['A longer one is refused as `password-too-long`.', 128],
  },
);

const terms = documented(
  'Terms',
  'received',
  registration.shape.terms,
  'What a person agrees to. What they saw is named in the registration by version and digest.',
  {
    version: ['As it is shown to people.', '2026-01'],
    sha256: [
      'Of the UTF-8 of `text`, in lower-case hexadecimal.',
      '2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae',
    ],
    language: ['Of `text`: another one than was asked for where there is no translation.', 'en'],
    text: ['The whole text.', '# Terms\n\nBe kind.'],
    url: ['The same as a page.', 'https://platform.example/terms'],
  },
);

const acceptedTerms = documented(
  'AcceptedTerms',
  'sent',
  registrationRequest.shape.acceptedTerms,
  'The terms that the person saw and agreed to.',
  {
    version: ['Of the terms that were shown.', '2026-01'],
    sha256: [
      'Of the terms that were shown.',
      '2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae',
    ],
  },
);

/** From the first mail to an account. */
export const signUpSchemas: readonly DocumentedSchema[] = [
  documented('SignUpRequest', 'sent', signUpRequest, 'Asks for an activation mail.', {
    email: [
      'A dot-atom, in which RFC 6531 allows every script (NFC), `@`, and a domain in ASCII (A-labels). At most 64 octets of UTF-8 before the `@`, 254 altogether. One that is refused is a 422 with `email-invalid`.',
      'iris@bloemen-iris.example',
    ],
    language: ['Of the mail.', 'nl'],
  }),
  documented(
    'SignUp',
    'received',
    signUp,
    'A sign-up that was begun. The same for an address that has an account, so that nobody can ask who has one.',
    {
      id: ['Names it in addresses.', '0b6f7f5a-6d1c-4f39-9a50-6f7c40f6a6e1'],
      secret: [
        'Sent as Bearer from then on. At least 128 bits of chance, in base64url.',
        'Zm9yLWV4YW1wbGUtb25seQ',
      ],
      phrase: [
        'Shown by the client and in the mail, so that a person can compare. Not secret.',
        'rustige otter',
      ],
      expiresAt: ['When it is over. RFC 3339.', '2026-11-24T10:00:00Z'],
      resendAt: ['When another mail can be asked for. RFC 3339.', '2026-11-23T10:00:30Z'],
    },
  ),
  documented('SignUpStatus', 'received', signUpStatus, 'How far a sign-up is.', {
    status: [
      '`pending`: the mail was not answered yet. `activated`: it was. `registered`: the account was made with it. `expired`: it ran out or was withdrawn.',
      'activated',
    ],
    registration: [
      'The ticket for `/onboarding/v1/registration`. Present once `activated`, for an address without an account.',
      'dGlja2V0LWZvci1leGFtcGxlLW9ubHk',
    ],
  }),
  documented('Resent', 'received', resent, 'Another mail was sent.', {
    resendAt: ['When the next one can be asked for. RFC 3339.', '2026-11-23T10:01:00Z'],
  }),
  documented('ActivationRequest', 'sent', activationRequest, 'The code of the mail, typed by hand.', {
    code: ['Six digits, without spaces.', '123456'],
  }),
  passwordPolicy,
  terms,
  documented('Registration', 'received', registration, 'What is needed to make the account.', {
    email: ['The confirmed address that the account will have.', 'iris@bloemen-iris.example'],
    kind: [
      '`email`: with a user name and a password. `identity`: without, since the person signs in elsewhere.',
      'email',
    ],
    suggestedUsername: ['Filled in beforehand; free at this moment.', 'iris'],
    passwordPolicy: ['Present for `email`.', passwordPolicy.example],
    terms: ['In force now.', terms.example],
    expiresAt: ['When the ticket is over. RFC 3339.', '2026-11-23T11:00:00Z'],
  }),
  acceptedTerms,
  documented('RegistrationRequest', 'sent', registrationRequest, 'Makes the account.', {
    username: ['For `email`. Without spaces at either end.', 'iris'],
    password: [
      'For `email`. Judged by the policy that came with the registration.',
      'een lang wachtwoord voor iris',
    ],
    acceptedTerms: ['The terms that were agreed to.', acceptedTerms.example],
  }),
];
