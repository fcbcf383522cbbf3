import {
  activationRequest,
  registration,
  registrationRequest,
  resent,
  signUp,
  signUpRequest,
  signUpStatus,
} from '../contract.ts';
import { type DocumentedSchema, received, sent } from './documented.ts';

const passwordPolicy = received(
  'PasswordPolicy',
  registration.shape.passwordPolicy.unwrap(),
  'The allowed length of a password, in Unicode code points.',
  {
    minimumLength: ['A shorter one is refused as `password-too-weak`.', 12],
    maximumLength: ['A longer one is refused as `password-too-long`.', 128],
  },
);

const terms = received(
  'Terms',
  registration.shape.terms,
  'The terms that a person accepts. The registration names the accepted text by its version and digest.',
  {
    version: ['Shown to people.', '2026-01'],
    sha256: [
      'SHA-256 of the UTF-8 of `text`, in lower-case hexadecimal.',
      '2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae',
    ],
    language: ['The language of `text`, which is not the requested one where there is no translation.', 'en'],
    text: ['The whole text.', '# Terms\n\nBe kind.'],
    url: ['The same text as a web page.', 'https://platform.example/terms'],
  },
);

const acceptedTerms = sent(
  'AcceptedTerms',
  registrationRequest.shape.acceptedTerms,
  'The terms that the person read and accepted.',
  {
    version: ['The `version` of the terms that were shown.', '2026-01'],
    sha256: [
      'The `sha256` of the terms that were shown.',
      '2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae',
    ],
  },
);

/** The schemas of sign-ups and registrations. */
export const signUpSchemas: readonly DocumentedSchema[] = [
  sent('SignUpRequest', signUpRequest, 'Starts a sign-up, which sends an activation mail.', {
    email: [
      'A dot-atom in NFC, in which RFC 6531 allows every script, then `@` and a domain in ASCII (A-labels). At most 64 octets of UTF-8 before the `@`, and 254 in total. An address that is not accepted is answered with 422 `email-invalid`.',
      'iris@bloemen-iris.example',
    ],
    language: ['The language of the mail.', 'nl'],
  }),
  received(
    'SignUp',
    signUp,
    'A started sign-up. The answer is the same for an address that has an account, so that it does not reveal that.',
    {
      id: ['Names the sign-up in paths.', '0b6f7f5a-6d1c-4f39-9a50-6f7c40f6a6e1'],
      secret: [
        'The bearer credential of this sign-up. At least 128 random bits, in base64url.',
        'Zm9yLWV4YW1wbGUtb25seQ',
      ],
      phrase: [
        'Shown by the client and in the mail, so that the person can compare them. Not a secret.',
        'rustige otter',
      ],
      expiresAt: ['When the sign-up expires. RFC 3339.', '2026-11-24T10:00:00Z'],
      resendAt: ['From when another mail can be requested. RFC 3339.', '2026-11-23T10:00:30Z'],
    },
  ),
  received('SignUpStatus', signUpStatus, 'The status of a sign-up.', {
    status: [
      '`pending`: the mail was not used yet. `activated`: it was used. `registered`: the account exists. `expired`: the time is over, or the sign-up was withdrawn.',
      'activated',
    ],
    registration: [
      'The ticket for `/onboarding/v1/registration`. Present once `activated`, for an address without an account.',
      'dGlja2V0LWZvci1leGFtcGxlLW9ubHk',
    ],
  }),
  received('Resent', resent, 'Another mail was sent.', {
    resendAt: ['From when the next mail can be requested. RFC 3339.', '2026-11-23T10:01:00Z'],
  }),
  sent('ActivationRequest', activationRequest, 'The code of the mail, typed by hand.', {
    code: ['Six digits, without spaces.', '123456'],
  }),
  passwordPolicy,
  terms,
  received('Registration', registration, 'What is needed to create the account.', {
    email: ['The confirmed address that the account will have.', 'iris@bloemen-iris.example'],
    kind: [
      '`email`: with a user name and a password. `identity`: without, because the person signs in at a provider.',
      'email',
    ],
    suggestedUsername: ['A user name that is free now, filled in for the person.', 'iris'],
    passwordPolicy: ['Only for `email`.', passwordPolicy.example],
    terms: ['The terms in force.', terms.example],
    expiresAt: ['When the ticket expires. RFC 3339.', '2026-11-23T11:00:00Z'],
  }),
  acceptedTerms,
  sent('RegistrationRequest', registrationRequest, 'Creates the account.', {
    username: ['Only for `email`. Without spaces at either end.', 'iris'],
    password: [
      'Only for `email`. Must meet the password policy of the registration.',
      'een lang wachtwoord voor iris',
    ],
    acceptedTerms: ['The terms that the person accepted.', acceptedTerms.example],
  }),
];
