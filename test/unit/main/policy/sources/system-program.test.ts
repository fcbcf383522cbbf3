import { tmpdir } from 'node:os';
import { expect, test, vi } from 'vitest';
import { execute, systemSurroundings } from '../../../../../main/policy/sources/system-program.ts';

const here = { cwd: tmpdir(), env: { ONE: '1' }, timeoutMs: 30_000 };
const node = (script: string, limits = here) => execute(process.execPath, ['-e', script], limits);

test('a program says what it says, and with what it ended', async () => {
  expect(await node("console.log('a'); console.error('b'); process.exitCode = 3")).toEqual({
    code: 3,
    stdout: 'a\n',
    stderr: 'b\n',
  });
});

test('a program sees the variables it is given and none of the app’s', async () => {
  vi.stubEnv('COR_PROFILER', 'evil');
  const { stdout } = await node('console.log(process.env.ONE, process.env.COR_PROFILER)');
  vi.unstubAllEnvs();
  expect(stdout).toBe('1 undefined\n');
});

test('a program finds nothing to read, and does not wait for it', async () => {
  expect(await node('process.stdin.on("end", () => console.log("end")).resume()')).toMatchObject({
    code: 0,
    stdout: 'end\n',
  });
});

test('a program that does not end in time is ended', async () => {
  expect(await node('setInterval(() => {}, 1_000)', { ...here, timeoutMs: 200 })).toMatchObject({
    code: null,
  });
});

test('a program that says too much is ended', async () => {
  expect(await node('process.stdout.write("x".repeat(5 * 1024 * 1024))')).toMatchObject({ code: null });
});

test.each(['C:\\nowhere\\reg.exe', 'a name that cannot be one\0'])('%j does not run', async (program) => {
  expect(await execute(program, [], here)).toEqual({ code: null, stdout: '', stderr: '' });
});

test('the surroundings of Windows’ programs are Windows’ own, whatever the app’s are', () => {
  vi.stubEnv('SystemRoot', 'D:\\Evil');
  vi.stubEnv('PSModulePath', 'D:\\Evil');
  const { cwd, env } = systemSurroundings('E:\\Windows\\System32');
  vi.unstubAllEnvs();
  expect(cwd).toBe('E:\\Windows\\System32');
  expect(env).toEqual({
    SystemRoot: 'E:\\Windows',
    windir: 'E:\\Windows',
    SystemDrive: 'E:',
    Path: 'E:\\Windows\\System32',
    PSModulePath: 'E:\\Windows\\System32\\WindowsPowerShell\\v1.0\\Modules',
    TEMP: tmpdir(),
    TMP: tmpdir(),
    USERNAME: '%USERNAME%',
    USERDOMAIN: '%USERDOMAIN%',
    LOGONSERVER: '%LOGONSERVER%',
  });
});
