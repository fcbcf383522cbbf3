/** What the file says of itself: one interface at two hosts. */
export const information = {
  info: {
    title: 'eConnect onboarding',
    version: '1.0.0',
    description:
      'How a client gets a person an account. Errors are problems (RFC 9457) whose `type` ends in a stable code. Either side may learn more: a client ignores the fields and the list items that it does not know, and takes an unknown value of an enum for what is said there. The issuer that signs people in (OpenID Connect) may be at another host. `docs/platform.md` is the guide. Generated from the contract: do not edit.',
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

export const tags = [
  { name: 'configuration', description: 'What the platform offers.' },
  { name: 'organisations', description: 'Who signs in how. Signed.' },
  { name: 'sign-ups', description: 'Accounts by e-mail, and confirmed addresses.' },
  { name: 'registration', description: 'The last details of an account.' },
  { name: 'relays', description: 'Answers of browsers that cannot reach the app.' },
  { name: 'tokens', description: 'OAuth: exchange, renewal, revocation.' },
  { name: 'account', description: 'Who is signed in.' },
];

/** The tag of an operation by its path. */
export function tagOf(path: string): string {
  if (path.startsWith('/connect/')) return 'tokens';
  if (path.startsWith('/onboarding/v1/me')) return 'account';
  return path.startsWith('/.well-known/') ? 'configuration' : (path.split('/')[3] ?? '');
}

const words: Record<string, { description: string; example: string | number }> = {
  id: {
    description: 'As the answer named it that began it.',
    example: '0b6f7f5a-6d1c-4f39-9a50-6f7c40f6a6e1',
  },
  slug: { description: 'The name of the organisation in its own URL.', example: 'molen' },
  wait: {
    description:
      'Seconds for which the platform may hold the answer until something changes. Without it the answer comes at once.',
    example: 25,
  },
  language: {
    description: 'Of texts in the answer. Another one where there is no translation.',
    example: 'nl',
  },
  emailDomain: {
    description: 'The domain of an address, lower case, in A-labels.',
    example: 'molen.example',
  },
  'Onboarding-Client': {
    description: 'Which client asks, and its version. For logs and statistics: nothing is decided by it.',
    example: 'econnect-onboarding/1.0.0',
  },
  'Idempotency-Key': {
    description:
      'The same key under the same credential gets the same answer, and happens once. 429 and 5xx are not kept.',
    example: '6f7c40f6-a6e1-4f39-9a50-0b6f7f5a6d1c',
  },
  'If-None-Match': { description: 'The ETag of what is known already.', example: '"3f2a"' },
};

/** Description and example of a parameter. One without words is a mistake in the contract. */
export function parameters(name: string): { description: string; example: string | number } {
  const found = words[name];
  if (found === undefined) throw new TypeError(`no words for the parameter ${name}`);
  return found;
}

export const headers = {
  ETag: {
    description: 'Changes with the answer. A client sends it back as `If-None-Match`.',
    example: '"3f2a"',
    schema: { type: 'string' },
  },
  'Retry-After': {
    description:
      'Seconds, or an HTTP date, before which another try is of no use. A client waits for so long, 15 minutes at most, and shows it.',
    example: '30',
    schema: { type: 'string' },
  },
};
