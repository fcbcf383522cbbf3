import type { FailureCode } from '#contract/failure.ts';
import { OnboardingError } from '../failure/onboarding-error.ts';

/**
 * Names of errors and what they mean to a person, the first that fits. Chromium's are those of its `net_error_list.h`;
 * Node's are codes of the system (`ECONNRESET`), of OpenSSL (`CERT_HAS_EXPIRED`) and of its fetch (`UND_ERR_…`).
 *
 * What is in none of them is a connection that did not come about or broke.
 */
const meanings: readonly [FailureCode, RegExp][] = [
  // 407 was the answer to the tunnel, or the system could not say who we are. Servers ask us in other ways.
  ['proxy-auth-required', /^ERR_(PROXY_AUTH_(UNSUPPORTED|REQUESTED\w*)|(INVALID|MISSING)_AUTH_CREDENTIALS)$/],
  ['proxy-auth-required', /^ERR_(UNSUPPORTED_AUTH_SCHEME|MISCONFIGURED_AUTH_ENVIRONMENT)$/],
  ['proxy-auth-required', /^ERR_(UNEXPECTED|UNDOCUMENTED)_SECURITY_LIBRARY_STATUS$/],
  // A tunnel that fails is the proxy's refusal, or a place that it cannot reach: Chromium does not say which.
  ['proxy-unreachable', /^ERR_(PROXY_CONNECTION_FAILED|PROXY_HTTP_1_1_REQUIRED|NO_SUPPORTED_PROXIES)$/],
  [
    'proxy-unreachable',
    /^ERR_(TUNNEL_CONNECTION_FAILED|HTTPS_PROXY_TUNNEL_RESPONSE\w*|SOCKS_CONNECTION_\w+)$/,
  ],
  ['proxy-unreachable', /^ERR_(MANDATORY_PROXY_CONFIGURATION_FAILED|PAC_\w+)$/],
  ['certificate-untrusted', /^ERR_(CERT_\w+|CERTIFICATE_TRANSPARENCY_REQUIRED|QUIC_CERT_ROOT_NOT_KNOWN)$/],
  ['certificate-untrusted', /^ERR_(PROXY|ECH_FALLBACK)_CERTIFICATE_INVALID$/],
  ['certificate-untrusted', /^ERR_SSL_(PINNED_KEY_NOT_IN_CERT_CHAIN|SERVER_CERT_BAD_FORMAT)$/],
  [
    'certificate-untrusted',
    /^(ERR_TLS_CERT_\w+|CERT_\w+|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN)$/,
  ],
  ['certificate-untrusted', /^(UNABLE_TO_\w+|HOSTNAME_MISMATCH|INVALID_(CA|PURPOSE)|PATH_LENGTH_EXCEEDED)$/],
  [
    'name-not-found',
    /^(ENOTFOUND|ERR_(NAME_NOT_RESOLVED|NAME_RESOLUTION_FAILED|ICANN_NAME_COLLISION|DNS_\w+))$/,
  ],
  ['timeout', /^(ETIMEDOUT|UND_ERR_(CONNECT|HEADERS|BODY)_TIMEOUT|ERR_(CONNECTION_)?TIMED_OUT)$/],
  [
    'platform-unavailable',
    /^(EPROTO|ERR_(SSL|TLS|TLS13|ECH)_\w+|ERR_(NO_SSL_VERSIONS_ENABLED|BAD_SSL_\w+))$/,
  ],
  [
    'platform-answer-invalid',
    /^(HTTPParserError|HPE_\w+|UND_ERR_HEADERS_OVERFLOW|ERR_INVALID_(HTTP_)?RESPONSE)$/,
  ],
  ['platform-answer-invalid', /^ERR_(INVALID_CHUNKED_ENCODING|CONTENT_DECODING_\w+|UNEXPECTED_PROXY_AUTH)$/],
  // Our own shell refuses a response that Electron could not build: `main/shell/response-headers.ts`.
  ['platform-answer-invalid', /^ERR_BLOCKED_BY_CLIENT$/],
  [
    'platform-answer-invalid',
    /^ERR_((TOO_MANY|UNSAFE|INVALID)_REDIRECTS?|RESPONSE_HEADERS_(TOO_BIG|MULTIPLE_\w+))$/,
  ],
];

/** What is said in a message alone, by Electron of a redirect and by Node of a tunnel. */
const sentences: readonly [FailureCode, RegExp][] = [
  ['platform-answer-invalid', /^Redirect was cancelled$/],
  ['proxy-auth-required', /^Proxy response \(407\)/],
  ['proxy-unreachable', /^Proxy response \(\d+\)/],
];

const maxDepth = 4;

/** The failure for what fetch rejected with, which is its cause: nobody but the log is told more. */
export function failureOf(error: unknown): OnboardingError {
  if (error instanceof OnboardingError) return error;
  const said = [...sayings(error)];
  for (const { name, message } of said) {
    const known =
      meanings.find(([, pattern]) => pattern.test(name)) ??
      sentences.find(([, pattern]) => pattern.test(message));
    if (known) return new OnboardingError(known[0], error);
  }
  return new OnboardingError('offline', error);
}

/** What an error and its causes say: the name by which each goes, and its message. */
function* sayings(error: unknown, depth = 0): Generator<{ name: string; message: string }> {
  if (!(error instanceof Error) || depth > maxDepth) return;
  const chromium = /net::(ERR_\w+)/.exec(error.message)?.[1];
  const node = 'code' in error && typeof error.code === 'string' ? error.code : error.name;
  yield { name: chromium ?? node, message: error.message };
  yield* sayings(error.cause, depth + 1);
  // Of a host with several addresses, each has an error of its own.
  if (error instanceof AggregateError) for (const one of error.errors) yield* sayings(one, depth + 1);
}
