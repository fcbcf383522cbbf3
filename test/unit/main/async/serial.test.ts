import { expect, test } from 'vitest';
import { createSerial, shareNext } from '../../../../main/async/serial.ts';

/** Work that notes when it begins and ends, and ends when told. */
function noted(log: string[], name: string) {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const work = async () => {
    log.push(`${name} begins`);
    return await promise.finally(() => log.push(`${name} ends`));
  };
  return { work, end: () => resolve(name), fail: () => reject(new Error(name)) };
}

test.each([
  ['ends', async ({ end }: { end: () => void }) => end()],
  ['fails', async ({ fail }: { fail: () => void }) => fail()],
])('the second begins after the first %s', async (_, finish) => {
  const log: string[] = [];
  const [first, second] = [noted(log, 'first'), noted(log, 'second')];
  const inTurn = createSerial();
  const firstDone = inTurn(first.work).catch((error: Error) => `${error.message} failed`);
  const secondDone = inTurn(second.work);

  second.end();
  await finish(first);

  expect([await firstDone, await secondDone]).toEqual([expect.stringMatching(/^first/), 'second']);
  expect(log).toEqual(['first begins', 'first ends', 'second begins', 'second ends']);
});

test('all who ask before it begins share it; who asks while it runs gets the next', async () => {
  const inTurn = createSerial();
  let runs = 0;
  const answers: Promise<number>[] = [];
  const ask = shareNext(inTurn, async () => {
    runs += 1;
    if (runs === 1) answers.push(ask(), ask());
    return runs;
  });
  answers.push(ask(), ask());
  await Promise.all([...answers]);

  expect(await Promise.all(answers)).toEqual([1, 1, 2, 2]);
});
