import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { OnboardingError } from '../../../../main/failure/onboarding-error.ts';
import { toFailure } from '../../../../main/network/failure-of.ts';

describe('errors of Chromium', () => {
  test.each([
    [
      'offline',
      'INTERNET_DISCONNECTED NETWORK_CHANGED ADDRESS_UNREACHABLE CONNECTION_REFUSED CONNECTION_RESET',
    ],
    ['offline', 'CONNECTION_CLOSED CONNECTION_FAILED EMPTY_RESPONSE CONTENT_LENGTH_MISMATCH FAILED'],
    ['timeout', 'TIMED_OUT CONNECTION_TIMED_OUT'],
    ['name-not-found', 'NAME_NOT_RESOLVED NAME_RESOLUTION_FAILED ICANN_NAME_COLLISION DNS_TIMED_OUT'],
    ['name-not-found', 'DNS_SERVER_FAILED DNS_MALFORMED_RESPONSE'],
    ['proxy-unreachable', 'PROXY_CONNECTION_FAILED TUNNEL_CONNECTION_FAILED SOCKS_CONNECTION_FAILED'],
    ['proxy-unreachable', 'SOCKS_CONNECTION_HOST_UNREACHABLE MANDATORY_PROXY_CONFIGURATION_FAILED'],
    ['proxy-unreachable', 'PAC_SCRIPT_FAILED PAC_SCRIPT_TERMINATED NO_SUPPORTED_PROXIES'],
    ['proxy-unreachable', 'HTTPS_PROXY_TUNNEL_RESPONSE_REDIRECT PROXY_HTTP_1_1_REQUIRED'],
    ['proxy-auth-required', 'PROXY_AUTH_UNSUPPORTED PROXY_AUTH_REQUESTED INVALID_AUTH_CREDENTIALS'],
    ['proxy-auth-required', 'PROXY_AUTH_REQUESTED_WITH_NO_CONNECTION MISSING_AUTH_CREDENTIALS'],
    ['proxy-auth-required', 'UNSUPPORTED_AUTH_SCHEME MISCONFIGURED_AUTH_ENVIRONMENT'],
    [
      'certificate-untrusted',
      'CERT_AUTHORITY_INVALID CERT_COMMON_NAME_INVALID CERT_DATE_INVALID CERT_REVOKED',
    ],
    ['certificate-untrusted', 'CERT_INVALID CERT_WEAK_KEY CERT_KNOWN_INTERCEPTION_BLOCKED'],
    ['certificate-untrusted', 'CERTIFICATE_TRANSPARENCY_REQUIRED PROXY_CERTIFICATE_INVALID'],
    ['certificate-untrusted', 'SSL_PINNED_KEY_NOT_IN_CERT_CHAIN SSL_SERVER_CERT_BAD_FORMAT'],
    ['platform-unavailable', 'SSL_PROTOCOL_ERROR SSL_VERSION_OR_CIPHER_MISMATCH TLS13_DOWNGRADE_DETECTED'],
    ['platform-unavailable', 'SSL_CLIENT_AUTH_CERT_NEEDED BAD_SSL_CLIENT_AUTH_CERT ECH_NOT_NEGOTIATED'],
    ['platform-answer-invalid', 'INVALID_HTTP_RESPONSE INVALID_RESPONSE TOO_MANY_REDIRECTS UNSAFE_REDIRECT'],
    ['platform-answer-invalid', 'RESPONSE_HEADERS_TOO_BIG RESPONSE_HEADERS_MULTIPLE_LOCATION'],
    ['platform-answer-invalid', 'INVALID_CHUNKED_ENCODING CONTENT_DECODING_FAILED UNEXPECTED_PROXY_AUTH'],
  ])('is %s: %s', (code, names) => {
    for (const name of names.split(' '))
      expect.soft([name, toFailure(new Error(`net::ERR_${name}`)).code]).toEqual([name, code]);
  });

  test('a refused redirect is an invalid answer', () => {
    expect(toFailure(new Error('Redirect was cancelled')).code).toBe('platform-answer-invalid');
  });
});

/** As Node's fetch wraps it. */
const inFetch = (code: string, message = 'x') =>
  new TypeError('fetch failed', { cause: Object.assign(new Error(message), { code }) });

describe('errors of Node', () => {
  test.each([
    ['offline', 'ECONNREFUSED ECONNRESET EAI_AGAIN ENETUNREACH EHOSTUNREACH EPIPE UND_ERR_SOCKET'],
    ['timeout', 'ETIMEDOUT UND_ERR_CONNECT_TIMEOUT UND_ERR_HEADERS_TIMEOUT UND_ERR_BODY_TIMEOUT'],
    ['name-not-found', 'ENOTFOUND'],
    ['certificate-untrusted', 'DEPTH_ZERO_SELF_SIGNED_CERT SELF_SIGNED_CERT_IN_CHAIN CERT_HAS_EXPIRED'],
    ['certificate-untrusted', 'CERT_NOT_YET_VALID UNABLE_TO_GET_ISSUER_CERT_LOCALLY INVALID_CA'],
    [
      'certificate-untrusted',
      'UNABLE_TO_VERIFY_LEAF_SIGNATURE ERR_TLS_CERT_ALTNAME_INVALID HOSTNAME_MISMATCH',
    ],
    ['platform-unavailable', 'EPROTO ERR_SSL_WRONG_VERSION_NUMBER ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION'],
    ['platform-answer-invalid', 'HPE_INVALID_CONSTANT UND_ERR_HEADERS_OVERFLOW'],
  ])('is %s: %s', (code, names) => {
    for (const name of names.split(' '))
      expect.soft([name, toFailure(inFetch(name)).code]).toEqual([name, code]);
  });

  test.each([
    [407, 'proxy-auth-required'],
    [403, 'proxy-unreachable'],
    [502, 'proxy-unreachable'],
  ])('of a tunnel that the proxy answers with %i, is %s', (status, code) => {
    const cause = new Error(`Proxy response (${status}) !== 200 when HTTP Tunneling`);
    expect(toFailure(new TypeError('fetch failed', { cause })).code).toBe(code);
  });

  test('of each address of a host counts', () => {
    const errors = ['ECONNREFUSED', 'ETIMEDOUT'].map((code) => Object.assign(new Error('x'), { code }));
    expect(toFailure(new TypeError('fetch failed', { cause: new AggregateError(errors) })).code).toBe(
      'timeout',
    );
  });
});

test('a failure of our own is returned unchanged', () => {
  const raised = new OnboardingError('client-too-old');
  expect(toFailure(raised)).toBe(raised);
});

test('whatever else is thrown is a connection that failed, with it as the cause', () => {
  fc.assert(
    fc.property(fc.anything(), (thrown) => {
      const failure = toFailure(thrown);
      expect(failure.code).toBe('offline');
      expect(failure.cause).toBe(thrown);
    }),
  );
});

test('text that a server can influence is ignored', () => {
  const echoed = inFetch(
    'UND_ERR_SOCKET',
    'other side closed: ERR_CERT_AUTHORITY_INVALID Redirect was cancelled',
  );
  expect(toFailure(echoed).code).toBe('offline');
});

test('causes that go in circles come to an end', () => {
  const error = new Error('x');
  error.cause = error;
  expect(toFailure(error).code).toBe('offline');
});
