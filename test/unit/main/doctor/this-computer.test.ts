import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import type { PolicyProblem } from '#contract/policy.ts';
import { checkDisk, type DiskTools } from '../../../../main/doctor/disk-check.ts';
import { checkKeychain } from '../../../../main/doctor/keychain-check.ts';
import { checkPolicy } from '../../../../main/doctor/policy-check.ts';
import { checkBrowser, checkDeepLink, checkLoopback } from '../../../../main/doctor/return-path-checks.ts';
import { checkClock } from '../../../../main/doctor/skew.ts';
import type { Verdict } from '../../../../main/doctor/verdict.ts';
import type { KeychainState } from '../../../../main/keychain/secret-store.ts';
import { test } from '../../../support/fixtures.ts';
import { policyOf } from './examining.ts';

/** `state code`, or the state alone. */
const said = (verdict: Verdict) => ('code' in verdict ? `${verdict.state} ${verdict.code}` : verdict.state);

describe('the disk', () => {
  const disk = (more: Partial<DiskTools>): DiskTools => ({
    freeBytes: async () => null,
    writeAndRead: async (_path, text) => text,
    ...more,
  });
  const failing = (code: string) => () => Promise.reject(Object.assign(new Error(code), { code }));

  test('that stores files is fine, and is left unchanged', async ({ folder }) => {
    expect(said(await checkDisk(join(folder, 'deeper/still')))).toBe('fine');
    expect(readdirSync(join(folder, 'deeper/still'))).toEqual([]);
  });

  test('where nothing can be written is read-only', async ({ folder }) => {
    writeFileSync(join(folder, 'file'), '');
    expect(said(await checkDisk(join(folder, 'file', 'below')))).toBe('wrong disk-read-only');
  });

  test.for([
    ['ENOSPC', 'wrong disk-full'],
    ['EDQUOT', 'wrong disk-full'],
    ['EFBIG', 'wrong disk-full'],
    ['EROFS', 'wrong disk-read-only'],
    ['EACCES', 'wrong disk-read-only'],
    ['EIO', 'wrong disk-read-only'],
  ] as const)('that refuses with %s: %s', async ([code, meaning], { folder }) => {
    expect(said(await checkDisk(folder, disk({ writeAndRead: failing(code) })))).toBe(meaning);
  });

  test('that kept half is full', async ({ folder }) => {
    const half = disk({ writeAndRead: async (_path, text) => text.slice(0, 100) });
    expect(said(await checkDisk(folder, half))).toBe('wrong disk-full');
  });

  test.for<[string, DiskTools['freeBytes'], string]>([
    ['nearly full', async () => 1_000_000, 'warning disk-full'],
    ['of an unknown size', async () => null, 'fine'],
    ['that does not say', failing('ENOSYS'), 'fine'],
  ])('%s', async ([_, freeBytes, meaning], { folder }) => {
    expect(said(await checkDisk(folder, disk({ freeBytes })))).toBe(meaning);
  });
});

describe('the keychain', () => {
  /** A keychain whose state shows once it was asked, as the real one's does. */
  const keychain = (found: KeychainState) => {
    let state: KeychainState = 'ready';
    return {
      get state() {
        return state;
      },
      read: async () => {
        state = found;
        return { kind: 'unavailable' } as const;
      },
    };
  };
  const required = policyOf([
    { origin: 'machine', location: 'x', values: { RequireOsKeystore: true }, problems: [] },
  ]);

  test.each<KeychainState>(['locked', 'missing', 'unreadable', 'forbidden'])('that is %s', async (state) => {
    expect(said(await checkKeychain(keychain(state), policyOf()))).toBe(`warning keychain-${state}`);
    expect(said(await checkKeychain(keychain(state), required))).toBe(`wrong keychain-${state}`);
  });

  test('that is ready is fine, and the report contains no secret', async () => {
    expect(await checkKeychain(keychain('ready'), required)).toEqual({ state: 'fine' });
  });

  test('that is locked can be unlocked', async () => {
    expect(await checkKeychain(keychain('locked'), policyOf())).toMatchObject({ remedy: 'unlock-keychain' });
  });
});

describe('the rules', () => {
  const source = (...problems: PolicyProblem[]) => ({
    ...policyOf(),
    sources: [{ origin: 'machine' as const, location: 'x', problems }],
  });
  test.each([
    ['that nobody has set', policyOf(), 'fine'],
    ['that count', source(), 'fine'],
    ['with something unknown', source({ code: 'unknown-key', key: 'Languag' }), 'warning policy-problems'],
    ['that anybody could have written', source({ code: 'not-trusted' }), 'wrong policy-not-trusted'],
    [
      'that allow nothing',
      { ...policyOf(), stops: [{ code: 'nothing-allowed' as const, keys: [], places: [] }] },
      'wrong policy-invalid',
    ],
  ])('%s', (_, view, meaning) => {
    expect(said(checkPolicy(view))).toBe(meaning);
  });
});

describe('the way back', () => {
  const open = { returnPaths: ['loopback', 'relay'] as const };
  const closed = { returnPaths: ['loopback'] as const };
  const allowed = ({ returnPaths }: { returnPaths: readonly ('loopback' | 'relay')[] }) => ({
    returnPaths: [...returnPaths],
  });
  const never = new AbortController().signal;

  test('without a browser goes by the relay, where that is allowed', () => {
    expect(checkBrowser(true, allowed(closed))).toEqual({ state: 'fine' });
    expect(checkBrowser(false, allowed(open))).toEqual({
      state: 'warning',
      code: 'browser-missing',
      remedy: 'use-relay',
    });
    expect(checkBrowser(false, allowed(closed))).toEqual({ state: 'wrong', code: 'browser-missing' });
  });

  test('of links is ours, another’s, or unknown', () => {
    expect(said(checkDeepLink(true))).toBe('fine');
    expect(said(checkDeepLink(null))).toBe('skipped');
    expect(checkDeepLink(false)).toMatchObject({ state: 'warning', remedy: 'register-deep-link' });
  });

  test('to a listener of this machine is open here', async () => {
    expect(await checkLoopback(allowed(closed), never)).toEqual({ state: 'fine' });
  });

  test('to a listener that may not be is by the relay', async () => {
    const refused = () => Promise.reject(Object.assign(new Error('EACCES'), { code: 'EACCES' }));
    expect(await checkLoopback(allowed(open), never, refused)).toEqual({
      state: 'warning',
      code: 'loopback-blocked',
      remedy: 'use-relay',
    });
    expect(said(await checkLoopback(allowed(closed), never, refused))).toBe('wrong loopback-blocked');
  });
});

describe('the clock', () => {
  test.each([
    [[], 'skipped'],
    [[0, 1, -1], 'fine'],
    [[60], 'fine'],
    [[61], 'warning clock-wrong'],
    [[-300], 'warning clock-wrong'],
    [[301, 302, 299], 'wrong clock-wrong'],
    // One server's own mistake.
    [[0, 90_000, 1], 'fine'],
    [[0, 400], 'fine'],
    [[-400, 0], 'fine'],
    [[-100, 0, 0, -100], 'fine'],
    [[-400, -350], 'wrong clock-wrong'],
  ])('off by %j is %s', (skews, meaning) => {
    expect(said(checkClock(skews))).toBe(meaning);
  });

  test('is reported in seconds, fast or slow', () => {
    expect(checkClock([-7_200])).toEqual({ state: 'wrong', code: 'clock-wrong', seconds: -7_200 });
  });
});
