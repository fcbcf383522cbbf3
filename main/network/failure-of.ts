import type { FailureCode } from '#contract/failure.ts';
import { OnboardingError } from '../failure/onboarding-error.ts';

/**
 * Failure codes by error name; the first match counts. Chromium's names are in its `net_error_list.h`. Node's are codes of the
 * system (`ECONNRESET`), of OpenSSL (`CERT_HAS_EXPIRED`) and of its fetch (`UND_ERR_…`).
 *
 * An error that matches none is a connection that failed or broke.
 */
const meanings: readonly [FailureCode, RegExp][] = [
  // A 407 response to CONNECT, or no credentials from the system. Only proxies cause these errors in this app.
  ['proxy-auth-required', /^ERR_(PROXY_AUTH_(UNSUPPORTED|REQUESTED\w*)|(INVALID|MISSING)_AUTH_CREDENTIALS)$/],
  ['proxy-auth-required', /^ERR_(UNSUPPORTED_AUTH_SCHEME|MISCONFIGURED_AUTH_ENVIRONMENT)$/],
  ['proxy-auth-required', /^ERR_(UNEXPECTED|UNDOCUMENTED)_SECURITY_LIBRARY_STATUS$/],
  // A tunnel fails if the proxy refuses it or cannot reach the host. Chromium does not distinguish the two.
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
  // `main/shell/response-headers.ts` cancels a response that Electron cannot build.
  ['platform-answer-invalid', /^ERR_BLOCKED_BY_CLIENT$/],
  [
    'platform-answer-invalid',
    /^ERR_((TOO_MANY|UNSAFE|INVALID)_REDIRECTS?|RESPONSE_HEADERS_(TOO_BIG|MULTIPLE_\w+))$/,
  ],
];

/** Failure codes by message, for errors without a code: Electron's for a redirect and Node's for a tunnel. */
const messages: readonly [FailureCode, RegExp][] = [
  ['platform-answer-invalid', /^Redirect was cancelled$/],
  ['proxy-auth-required', /^Proxy response \(407\)/],
  ['proxy-unreachable', /^Proxy response \(\d+\)/],
];

const maxDepth = 4;

/** Returns the failure for an error of fetch, with that error as its cause for the log. */
export function toFailure(error: unknown): OnboardingError {
  if (error instanceof OnboardingError) return error;
  for (const { name, message } of listCauses(error)) {
    const known =
      meanings.find(([, pattern]) => pattern.test(name)) ??
      messages.find(([, pattern]) => pattern.test(message));
    if (known) return new OnboardingError(known[0], error);
  }
  return new OnboardingError('offline', error);
}

/** Yields the name and message of an error and of its causes. */
function* listCauses(error: unknown, depth = 0): Generator<{ name: string; message: string }> {
  if (!(error instanceof Error) || depth > maxDepth) return;
  const chromium = /net::(ERR_\w+)/.exec(error.message)?.[1];
  const node = 'code' in error && typeof error.code === 'string' ? error.code : error.name;
  yield { name: chromium ?? node, message: error.message };
  yield* listCauses(error.cause, depth + 1);
  // A host with several addresses has one error for each.
  if (error instanceof AggregateError) for (const inner of error.errors) yield* listCauses(inner, depth + 1);
}
