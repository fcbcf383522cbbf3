import { writeSync } from 'node:fs';
import fs, { type FileHandle } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { resolve } from 'node:path';
import { setImmediate } from 'node:timers/promises';

/*
 * Imported by a program that is to be killed. Numbers the moments of its life: before and after each call to the file system
 * below KILL_FOLDER, in the middle of each write, and whatever the program itself names. At moment KILL_AT the process kills
 * itself; each moment is a line on standard output.
 */

const { KILL_FOLDER, KILL_AT, KILL_MOMENTS } = process.env;
const folder = KILL_FOLDER === undefined ? undefined : resolve(KILL_FOLDER);
const last = Number(KILL_AT ?? Number.POSITIVE_INFINITY);
/** The moments of calls that count; all of them unless told otherwise. */
const only = KILL_MOMENTS?.split(',');
const forever = new Int32Array(new SharedArrayBuffer(4));
let count = 0;
let underWay = 0;

/** A line for whoever runs this program: written at once, so that no death loses it. */
export function tell(line: object): void {
  writeSync(1, `${JSON.stringify(line)}\n`);
}

/** A moment of the program. May be the last one: then this never returns. */
export function moment(name: string): void {
  count += 1;
  tell({ moment: name });
  if (count === last) die();
}

/** Whether this moment of a call is the last one. */
function comes(name: string): boolean {
  if (only !== undefined && !only.includes(name)) return false;
  count += 1;
  tell({ moment: name });
  return count === last;
}

function die(): void {
  process.kill(process.pid, 'SIGKILL');
  Atomics.wait(forever, 0, 0);
}

const isOurs = (path: unknown) =>
  typeof path === 'string' && folder !== undefined && resolve(path).startsWith(folder);

async function around<Result>(call: string, work: () => Promise<Result>): Promise<Result> {
  underWay += 1;
  try {
    if (comes(`before ${call}`)) die();
    const result = await work();
    if (comes(`after ${call}`)) die();
    return result;
  } finally {
    underWay -= 1;
  }
}

/** Resolves once the program has written what it had to write. */
export async function written(): Promise<void> {
  do await setImmediate();
  while (underWay > 0);
}

const { mkdir, open, readFile, readdir, rename, rm } = fs;

fs.mkdir = wrapped('mkdir', mkdir);
fs.readFile = wrapped('readFile', readFile);
fs.readdir = wrapped('readdir', readdir);
fs.rename = wrapped('rename', rename);
fs.rm = wrapped('rm', rm);
fs.open = async (path, ...rest) => {
  if (!isOurs(path)) return await open(path, ...rest);
  return watched(await around('open', () => open(path, ...rest)));
};
syncBuiltinESMExports();

function wrapped<Call extends (...args: never[]) => Promise<unknown>>(name: string, call: Call): Call {
  return new Proxy(call, {
    apply: (target, self, args) =>
      isOurs(args[0])
        ? around(name, () => Reflect.apply(target, self, args))
        : Reflect.apply(target, self, args),
  });
}

function watched(handle: FileHandle): FileHandle {
  const { writeFile, sync, close, readFile: read } = handle;
  handle.writeFile = async (data, options) => {
    await around('write', async () => {
      if (comes('half of write')) {
        const whole = Buffer.from(String(data));
        await handle.write(whole.subarray(0, whole.length / 2));
        die();
      }
      await writeFile.call(handle, data, options);
    });
  };
  handle.sync = () => around('sync', () => sync.call(handle));
  handle.close = () => around('close', () => close.call(handle));
  handle.readFile = new Proxy(read, {
    apply: (target, _self, args) => around('read', () => Reflect.apply(target, handle, args)),
  });
  return handle;
}
