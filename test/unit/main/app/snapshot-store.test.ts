import { expect, test } from 'vitest';
import type { Notice, Snapshot } from '#contract/snapshot.ts';
import { NoticeBoard, SnapshotStore } from '../../../../main/app/snapshot-store.ts';

test('a snapshot has the return paths as soon as they are known and whenever they change', () => {
  const shown: Snapshot[] = [];
  const snapshots = new SnapshotStore(
    { environment: 'sandbox', version: '0.1.0', language: 'nl' },
    (snapshot) => shown.push(snapshot),
  );
  expect(snapshots.current.returnPaths).toEqual([]);
  const offers = { methods: [], manualSignUp: true };
  for (const returnPaths of [['loopback', 'relay', 'paste'], ['loopback']] as const)
    snapshots.show({ journey: { step: 'choosing' }, offers: { ...offers, returnPaths } });
  expect(shown.map(({ revision, returnPaths }) => [revision, returnPaths])).toEqual([
    [2, ['loopback', 'relay', 'paste']],
    [3, ['loopback']],
  ]);
});

test('of the keychain one notice is shown, and none once it stores secrets', () => {
  let shown: Notice[] = [];
  const notices = new NoticeBoard((all) => (shown = all));
  notices.set('memory-set-aside', true);
  for (const state of ['locked', 'missing', 'unreadable', 'forbidden'] as const) {
    notices.showKeychain(state);
    expect(shown).toEqual(['memory-set-aside', `session-only-${state}`]);
  }
  notices.showKeychain('ready');
  expect(shown).toEqual(['memory-set-aside']);
});
