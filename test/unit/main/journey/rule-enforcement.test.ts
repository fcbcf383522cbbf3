import { describe, expect, test } from 'vitest';
import type { FailureCode } from '#contract/failure.ts';
import { checkUndertaking, type Undertaking } from '../../../../main/journey/rule-enforcement.ts';
import { type MembershipProof, proofOfAddress } from '../../../../main/policy/membership.ts';
import { noRules, type SignInRules, stoppedRules } from '../../../../main/policy/sign-in-rules.ts';
import { molen } from '../policy/managed.ts';

const required: Partial<SignInRules> = { organisation: { organisation: molen, mode: 'required' } };
const suggested: Partial<SignInRules> = { organisation: { organisation: molen, mode: 'suggested' } };
const inMolen: MembershipProof = {
  by: 'hosted-domain',
  domain: 'molen.test',
  address: { domain: 'molen.test', verified: true },
};
const elsewhere = proofOfAddress('fenna@elders.test');

describe('what the rules say of something', () => {
  test.each<[string, Partial<SignInRules>, Undertaking, FailureCode | null]>([
    ['no rules: anything', {}, { by: 'google', returnPath: 'relay', proof: elsewhere }, null],
    ['no rules: also what is not known', {}, { by: null, proof: null }, null],

    ['a method that is listed', { methods: ['google'] }, { by: 'google' }, null],
    ['a method that is not', { methods: ['microsoft'] }, { by: 'google' }, 'not-allowed-here'],
    ['an empty list of methods', { methods: [] }, { by: 'google' }, 'not-allowed-here'],
    ['a list of methods says nothing of e-mail', { methods: [] }, { by: 'email' }, null],
    ['e-mail where it is forbidden', { emailSignUp: false }, { by: 'email' }, 'not-allowed-here'],
    ['a provider where e-mail is forbidden', { emailSignUp: false }, { by: 'google' }, null],
    [
      'a way that is not known, where methods are listed',
      { methods: ['google'] },
      { by: null },
      'not-allowed-here',
    ],
    ['the same, where e-mail is forbidden', { emailSignUp: false }, { by: null }, 'not-allowed-here'],

    ['a way back that is listed', { returnPaths: ['relay'] }, { by: 'google', returnPath: 'relay' }, null],
    ['another', { returnPaths: ['relay'] }, { by: 'google', returnPath: 'loopback' }, 'not-allowed-here'],
    ['an empty list', { returnPaths: [] }, { by: 'google', returnPath: 'loopback' }, 'not-allowed-here'],
    ['one that is still to be chosen', { returnPaths: ['relay'] }, { by: 'google', returnPath: 'any' }, null],
    ['the same, of none', { returnPaths: [] }, { by: 'google', returnPath: 'any' }, 'not-allowed-here'],
    ['no answer that is waited for', { returnPaths: [] }, { by: 'google' }, null],

    ['somebody of the required organisation', required, { by: 'google', proof: inMolen }, null],
    ['somebody from elsewhere', required, { by: 'google', proof: elsewhere }, 'organisation-mismatch'],
    ['somebody of whom nothing is known', required, { by: 'google', proof: null }, 'organisation-mismatch'],
    ['nobody yet', required, { by: 'google' }, null],
    ['from elsewhere, where it is only suggested', suggested, { by: 'google', proof: elsewhere }, null],
    [
      'a domain that is not listed, by e-mail',
      { emailDomains: ['molen.test'] },
      { by: 'email', proof: elsewhere },
      'email-outside-organisation',
    ],
    [
      'a tenant that is not listed',
      { tenants: ['a'] },
      { by: 'microsoft', proof: { ...inMolen, by: 'tenant', tenantId: 'b' } },
      'organisation-mismatch',
    ],
    ['everything is stopped', stoppedRules, { by: 'google' }, 'not-allowed-here'],
  ])('%s', (_what, rules, undertaking, code) => {
    expect(checkUndertaking({ ...noRules, ...rules }, undertaking)).toBe(code);
  });
});
