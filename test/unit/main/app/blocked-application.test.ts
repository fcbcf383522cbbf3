import { expect, test, vi } from 'vitest';
import type { Snapshot } from '#contract/snapshot.ts';
import { createBlockedApplication } from '../../../../main/app/blocked-application.ts';
import { readLocalFacts } from '../../../../main/doctor/report.ts';
import { combineSources } from '../../../../main/policy/effective-policy.ts';
import { bareView } from '../../../../main/policy/policy-view.ts';
import { memorySecrets, silentLog } from '../../../support/scripted-ports.ts';

function blocked() {
  const shown: Snapshot[] = [];
  const retry = vi.fn();
  const application = createBlockedApplication({
    doctor: {
      tools: {
        environment: null,
        folder: '/nowhere',
        secrets: memorySecrets(),
        fetch: () => Promise.reject(new Error('no network')),
        resolveProxy: async () => 'DIRECT',
        hasBrowser: () => true,
        ownsDeepLinks: async () => true,
        log: silentLog,
      },
      facts: { version: '1.2.3', environment: null, ...readLocalFacts(null) },
      onChange: () => undefined,
      registerDeepLinks: () => undefined,
    },
    stop: { code: 'environment-incomplete' },
    facts: { environment: '', version: '1.2.3', language: 'nl' },
    policy: bareView(combineSources([])),
    copy: async () => undefined,
    retry,
    announce: (snapshot) => shown.push(snapshot),
  });
  return { application, retry, shown, now: () => shown.at(-1) };
}

test('the blocked screen reads the machine again on retry, once for a double click', () => {
  const { application, retry } = blocked();
  application.answers.send({ type: 'retry' });
  application.answers.send({ type: 'retry' });
  application.answers.send({ type: 'cancel' });
  expect(retry).toHaveBeenCalledTimes(1);
});

test.each([
  [
    'link for an organisation',
    (app: ReturnType<typeof blocked>['application']) => app.openOrganisation('molen'),
  ],
  ['profile', (app: ReturnType<typeof blocked>['application']) => app.openProfile('a profile')],
])('a %s that arrives while blocked shows the notice that it came too early', async (_what, open) => {
  const { application, now } = blocked();
  await open(application);
  expect(now()?.notices).toEqual(['organisation-later']);
});

test('a refused link is shown with its reason', () => {
  const { application, now } = blocked();
  application.refuseLink({ link: '/nothing', reason: 'unknown' });
  expect(now()).toMatchObject({
    notices: ['deep-link-refused'],
    refusedLink: { link: '/nothing', reason: 'unknown' },
  });
});

test('every change is a snapshot with a higher revision', () => {
  const { application, shown, now } = blocked();
  application.answers.setLanguage('fr');
  application.openOrganisation('molen');
  const revisions = shown.map(({ revision }) => revision);
  expect(revisions).toEqual([...new Set(revisions)].sort((one, other) => one - other));
  expect(now()).toMatchObject({ language: 'fr', journey: { step: 'blocked' }, revision: revisions.at(-1) });
});
