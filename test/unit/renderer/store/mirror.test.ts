import { describe, expect, test } from 'vitest';
import { createMirror } from '../../../../renderer/store/mirror.ts';
import { bridgeDouble, rows } from '../../../support/bridge-double.ts';
import { healthy, intercepted } from '../../../support/examinations.ts';
import { unmanagedView } from '../../../support/policy-views.ts';
import { snapshotOf } from '../../../support/snapshots.ts';

const at = (revision: number) => snapshotOf({ step: 'choosing' }, { revision });

function mirrored(revision = 1) {
  const double = bridgeDouble({ rows, snapshot: at(revision), policy: unmanagedView });
  const mirror = createMirror(double.bridge);
  const revisionShown = () => mirror.store.getState().snapshot?.revision;
  return { double, mirror, revisionShown };
}

describe('the mirror', () => {
  test('shows nothing before it asked', () => {
    expect(mirrored().mirror.store.getState()).toEqual({ snapshot: null, refusal: null });
  });

  test('listens first and asks second', async () => {
    const { double, mirror } = mirrored();
    await mirror.connect();
    expect(double.asked.map(({ name }) => name)).toEqual(['changed', 'snapshot']);
  });

  test('shows the answer', async () => {
    const { mirror, revisionShown } = mirrored(4);
    await mirror.connect();
    expect(revisionShown()).toBe(4);
  });

  test('keeps a notification that overtook the answer', async () => {
    const { double, mirror, revisionShown } = mirrored();
    double.answerWith('snapshot', () => {
      double.push(at(9));
      return { ok: true, value: at(8) };
    });
    await mirror.connect();
    expect(revisionShown()).toBe(9);
  });

  test.each([
    ['a higher revision', 6, 6],
    ['the same revision', 5, 5],
    ['a lower revision', 4, 5],
  ])('told of %s, shows the highest', async (_, told, shown) => {
    const { double, mirror, revisionShown } = mirrored(5);
    await mirror.connect();
    double.push(at(told));
    expect(revisionShown()).toBe(shown);
  });

  test('does not take the same revision twice', async () => {
    const { double, mirror } = mirrored(5);
    await mirror.connect();
    const held = mirror.store.getState();
    double.push(at(5));
    expect(mirror.store.getState()).toBe(held);
  });

  test('ignores notifications once it has stopped listening', async () => {
    const { double, mirror, revisionShown } = mirrored();
    const stop = await mirror.connect();
    stop();
    double.push(at(7));
    expect(revisionShown()).toBe(1);
  });

  test('passes on what a person asks for, and changes nothing by itself', async () => {
    const { double, mirror } = mirrored();
    await mirror.connect();
    const held = mirror.store.getState();
    mirror.actions.send({ type: 'choose', method: 'google' });
    mirror.actions.openLink({ nextStep: 'company' });
    mirror.actions.setLanguage('en');
    expect(double.asked.slice(2)).toEqual([
      { name: 'send', input: { type: 'choose', method: 'google' } },
      { name: 'openLink', input: { nextStep: 'company' } },
      { name: 'setLanguage', input: 'en' },
    ]);
    expect(mirror.store.getState()).toEqual(held);
  });

  test.each([
    ['says no', () => ({ ok: false, code: 'link-not-allowed' }), 'link-not-allowed'],
    ['breaks', () => Promise.reject(new Error('no handler')), 'unexpected'],
  ])('shows a refusal when main %s, until the next snapshot', async (_, answer, code) => {
    const { double, mirror } = mirrored();
    await mirror.connect();
    double.answerWith('openLink', answer);
    const refused = new Promise((resolve) => {
      mirror.store.subscribe(({ refusal }) => refusal && resolve(refusal));
    });
    mirror.actions.openLink('help');
    expect(await refused).toBe(code);
    double.push(at(2));
    expect(mirror.store.getState().refusal).toBeNull();
  });

  test('answers a request for the rules, and stores nothing of it', async () => {
    const { double, mirror } = mirrored();
    await mirror.connect();
    const held = mirror.store.getState();
    expect(await mirror.actions.policy()).toEqual({ ok: true, value: unmanagedView });
    expect(await mirror.actions.copyPolicy()).toMatchObject({ ok: true });
    double.answerWith('policy', () => Promise.reject(new Error('no handler')));
    expect(await mirror.actions.policy()).toEqual({ ok: false, code: 'unexpected' });
    expect(mirror.store.getState()).toBe(held);
  });

  test('asks main to copy the text for IT, and returns its outcome', async () => {
    const { double, mirror } = mirrored();
    await mirror.connect();
    expect(await mirror.actions.copyFailure()).toMatchObject({ ok: true });
    expect(double.asked.at(-1)).toEqual({ name: 'copyFailure', input: undefined });
  });

  test('passes on a request about newer versions, and returns its outcome', async () => {
    const { double, mirror } = mirrored();
    await mirror.connect();
    expect(await mirror.actions.update('check')).toMatchObject({ ok: true });
    expect(double.asked.at(-1)).toEqual({ name: 'update', input: 'check' });
    double.answerWith('update', () => ({ ok: false, code: 'not-allowed-here' }));
    expect(await mirror.actions.update('download')).toEqual({ ok: false, code: 'not-allowed-here' });
    expect(mirror.store.getState().refusal).toBeNull();
  });

  test('passes on requests to the doctor, and what it finds to its listeners', async () => {
    const { double, mirror } = mirrored();
    await mirror.connect();
    const held = mirror.store.getState();
    const heard: unknown[] = [];
    const stop = mirror.actions.examined((examination) => heard.push(examination));
    double.tell('examined', intercepted);
    stop();
    double.tell('examined', healthy);
    expect(heard).toEqual([intercepted]);
    await mirror.actions.examine();
    await mirror.actions.remedy('use-relay');
    mirror.actions.stopExamining();
    expect(double.asked.slice(3)).toEqual([
      { name: 'examine', input: undefined },
      { name: 'remedy', input: 'use-relay' },
      { name: 'stopExamining', input: undefined },
    ]);
    expect(mirror.store.getState()).toBe(held);
  });

  test('can ask again after a first question that failed', async () => {
    const { double, mirror, revisionShown } = mirrored();
    double.answerWith('snapshot', () => ({ ok: false, code: 'unexpected' }));
    await mirror.connect();
    expect(mirror.store.getState()).toEqual({ snapshot: null, refusal: 'unexpected' });
    double.answerWith('snapshot', () => ({ ok: true, value: at(1) }));
    await mirror.ask();
    expect(revisionShown()).toBe(1);
    expect(mirror.store.getState().refusal).toBeNull();
  });
});
