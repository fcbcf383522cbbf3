import { longPollSeconds } from '../long-poll.ts';

/** The `info` and `servers` of the OpenAPI file: one interface at two hosts. */
export const information = {
  info: {
    title: 'eConnect onboarding',
    version: '1.0.0',
    description:
      'The interface with which a client creates an account and signs a person in. Errors are problems (RFC 9457) whose `type` ends in a stable code. Either side may add to the interface: a client ignores fields and list items that it does not know, and reads an unknown value of an enum as its description says. The issuer that signs people in (OpenID Connect) may be at another host. `docs/platform.md` is the guide. Generated from the contract: do not edit.',
    contact: { name: 'eConnect', url: 'https://www.econnect.eu/contact' },
    license: { name: 'Proprietary', identifier: 'LicenseRef-eConnect' },
  },
  servers: [
    {
      url: 'https://platform.econnect.eu',
      description: 'Production. Its issuer is https://identity.econnect.eu.',
    },
    {
      url: 'https://pilot-platform.econnect.eu',
      description: 'Pilot. Its issuer is https://accp-identity.econnect.eu.',
    },
  ],
};

/** The groups of operations in the OpenAPI file. */
export const tags = [
  { name: 'configuration', description: 'What the platform offers.' },
  { name: 'organisations', description: 'Organisations and how their people sign in. Signed.' },
  { name: 'sign-ups', description: 'Accounts by e-mail, and the confirmation of addresses.' },
  { name: 'registration', description: 'The last details of an account.' },
  { name: 'relays', description: 'Authorization responses of browsers that cannot reach the app.' },
  { name: 'tokens', description: 'OAuth: exchange, renewal and revocation of tokens.' },
  { name: 'account', description: 'The account that is signed in.' },
  {
    name: 'setup',
    description: 'From an account to the first invoice. With the capability `environment-setup` only.',
  },
];

/** The tag of an operation, by its path and whether it is about the account that is signed in. */
export function tagOf(path: string, isSignedIn: boolean): string {
  if (path.startsWith('/connect/')) return 'tokens';
  if (path.startsWith('/onboarding/v1/me')) return 'account';
  if (isSignedIn) return 'setup';
  return path.startsWith('/.well-known/') ? 'configuration' : (path.split('/')[3] ?? '');
}

const words: Record<string, { description: string; example: string | number }> = {
  id: {
    description: 'The `id` of the sign-up, the relay or the organisation, as an answer gave it.',
    example: '0b6f7f5a-6d1c-4f39-9a50-6f7c40f6a6e1',
  },
  slug: { description: 'The slug of the organisation.', example: 'molen' },
  wait: {
    description:
      'For how long the platform may hold the answer until something changes, in seconds. Absent: it answers at once.',
    example: longPollSeconds,
  },
  language: {
    description: 'The language of texts in the answer, which is another one where there is no translation.',
    example: 'nl',
  },
  query: {
    description:
      'A KvK number, a Belgian enterprise number, a VAT number, an OIN or a name. The client takes out labels, spaces and dots; a name it sends as it was typed.',
    example: '69599084',
  },
  emailDomain: {
    description: 'The domain of an e-mail address, in lower case and A-labels.',
    example: 'molen.example',
  },
  'Onboarding-Client': {
    description: 'The client and its version. For logs and statistics only.',
    example: 'econnect-onboarding/1.0.0',
  },
  'Idempotency-Key': {
    description:
      'A request that is repeated with the same key and credential is carried out once and gets the same answer. Answers of 429 and 5xx are not repeated.',
    example: '6f7c40f6-a6e1-4f39-9a50-0b6f7f5a6d1c',
  },
  'If-None-Match': { description: 'The ETag of the answer that the client has.', example: '"3f2a"' },
};

/**
 * The description and the example of a parameter.
 *
 * @throws {TypeError} for a parameter that is not described here
 */
export function describeParameter(name: string): { description: string; example: string | number } {
  const found = words[name];
  if (found === undefined) throw new TypeError(`no words for the parameter ${name}`);
  return found;
}

/** The headers of answers in the OpenAPI file. */
export const headers = {
  ETag: {
    description: 'Changes with the answer. A client sends it back as `If-None-Match`.',
    example: '"3f2a"',
    schema: { type: 'string' },
  },
  'Retry-After': {
    description:
      'How long to wait before another try, in seconds or as an HTTP date. A client waits that long, at most 15 minutes, and shows it.',
    example: '30',
    schema: { type: 'string' },
  },
};
