import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { failureCodeOf } from '../../../main/failure/onboarding-error.ts';
import { EffectRunner } from '../../../main/journey/effects/effect-runner.ts';
import type { Report } from '../../../main/journey/event.ts';
import { type Callback, carry, land, type Page, visit } from '../../support/hostile-browser.ts';
import {
  type Adapter,
  adapters,
  begin,
  type Flow,
  isClosed,
  providerFor,
  settingsFor,
} from '../../support/hostile-flow.ts';
import { HostileIssuer } from '../../support/hostile-issuer.ts';
import { beginPublished } from '../../support/published-issuer.ts';
import { scriptedPorts } from '../../support/scripted-ports.ts';
import { type Case, noteFor, refused } from './case.ts';
import { fapiModules } from './fapi-modules.ts';
import { libraryGaps } from './library-gaps.ts';
import { oidfModules } from './oidf-modules.ts';

let issuer: HostileIssuer;
beforeAll(async () => {
  issuer = await HostileIssuer.start();
});
beforeEach(() => issuer.reset());
afterAll(() => issuer.stop());

/** Begins, and lets the provider do what the case says, up to the response in the browser's hands. */
async function toTheResponse(
  one: Case,
  adapter: Adapter,
  signal: AbortSignal,
): Promise<[Flow, Callback | null]> {
  issuer.misbehaviour = (await one.misbehaviour?.(issuer, adapter)) ?? {};
  const options = one.requestTimeoutMs === undefined ? {} : { requestTimeoutMs: one.requestTimeoutMs };
  const start = one.usesDiscovery ? beginPublished : begin;
  const flow = start(adapter, issuer, { signal, options });
  // A provider that describes itself wrongly is not even opened by an adapter that asks it first.
  const callback = await flow.callback.catch(() => null);
  await one.beforeCallback?.(issuer);
  if (callback) one.alterCallback?.(callback, issuer);
  return [flow, callback];
}

async function conduct(one: Case, adapter: Adapter, isPending: boolean): Promise<string> {
  const left = new AbortController();
  const [flow, callback] = await toTheResponse(one, adapter, left.signal);
  const settled = flow.identity.then(
    () => 'accepted',
    (error: unknown) => failureCodeOf(error),
  );
  if (isPending) {
    if (!callback) throw new Error('nothing to carry');
    expect((await carry(callback)).status).toBe(400);
    expect(issuer.requests('/token')).toEqual([]);
    left.abort(new Error('left'));
    await settled;
    return 'still waiting';
  }
  const page: Promise<Page | null> = callback ? land(callback) : Promise.resolve(null);
  page.catch(() => undefined);
  const ending = await settled;
  const body = (await page)?.body ?? '';
  if (ending === 'accepted') expect(body).toContain('Je bent ingelogd');
  else expect(body).not.toContain('Je bent ingelogd');
  if (callback) expect(await isClosed(callback.redirectUri)).toBe(true);
  return ending;
}

/** The journey's own runner with a real adapter; of the platform and the session nothing may be asked. */
function journeyWith(adapter: Adapter, at: HostileIssuer) {
  const { promise: flow, resolve } = Promise.withResolvers<Callback>();
  const provider = providerFor(adapter, at);
  const ports = scriptedPorts({
    findProvider: () => provider,
    browser: { open: async (url) => void visit(url).then(resolve), copy: async () => {} },
  });
  const reports: Report[] = [];
  const runner = new EffectRunner(ports, (report) => void reports.push(report));
  const { id: method } = settingsFor(adapter, at);
  runner.run({ do: 'begin-sign-in', operation: 1, method, returnPath: 'loopback', deliver: 'browser' });
  return { flow, ports, reports };
}

const cases = [...oidfModules, ...fapiModules, ...libraryGaps];

test('every module is there: 26 runs of the OpenID Foundation’s, 14 of FAPI 2.0', () => {
  expect([oidfModules.length, fapiModules.length]).toEqual([26, 14]);
  expect(new Set(cases.map(({ suite, module }) => `${suite} ${module}`)).size).toBe(cases.length);
});

describe.each(adapters)('%s', (adapter) => {
  test.for(cases.map((one) => [`${one.suite} · ${one.module}`, one] as const))(
    '%s',
    async ([, one], { task }) => {
      const { suite, module, ending: right = refused('sign-in-answer-invalid') } = one;
      const notUsed = noteFor(one, adapter);
      const ending = await conduct(one, adapter, right.kind === 'pending');
      task.meta.conformance = {
        suite,
        module,
        adapter,
        ending,
        ...(notUsed === undefined ? {} : { notUsed }),
      };
      const expected = { accepted: 'accepted', pending: 'still waiting' };
      expect(ending).toBe(right.kind === 'refused' ? right.code : expected[right.kind]);

      expect(issuer.requests('/token')).toHaveLength(one.tokenRequests ?? 1);
      expect(issuer.requests('/stolen')).toEqual([]);
      expect(issuer.requests('/userinfo')).toEqual([]);
      for (const { body } of issuer.requests('/token')) {
        expect(body).toContain('grant_type=authorization_code');
        expect(body).not.toContain('offline_access');
      }
    },
  );

  test.each(['iss', 'aud', 'nonce'])(
    'a wrong %s leaves nothing: no exchange at the platform, nothing in the keychain',
    async (claim) => {
      issuer.misbehaviour = { claims: (claims) => ({ ...claims, [claim]: 'other' }) };
      const { flow, ports, reports } = journeyWith(adapter, issuer);
      await land(await flow);
      await expect
        .poll(() => reports.at(-1))
        .toMatchObject({ type: 'sign-in-failed', code: 'sign-in-answer-invalid' });
      expect(ports.secrets.kept.size).toBe(0);
      expect(reports.map(({ type }) => type)).not.toContain('identity-verified');
    },
  );
});
