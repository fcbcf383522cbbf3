import { expect, test } from 'vitest';
import { connectSessionBus, findSocketPath } from '../../../../main/keychain/session-bus.ts';

const runtime = { XDG_RUNTIME_DIR: '/run/user/1000' };

test.each<[string, string | undefined, string | null]>([
  ['a path', 'unix:path=/run/user/1000/bus', '/run/user/1000/bus'],
  ['a path with a guid', 'unix:path=/tmp/b,guid=ab12', '/tmp/b'],
  ['a path with escaped bytes', 'unix:path=/tmp/a%2cb%20c', '/tmp/a,b c'],
  ['an abstract name', 'unix:abstract=/tmp/dbus-x,guid=ab', '\0/tmp/dbus-x'],
  ['the runtime folder', 'unix:runtime=yes', '/run/user/1000/bus'],
  ['the first that is local', 'tcp:host=127.0.0.1,port=9;unix:path=/tmp/second', '/tmp/second'],
  ['no variable', undefined, '/run/user/1000/bus'],
  ['a program to run', 'unixexec:path=/bin/touch,argv1=/tmp/marker', null],
  ['another machine', 'tcp:host=10.0.0.1,port=9', null],
  ['a way to start one', 'autolaunch:', null],
  ['bytes that are none', 'unix:path=%zz', null],
  ['nonsense', '::;=,unix', null],
])('the address of the session’s bus: %s', (_what, address, path) => {
  expect(findSocketPath({ ...runtime, DBUS_SESSION_BUS_ADDRESS: address })).toBe(path);
});

test('without a bus there is no keychain', async () => {
  expect(findSocketPath({})).toBeNull();
  await expect(connectSessionBus({}, 1_000)).rejects.toMatchObject({ state: 'missing' });
  const nobody = { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nowhere/bus' };
  await expect(connectSessionBus(nobody, 1_000)).rejects.toMatchObject({ state: 'missing' });
});
