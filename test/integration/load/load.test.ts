import { beforeAll, expect, test } from 'vitest';
import { type Rush, rush } from './rush.ts';

/** By e-mail, and as many by Google. */
const clients = Number(process.env.LOAD_CLIENTS ?? 40);

let outcome: Rush;
beforeAll(async () => {
  outcome = await rush(clients);
}, 300_000);

test('everybody who starts arrives', () => {
  expect(outcome.lost).toEqual([]);
  expect(outcome.finished).toHaveLength(2 * clients);
});

test('everybody ends at an account of their own address', () => {
  expect(outcome.finished.filter(({ address, shown }) => address !== shown)).toEqual([]);
});

test('there is exactly one account for each address, and no two addresses share one', () => {
  const one = Object.fromEntries(outcome.addresses.map((address) => [address, 1]));
  expect(outcome.accounts).toEqual(one);
  expect(new Set(outcome.ids).size).toBe(2 * clients);
});

test('every token is its owner’s', () => {
  const own = Object.fromEntries(outcome.addresses.map((address) => [address, address]));
  expect(outcome.owners).toEqual(own);
  expect(new Set(outcome.finished.map(({ refreshToken }) => refreshToken)).size).toBe(2 * clients);
});
