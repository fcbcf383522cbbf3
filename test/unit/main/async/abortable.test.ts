import { expect, test, vi } from 'vitest';
import { abortable, systemSleep, waitAtMost } from '../../../../main/async/abortable.ts';

const reason = new Error('aborted');
const never = new Promise<never>(() => undefined);

test.each<[string, () => Promise<unknown>, 'before' | 'after' | 'never', unknown]>([
  ['gives what the work gives', async () => 'done', 'never', 'done'],
  ['rejects as the work does', () => Promise.reject(new Error('failed')), 'never', new Error('failed')],
  ['rejects with the reason once aborted', () => never, 'after', reason],
  ['rejects with the reason where it was aborted before', () => never, 'before', reason],
  ['an abort from before counts more than work that is done', async () => 'done', 'before', reason],
  ['work that fails after the abort is ignored', () => Promise.reject(new Error('late')), 'before', reason],
])('abortable: %s', async (_, work, abort, expected) => {
  const controller = new AbortController();
  const removed = vi.spyOn(controller.signal, 'removeEventListener');
  if (abort === 'before') controller.abort(reason);
  const waiting = abortable(work(), controller.signal).catch((error: unknown) => error);
  if (abort === 'after') controller.abort(reason);

  expect(await waiting).toEqual(expected);
  expect(removed, 'nothing is left on the signal').toHaveBeenCalledOnce();
});

test('waitAtMost ends with the work, and then no timer is left', async () => {
  let signal: AbortSignal | undefined;
  await waitAtMost(Promise.resolve(), 1_000, (_, given) => {
    signal = given;
    return systemSleep(1_000_000, given);
  });

  expect(signal?.aborted).toBe(true);
});

test('waitAtMost ends when the time is over, whatever the work does', async () => {
  await expect(waitAtMost(never, 1_000, async () => undefined)).resolves.toBeUndefined();
});

test('waitAtMost rejects as the work does', async () => {
  await expect(waitAtMost(Promise.reject(reason), 1_000, systemSleep)).rejects.toBe(reason);
});
