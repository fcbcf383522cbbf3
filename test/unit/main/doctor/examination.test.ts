import { readdir } from 'node:fs/promises';
import { describe, expect } from 'vitest';
import { checkNames } from '#contract/doctor.ts';
import type { ExaminationOptions } from '../../../../main/doctor/examination.ts';
import { test as fixtures } from '../../../support/fixtures.ts';
import { checkOf, findings, healthy, runExamination } from './examining.ts';

const test = fixtures
  .extend(
    'here',
    ({ sharedFolder, sandbox }): ExaminationOptions => ({
      ...healthy(sharedFolder),
      environment: sandbox.environment,
    }),
  )
  .extend('far', ({ sandbox }): ExaminationOptions['environment'] => ({
    ...sandbox.environment,
    platform: 'https://platform.test',
    issuer: 'https://identity.test',
    providers: [],
  }));
const endless = () => new Promise<never>(() => undefined);
const unlinked = { interfaces: () => ({}) };

describe('a machine that is well, before the sandbox', () => {
  test('is fine, host by host, and nothing stays behind in its folder', async ({ here, sharedFolder }) => {
    const { whole } = await runExamination(here);
    expect(findings(whole)).toEqual([]);
    expect(whole).toMatchObject({ isDone: true, diagnosis: { code: 'fine', state: 'fine', checks: [] } });
    expect(whole.reference).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    for (const name of ['platform', 'issuer', 'microsoft', 'google'] as const)
      expect(checkOf(whole, name)).toMatchObject({
        state: 'fine',
        host: { address: '127.0.0.1', via: 'direct', httpStatus: 200, latencyMs: expect.any(Number) },
      });
    expect(whole.checks.map(({ check }) => check)).toEqual(checkNames);
    expect(await readdir(sharedFolder)).toEqual([]);
  });

  test('needs no network for servers of its own', async ({ here }) => {
    expect(findings((await runExamination({ ...here, tools: unlinked })).whole)).toEqual([]);
  });

  test('is reported live: each check waits, runs and ends, and the last report is complete', async ({
    here,
  }) => {
    const { whole, updates } = await runExamination(here);
    expect(updates.at(-1)).toEqual(whole);
    expect(updates.slice(0, -1).every(({ isDone }) => !isDone)).toBe(true);
    expect(updates[0]?.diagnosis.code).toBe('unfinished');
    for (const name of checkNames) {
      const states = [...new Set(updates.map((examination) => checkOf(examination, name)?.state))];
      expect([...states].filter((state) => state !== 'waiting')).toEqual(['running', 'fine']);
    }
  });

  test('does not check providers that the policy forbids', async ({ here }) => {
    const policy = here.policy;
    const only = { ...policy, allowed: { ...policy.allowed, methods: ['microsoft' as const] } };
    const { whole } = await runExamination({ ...here, policy: only });
    expect(checkOf(whole, 'microsoft')).toMatchObject({ state: 'fine' });
    expect(checkOf(whole, 'google')).toEqual({ check: 'google', state: 'skipped' });
    expect(whole.diagnosis.code).toBe('fine');
  });
});

test('without a network no request is sent', async ({ here, far }) => {
  let asked = 0;
  const { whole } = await runExamination({
    ...here,
    environment: far,
    fetch: async () => {
      asked += 1;
      return new Response();
    },
    tools: unlinked,
  });
  expect(asked).toBe(0);
  expect(findings(whole)).toEqual(['network no-link']);
  expect(whole.diagnosis).toEqual({ code: 'no-link', state: 'wrong', checks: ['network'] });
  expect(checkOf(whole, 'platform')).toEqual({ check: 'platform', state: 'skipped' });
});

test('without an environment this computer is looked at alone, and nothing is called fine', async ({
  sharedFolder,
}) => {
  const { whole } = await runExamination(healthy(sharedFolder));
  expect(findings(whole)).toEqual([]);
  expect(checkOf(whole, 'disk')).toMatchObject({ state: 'fine' });
  expect(whole.diagnosis.code).toBe('unfinished');
});

describe('whatever hangs', () => {
  const hanging = (here: ExaminationOptions, far: ExaminationOptions['environment']): ExaminationOptions => ({
    ...here,
    environment: far,
    secrets: { state: 'ready', read: endless },
    fetch: endless,
    resolveProxy: endless,
    limits: { computerMs: 60, hostMs: 40, probeMs: 20 },
    tools: {
      lookup: endless,
      certificateOf: endless,
      askProxy: endless,
      askPlainly: endless,
      disk: { freeBytes: endless, writeAndRead: endless },
      bind: endless,
      interfaces: () => ({ eth0: [{ ...address, address: '192.0.2.7', family: 'IPv4', netmask: '' }] }),
    },
  });
  const address = { internal: false, mac: '', cidr: null };

  test('each check ends within its limit, and reports what it could not determine', async ({ here, far }) => {
    const { whole } = await runExamination(hanging(here, far));
    expect(whole.elapsedMs).toBeLessThan(1_000);
    expect(findings(whole)).toEqual([
      'disk disk-read-only',
      'keychain keychain-unreadable (warning)',
      'loopback loopback-blocked (warning)',
      'platform host-unreachable',
      'issuer host-unreachable',
    ]);
    expect(whole.diagnosis).toMatchObject({ code: 'unreachable', checks: ['platform', 'issuer'] });
  });

  test('stopping it ends it at once, and unfinished checks are skipped', async ({ here, far }) => {
    const stopping = new AbortController();
    const under = runExamination({
      ...hanging(here, far),
      limits: { computerMs: 60_000, hostMs: 60_000, probeMs: 60_000 },
      signal: stopping.signal,
    });
    stopping.abort();
    const { whole } = await under;
    expect(whole.elapsedMs).toBeLessThan(1_000);
    expect(findings(whole)).toEqual([]);
    expect(checkOf(whole, 'disk')).toEqual({ check: 'disk', state: 'skipped' });
    expect(whole).toMatchObject({ isDone: true, diagnosis: { code: 'unfinished' } });
  });

  test('an aborted signal ends it before it starts', async ({ here }) => {
    const { whole } = await runExamination({ ...here, signal: AbortSignal.abort() });
    expect(new Set(whole.checks.map(({ state }) => state))).toEqual(new Set(['skipped']));
  });
});

test('whatever breaks, it is skipped and the rest goes on', async ({ here }) => {
  const breaking = () => {
    throw new Error('broken');
  };
  const { whole } = await runExamination({
    ...here,
    hasBrowser: breaking,
    ownsDeepLinks: breaking,
    resolveProxy: breaking,
    tools: { lookup: breaking, askProxy: breaking },
  });
  expect(checkOf(whole, 'browser')).toEqual({ check: 'browser', state: 'skipped' });
  expect(checkOf(whole, 'deep-link')).toEqual({ check: 'deep-link', state: 'skipped' });
  expect(checkOf(whole, 'policy')).toMatchObject({ state: 'fine' });
  expect(whole.isDone).toBe(true);
});

test('a listener that breaks stops nothing', async ({ here }) => {
  const { examine } = await import('../../../../main/doctor/examination.ts');
  const whole = await examine({
    ...here,
    onChange: () => {
      throw new Error('broken');
    },
  });
  expect(whole.diagnosis.code).toBe('fine');
});
