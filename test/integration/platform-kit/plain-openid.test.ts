import { createServer, type ServerResponse } from 'node:http';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { environment } from '../../../main/environment/environment.ts';
import { rules } from '../../../scripts/platform-kit/rules.ts';
import { type Outcome, runChecks } from '../../../scripts/platform-kit/run-checks.ts';
import { visit } from '../../support/hostile-browser.ts';
import { type Claims, json, type Misbehaviour } from '../../support/hostile-issuer.ts';
import { originOf } from '../../support/listening.ts';
import { startSecondPlatform } from '../../support/second-platform/second-platform.ts';
import { shareIssuer } from '../../support/shared-issuer.ts';
import { type PlainPlatform, startPlainPlatform } from '../openid/plain-platform.ts';
import { targetOf } from './second-implementation.ts';

/** The configuration as any web server serves a file: with an `ETag`, and without anything else below it. */
const file = JSON.stringify({
  methods: [{ id: 'econnect', kind: 'oidc', available: true }],
  manualSignUp: false,
  capabilities: [],
  links: {},
});

const issuer = await shareIssuer();

test('a platform that is a file alone fails nothing: each check of a part is skipped by its name', async () => {
  const second = await startSecondPlatform();
  const server = createServer(({ url, headers }, response) => {
    if (url !== '/.well-known/econnect-onboarding') return response.writeHead(404).end('Not found');
    if (headers['if-none-match'] === '"1"') return response.writeHead(304).end();
    return response.writeHead(200, { 'content-type': 'application/json', etag: '"1"' }).end(file);
  });
  const platform = await originOf(server);
  const known = targetOf(second);
  const target = { ...known, platform, environment: environment.parse({ ...known.environment, platform }) };
  const outcomes = await runChecks(rules, target, {});
  await second.close();

  expect(outcomes.filter(({ kind }) => kind === 'failed')).toEqual([]);
  const skipped = outcomes.flatMap((one) => (one.kind === 'skipped' ? one : []));
  const byPort = skipped.filter(({ by }) => by === 'implementation').map(({ rule }) => rule);
  // Somebody has to sign in for these; all others are of parts that the platform does not have.
  expect(new Set(byPort)).toEqual(new Set(['P-1', 'P-3', 'P-4', 'P-5', 'P-91', 'P-92', 'P-120']));
  expect(outcomes.filter(({ kind }) => kind === 'passed').map(({ rule }) => rule)).toEqual(
    expect.arrayContaining(['P-1', 'P-2', 'P-6', 'P-82', 'P-83']),
  );
});

describe('at an issuer whose tokens are the session', () => {
  let platform: PlainPlatform;
  beforeAll(async () => {
    platform = await startPlainPlatform(JSON.parse(file));
    return () => platform.stop();
  });
  beforeEach(() => {
    issuer.misbehaviour = { tokenEndpoint: answerToken, discovery: withRevocation };
  });

  const withRevocation = (document: Claims) => ({
    ...document,
    revocation_endpoint: `${issuer.origin}/revoke`,
  });

  /** Redeems codes, and renews by every refresh token that was not revoked. */
  async function answerToken(response: ServerResponse, proper: () => Promise<Claims>): Promise<void> {
    const form = new URLSearchParams(issuer.requests('/token').at(-1)?.body);
    if (form.get('grant_type') !== 'refresh_token') return json(response, await proper());
    const revoked = issuer.requests('/revoke').map(({ body }) => new URLSearchParams(body).get('token'));
    if (revoked.includes(form.get('refresh_token'))) return json(response, { error: 'invalid_grant' }, 400);
    json(response, { access_token: 'renewed', token_type: 'Bearer', expires_in: 300 });
  }

  /** What became of the checks of some rules, where Anna is whoever signs in. */
  async function outcomesOf(...numbers: string[]): Promise<Outcome[]> {
    const { clientId, scheme, origin } = issuer;
    const person = { email: 'anna@bakkerij.example', method: 'econnect', scheme } as const;
    const provider = { id: 'econnect', kind: 'oidc', clientId, scheme };
    const known = { name: 'plain', platform: platform.url, issuer: origin, providers: [provider] };
    const target = { platform: platform.url, issuer: origin, environment: environment.parse(known) };
    const checks = rules.filter(({ rule }) => numbers.includes(rule));
    return await runChecks(checks, target, { newPerson: async () => person, signIn: visit });
  }
  const kindsOf = (outcomes: Outcome[], rule: string) =>
    outcomes.flatMap((one) => (one.rule === rule && one.kind !== 'not-checkable' ? one.kind : []));

  test('tokens are renewed and revoked, and the client itself gets to the account, to sign-out and back', async () => {
    const outcomes = await outcomesOf('P-91', 'P-92', 'P-120');
    expect(outcomes.filter(({ kind }) => kind === 'failed')).toEqual([]);
    expect(kindsOf(outcomes, 'P-91')).toEqual(['passed']);
    expect(kindsOf(outcomes, 'P-92')).toEqual(['passed']);
    expect(kindsOf(outcomes, 'P-120').filter((kind) => kind === 'passed')).toHaveLength(1);
  });

  test.each([
    [
      'gives no refresh token',
      'P-91',
      {
        tokenEndpoint: async (response, proper) => {
          const { refresh_token: _, ...tokens } = await proper();
          json(response, tokens);
        },
      },
    ],
    ['tells no address', 'P-91', { userinfo: { sub: 'subject-1' } }],
    [
      'renews by a revoked token',
      'P-92',
      {
        tokenEndpoint: async (response, proper) => {
          const tokens = await proper();
          json(response, { access_token: 'renewed', ...tokens });
        },
      },
    ],
  ] satisfies [string, string, Misbehaviour][])(
    'one that %s is failed by %s',
    async (_fault, rule, misbehaviour) => {
      Object.assign(issuer.misbehaviour, misbehaviour);
      expect(kindsOf(await outcomesOf(rule), rule)).toEqual(['failed']);
    },
  );

  test('one without a revocation endpoint is skipped by P-92 by the name of what it lacks', async () => {
    issuer.misbehaviour.discovery = (document) => document;
    const skipped = (await outcomesOf('P-92')).filter(({ kind }) => kind === 'skipped');
    expect(skipped).toMatchObject([{ missing: [expect.stringContaining('revocation_endpoint')] }]);
  });
});
