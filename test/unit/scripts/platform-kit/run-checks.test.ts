import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { check, notCheckable } from '../../../../scripts/platform-kit/check.ts';
import { expectThat, skipUnless } from '../../../../scripts/platform-kit/expectation.ts';
import { markdownReport, tallyOf } from '../../../../scripts/platform-kit/report.ts';
import { runChecks } from '../../../../scripts/platform-kit/run-checks.ts';
import { LoopbackServer } from '../../../sandbox/network/loopback-server.ts';

const target = {
  platform: 'https://platform.example',
  issuer: 'https://identity.example',
  environment: {
    name: 'test',
    platform: 'https://platform.example',
    issuer: 'https://identity.example',
    providers: [],
    organisationKeys: [],
  },
};
const secret = 'Zm9yLWV4YW1wbGUtb25seS1hLXNlY3JldA';

const passing = check('P-1', 'passes', [], async () => undefined);
const failing = check('P-20', 'fails', [], async () => expectThat(false, '200', '404 not-found'));
const breaking = check('P-20', 'breaks', [], async () => {
  throw new TypeError(`cannot read ${secret}`);
});
const needing = check('P-70', 'needs mail', ['nextMail', 'openMail'], async () => undefined);
const unseen = notCheckable('P-62', 'is not seen from outside');

test('each check passes, fails with expectation and answer, is skipped by what is missing, or cannot be checked', async () => {
  const port = { nextMail: async () => ({ link: '', code: '', text: '' }) };
  expect(await runChecks([passing, failing, needing, unseen], target, port)).toEqual([
    { kind: 'passed', rule: 'P-1', title: 'passes' },
    { kind: 'failed', rule: 'P-20', title: 'fails', message: 'expected 200; got 404 not-found' },
    { kind: 'skipped', rule: 'P-70', title: 'needs mail', by: 'implementation', missing: ['openMail'] },
    { kind: 'not-checkable', rule: 'P-62', reason: 'is not seen from outside' },
  ]);
});

describe('at a platform that lists its capabilities', () => {
  /** A platform that is a file alone. */
  let server: LoopbackServer;
  let platform: string;
  beforeAll(async () => {
    server = await LoopbackServer.start(0, 'platform');
    server.handle((_request, response) => response.end('{ "capabilities": ["relay"] }'));
    platform = server.url;
  });
  afterAll(() => server.close());

  test('a check of a part that it does not have is skipped by the name of the part, whatever the port lacks', async () => {
    const ofParts = check('P-20', 'needs parts', ['relay', 'sign-up', 'nextMail'], async () => undefined);
    expect(await runChecks([ofParts], { ...target, platform }, {})).toEqual([
      { kind: 'skipped', rule: 'P-20', title: 'needs parts', by: 'platform', missing: ['sign-up'] },
    ]);
  });

  test('a check of a part that it has is run', async () => {
    const ofRelay = check('P-72', 'needs relays', ['relay'], async () => undefined);
    expect(await runChecks([ofRelay], { ...target, platform }, {})).toMatchObject([{ kind: 'passed' }]);
  });
});

test('a check of something that a platform need not have is skipped by its name, and not passed', async () => {
  const ofLimit = check('P-104', 'needs a limit', [], async () => skipUnless(false, 'limit'));
  expect(await runChecks([ofLimit], target, {})).toEqual([
    { kind: 'skipped', rule: 'P-104', title: 'needs a limit', by: 'platform', missing: ['limit'] },
  ]);
});

test('a check that asks an operation of a part must name the part', async () => {
  const forgetful = check('P-72', 'forgets', [], async ({ call }) => {
    await call('openRelay');
  });
  const [outcome] = await runChecks([forgetful], target, {});
  expect(outcome).toMatchObject({ kind: 'failed', message: expect.stringContaining('does not name relay') });
});

test('a check that reads what a refused request does not answer fails with the refusal', async () => {
  const problem = { type: 'https://x.example/problems/organisation-unknown', title: 'None', status: 404 };
  const server = await LoopbackServer.start(0, 'platform');
  server.handle((_request, response) => {
    response.writeHead(404, { 'content-type': 'application/problem+json' }).end(JSON.stringify(problem));
  });
  const reading = check('P-61', 'reads', ['organisations'], async ({ call }) => {
    const { body } = await call('getOrganisation', { id: 'molen' });
    expectThat(body.organisation.length > 0, 'a document', 'none');
  });
  const [outcome] = await runChecks([reading], { ...target, platform: server.url }, {});
  await server.close();
  const message = 'expected `organisation` of getOrganisation; got 404 organisation-unknown';
  expect(outcome).toMatchObject({ kind: 'failed', message });
});

test('a failure that the check did not expect is told without the credential in it', async () => {
  const [outcome] = await runChecks([breaking], target, {});
  expect(outcome).toMatchObject({ kind: 'failed', message: 'TypeError: cannot read [removed]' });
});

test('what moves the clock comes last, and is told in its place', async () => {
  const ran: string[] = [];
  const noting = (rule: string, needs: readonly ['advanceClock'] | readonly []) =>
    check(rule, rule, needs, async () => void ran.push(rule));
  const checks = [noting('P-20', ['advanceClock']), noting('P-30', [])];
  const outcomes = await runChecks(checks, target, { advanceClock: async () => undefined });
  expect(ran).toEqual(['P-30', 'P-20']);
  expect(outcomes.map(({ rule }) => rule)).toEqual(['P-20', 'P-30']);
});

test('the platform’s time goes with the clock that a check moves', async () => {
  const moved: number[] = [];
  const moving = check('P-20', 'moves', ['advanceClock'], async (kit) => {
    const before = kit.platformNow();
    await kit.port.advanceClock(60);
    expectThat(kit.platformNow() - before >= 60_000, 'a minute more', 'less');
  });
  const port = { advanceClock: async (seconds: number) => void moved.push(seconds) };
  expect(await runChecks([moving], target, port)).toMatchObject([{ kind: 'passed' }]);
  expect(moved).toEqual([60]);
});

test('the report links each rule to its section of the guide, and counts', async () => {
  const outcomes = await runChecks([passing, failing, needing, unseen], target, {});
  expect(tallyOf(outcomes)).toEqual({ passed: 1, failed: 1, skipped: 1, 'not-checkable': 1 });
  const report = markdownReport(target, outcomes, 'platform.md');
  expect(report).toContain('1 passed, 1 failed, 1 skipped, 1 not checkable from outside.');
  expect(report).toContain('Skipped for want of members of the implementation: nextMail (1), openMail (1).');
  expect(report).toMatch(/^## Failed\n\n\* \[P-20\]\(platform.md#sign-ups-by-e-mail\) fails: expected 200/m);
  for (const row of [
    '| [P-1](platform.md#the-issuer) | passes | passed |',
    '| [P-20](platform.md#sign-ups-by-e-mail) | fails | **failed**: expected 200; got 404 not-found |',
    '| [P-70](platform.md#pages) | needs mail | skipped: the implementation has no nextMail, openMail |',
    '| [P-62](platform.md#organisations) |  | not checkable: is not seen from outside |',
  ])
    expect(report).toContain(row);
});
