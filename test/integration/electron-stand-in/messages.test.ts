import { afterAll, expect, test } from 'vitest';
import { pack, unpack } from '../../electron-stand-in/messages.ts';
import { startFixture } from './fixture.ts';

const app = await startFixture({}, afterAll);

test('a page asks main through its preload, and gets what structured cloning lets across', async () => {
  const value = { nothing: undefined, empty: null, list: [1, 'two'], at: new Date(0) };
  expect(await app.ask('echo', value)).toEqual(value);
  expect(Object.keys(Object(await app.ask('echo', value)))).toContain('nothing');
  expect(await app.ask('echo')).toBeUndefined();
});

test.for([
  ['text', 'a "quote" \u2028'],
  ['numbers', [0, -1.5, 1e300]],
  ['nothing', [null, undefined, [], {}, [undefined]]],
  ['dates', [new Date(0), { at: new Date(1.7e12) }]],
  ['lists in lists', [[[]], [['a'], [null, ['b']]]]],
  ['a name that objects have', { ['__proto__']: 1, constructor: undefined }],
] as const)('%s: packed and unpacked it is the same', ([, value]) => {
  expect(unpack(pack(value))).toStrictEqual(value);
});

test.for([
  ['a map', new Map()],
  ['bytes', new Uint8Array(1)],
  ['no number', Number.NaN],
  ['a bigint', 1n],
  ['a regular expression', { of: /a/ }],
])('%s: refused, since structured cloning would let it across', ([, value]) => {
  expect(() => pack(value)).toThrow(TypeError);
});

test('what cannot be cloned is refused in the page', async () => {
  const asked = app.window.evaluate(() => Reflect.get(window, 'door').ask('echo', () => 1));
  await expect(asked).rejects.toThrow('could not be cloned');
});

test('a page learns the text of an error and nothing else', async () => {
  await expect(app.ask('fail')).rejects.toThrow("Error invoking remote method 'fail': TypeError: no");
  await expect(app.ask('nobody')).rejects.toThrow("No handler registered for 'nobody'");
});

test('a message comes from the main frame, by its one identity and at its own address', async () => {
  expect(await app.ask('frame')).toEqual([true, 'app://fixture', 'app://fixture/index.html']);
});

test('main tells the page', async () => {
  await app.ask('tell', { n: 1 });
  await app.ask('tell', 'two');
  const told = () => app.window.evaluate(() => Reflect.get(window, 'door').told());
  await expect.poll(told).toEqual([{ n: 1 }, 'two']);
});

test('a page sees what its preload exposes, frozen, and nothing of how it got there', async () => {
  const seen = await app.window.evaluate(() => ({
    frozen: Object.isFrozen(Reflect.get(window, 'door')),
    names: Object.keys(window).filter((name) => /electron|require|module/i.test(name)),
    node: typeof Reflect.get(window, 'process'),
  }));
  expect(seen).toEqual({ frozen: true, names: [], node: 'undefined' });
});

test('a subframe has no preload', async () => {
  const frame = app.window.frames().find((one) => one.url().endsWith('/frame.html'));
  expect(await frame?.evaluate(() => Reflect.get(window, 'door') ?? 'none')).toBe('none');
});

test('an API that is not offered says so by name', async () => {
  await expect(app.ask('missing')).rejects.toThrow('The Electron stand-in does not offer app.getGPUInfo.');
});
