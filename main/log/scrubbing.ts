const removed = '[redacted]';
const maxLength = 2_000;

/** Names whose values are secret or personal, also as a part of a longer name. */
const sensitiveParts =
  'token|secret|passw|passphrase|verifier|authori[sz]ation|cookie|assertion|credential|ticket|apikey|nonce|jwt|clientinfo|clientdata|username|displayname|givenname|familyname|upn';
/** Names that are sensitive only as a whole: `code` and `state` are parts of many harmless ones. */
const sensitiveWholes = 'code|state|phrase|pin|otp|hint|loginhint|key|privatekey|uniquename';

const sensitive = new RegExp(`^(?:${sensitiveWholes})$|${sensitiveParts}`);

/** Whether the value of an object key, header or form field of this name must not be logged. */
export function isSensitive(name: string): boolean {
  return sensitive.test(name.toLowerCase().replaceAll(/[^a-z0-9]/g, ''));
}

const inText =
  '[\\w.$-]{0,40}(?:token|secret|passw\\w*|passphrase|verifier|authori[sz]ation|cookie|assertion|credential|ticket|api[_-]?key|nonce|jwt|client[_-]?(?:info|data)|(?:user|display|given|family)[_-]?name|upn)[\\w.$-]{0,40}|code|state|phrase|pin|otp|login_hint';

/** Applied in this order, since a later pattern could split an earlier match. Bounded repeats prevent backtracking (ReDoS). */
const patterns: readonly [RegExp, string | ((match: string) => string)][] = [
  // The user:password@ of a URL, then its query and fragment
  [/(:\/\/)[^\s/?#@]*@/g, `$1${removed}@`],
  [/(\b[a-z][a-z0-9+.-]{0,40}:\/{1,2}[^\s?#"'<>]*)[?#][^\s"'<>]*/gi, `$1?${removed}`],
  // A header with its value, to the end of the line
  [/\b((?:proxy-)?authorization|(?:set-)?cookie)(["']?\s*[:=]\s*)[^\r\n]+/gi, `$1$2${removed}`],
  [/\b(Bearer|Basic|DPoP|Negotiate)(\s+|%20)[^\s"',]+/gi, `$1 ${removed}`],
  // "name": "value", name: 'value'
  [
    new RegExp(`(?<![\\w.$-])(${inText})(["'\`]?\\s*:\\s*)(["'\`])(?:\\\\.|(?!\\3).)*(?:\\3|$)`, 'gi'),
    `$1$2${removed}`,
  ],
  // name=value of a form, also percent-encoded
  [new RegExp(`(${inText})(=|%3D)[^\\s&"'<>]+`, 'gi'), `$1$2${removed}`],
  // JWTs, whole or truncated
  [/eyJ[\w-]{8,}(?:\.[\w-]*){0,4}/g, removed],
  // Long base64url, and base64 that is not a path
  [/[\w+/=-]{32,}/g, (match) => (isPath(match) ? match : removed)],
  [/([^\s@<>"'`,;:()[\]\\/])[^\s@<>"'`,;:()[\]\\/]{0,64}(?:@|%40)([\w-]+(?:\.[\w-]+)+)/g, '$1…@$2'],
];

function isPath(text: string): boolean {
  return !/[+=]/.test(text) && text.split('/').every((segment) => segment.length < 32);
}

/** Returns a text on one line, of bounded length, without what looks like a secret. E-mail addresses are shortened. */
export function scrub(text: string): string {
  // Truncated to the final length after scrubbing, because a truncated token is not recognised.
  let result = text.slice(0, 4 * maxLength);
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
