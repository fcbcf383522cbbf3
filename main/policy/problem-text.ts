import type {
  PolicyExpectation,
  PolicyProblem,
  PolicyProblemCode,
  PolicyValueKind,
} from '#contract/policy.ts';

const problems: Record<PolicyProblemCode, string> = {
  'not-trusted': 'ignored: somebody other than an administrator could have written it',
  unreadable: 'cannot be read',
  malformed: 'is malformed',
  'too-large': 'is too large',
  'duplicate-key': 'has a key twice',
  'unknown-key': 'is a key that this version does not know',
  'invalid-value': 'does not take this value',
  'unknown-value': 'lists what this version does not know and leaves out',
  'not-recommendable': 'can be enforced only, not recommended',
  conflict: 'contradicts something else, or needs it',
};

const kinds: Record<PolicyValueKind, string> = {
  switch: 'true or false',
  choice: 'one of',
  choices: 'a list of any of',
  organisation: "an organisation's short name: letters, digits and hyphens",
  'own-url': "an organisation's own address on the platform, https://<platform>/o/<name>",
  'https-url': 'an address that begins with https://',
  'web-url': 'an address that begins with https:// or http://',
  'host-and-port': 'a host and a port, without a user name or password',
  name: 'a name of at most 100 characters',
  domains: 'a list of domains',
  tenants: 'a list of tenant IDs (GUIDs)',
};

/** What a key takes, with an example, in English: words that follow a colon. */
function expectationText({ kind, options, example }: PolicyExpectation): string {
  return `${kinds[kind]}${options ? ` ${options.join(', ')}` : ''}, as in ${example}`;
}

/** One problem in English, in words that can follow the name of a place. */
export function problemText({ code, key, detail, meant, expected, item, at }: PolicyProblem): string {
  return [
    key ? `${key} ` : '',
    code === 'duplicate-key' && key ? 'appears twice' : problems[code],
    item === undefined ? '' : `: "${item}"${code === 'invalid-value' ? ' does not fit' : ''}`,
    meant === undefined ? '' : `: did you mean ${meant}?`,
    expected === undefined ? '' : `; expected is ${expectationText(expected)}`,
    detail ? ` (${detail})` : '',
    at ? `, line ${at.line}, column ${at.column}` : '',
  ].join('');
}
