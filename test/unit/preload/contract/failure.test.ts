import { expect, test } from 'vitest';
import { failureCodes, failureFacts, failuresForIt, transientFailures } from '#contract/failure.ts';

test('a request waits only for failures that pass by themselves', () => {
  expect(transientFailures).toEqual([
    'offline',
    'timeout',
    'name-not-found',
    'captive-portal',
    'proxy-unreachable',
    'platform-unavailable',
  ]);
});

test('IT gets a text about the failures of signing in that only IT can end', () => {
  expect(failuresForIt).toEqual([
    'sign-in-approval-required',
    'sign-in-not-assigned',
    'sign-in-app-unknown',
    'sign-in-policy-blocked',
    'address-missing-at-microsoft',
  ]);
  expect(failuresForIt.map((code) => failureFacts[code].resolvedBy)).toEqual(failuresForIt.map(() => 'it'));
});

test('the doctor is offered for what stands between the app, the browser and a server', () => {
  expect(failureCodes.filter((code) => failureFacts[code].doctorHelps)).toEqual([
    'offline',
    'timeout',
    'name-not-found',
    'captive-portal',
    'proxy-unreachable',
    'proxy-auth-required',
    'certificate-untrusted',
    'platform-unavailable',
    'browser-not-opened',
    'listener-unavailable',
    'provider-unavailable',
    'session-lost',
  ]);
});
