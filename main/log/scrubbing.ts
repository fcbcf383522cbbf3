const removed = '[redacted]';
const maxLength = 2_000;

/** Names whose values are secrets or say who somebody is, wherever in a longer name they stand. */
const sensitiveParts =
  'token|secret|passw|passphrase|verifier|authori[sz]ation|cookie|assertion|credential|ticket|apikey|nonce|jwt|clientinfo|clientdata|username|displayname|givenname|familyname|upn';
/** Names that are sensitive only as a whole: `code` and `state` are parts of many harmless ones. */
const sensitiveWholes = 'code|state|phrase|pin|otp|hint|loginhint|key|privatekey|uniquename';

const sensitive = new RegExp(`^(?:${sensitiveWholes})$|${sensitiveParts}`);

/** Whether what goes by this name in an object, a header or a form must not be logged. */
export function isSensitive(name: string): boolean {
  return sensitive.test(name.toLowerCase().replaceAll(/[^a-z0-9]/g, ''));
}

const inText =
  '[\\w.$-]{0,40}(?:token|secret|passw\\w*|passphrase|verifier|authori[sz]ation|cookie|assertion|credential|ticket|api[_-]?key|nonce|jwt|client[_-]?(?:info|data)|(?:user|display|given|family)[_-]?name|upn)[\\w.$-]{0,40}|code|state|phrase|pin|otp|login_hint';

/** In order: what a later pattern would cut in two comes first. Repeats are bounded where they could run long twice. */
const patterns: readonly [RegExp, string | ((match: string) => string)][] = [
  // user:password@ of an address, then everything after its path
  [/(:\/\/)[^\s/?#@]*@/g, `$1${removed}@`],
  [/(\b[a-z][a-z0-9+.-]{0,40}:\/{1,2}[^\s?#"'<>]*)[?#][^\s"'<>]*/gi, `$1?${removed}`],
  // a header with its value, to the end of the line
  [/\b((?:proxy-)?authorization|(?:set-)?cookie)(["']?\s*[:=]\s*)[^\r\n]+/gi, `$1$2${removed}`],
  [/\b(Bearer|Basic|DPoP|Negotiate)(\s+|%20)[^\s"',]+/gi, `$1 ${removed}`],
  // "name": "value", name: 'value'
  [
    new RegExp(`(?<![\\w.$-])(${inText})(["'\`]?\\s*:\\s*)(["'\`])(?:\\\\.|(?!\\3).)*(?:\\3|$)`, 'gi'),
    `$1$2${removed}`,
  ],
  // name=value of a form, percent-encoded too
  [new RegExp(`(${inText})(=|%3D)[^\\s&"'<>]+`, 'gi'), `$1$2${removed}`],
  // JWTs, whole or cut off
  [/eyJ[\w-]{8,}(?:\.[\w-]*){0,4}/g, removed],
  // random-looking: long base64url, and base64 whose slashes do not make it a path
  [/[\w+/=-]{32,}/g, (match) => (isPath(match) ? match : removed)],
  [/([^\s@<>"'`,;:()[\]\\/])[^\s@<>"'`,;:()[\]\\/]{0,64}(?:@|%40)([\w-]+(?:\.[\w-]+)+)/g, '$1…@$2'],
];

function isPath(text: string): boolean {
  return !/[+=]/.test(text) && text.split('/').every((segment) => segment.length < 32);
}

/** A text on one line, of bounded length, without what is or looks like a secret; addresses of people are shortened. */
export function scrub(text: string, secrets: readonly string[] = []): string {
  // Cut for good only after scrubbing: half a token is recognised by nothing.
  let result = text.slice(0, 4 * maxLength);
  for (const secret of secrets) {
    if (secret !== '') result = result.replaceAll(secret, removed);
  }
  for (const [pattern, replacement] of patterns) {
    result =
      typeof replacement === 'string'
        ? result.replace(pattern, replacement)
        : result.replace(pattern, replacement);
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a log line must stay one line, whatever is in it
  result = result.replace(/[\u0000-\u001f\u007f\u2028\u2029]+/g, ' ');
  return result.length > maxLength ? `${result.slice(0, maxLength)}[more]` : result;
}
