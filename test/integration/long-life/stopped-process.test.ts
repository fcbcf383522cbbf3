import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect } from 'vitest';
import { test } from '../../support/fixtures.ts';
import { killed } from '../../support/programs.ts';

/** The state of a process as the kernel has it: `T` is stopped. */
const stateOf = (pid: number) => readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.[0];

test.skipIf(process.platform !== 'linux')(
  'a process that stood still while its sign-up was activated notices once it goes on, without asking twice',
  async ({ sandbox, call }) => {
    const email = 'stilgezet@molen.test';
    const { body: signUp } = await call('startSignUp', { body: { email, language: 'nl' } });
    const { code } = await sandbox.mailbox.next(email);

    const program = join(import.meta.dirname, 'waiting-process.ts');
    const asked = JSON.stringify({ platform: sandbox.urls.platform, signUp });
    const child = spawn(process.execPath, [program, asked], { stdio: ['ignore', 'pipe', 'inherit'] });
    const lines: string[] = [];
    createInterface(child.stdout).on('line', (line) => lines.push(line));
    const pid = child.pid ?? 0;

    await expect.poll(() => sandbox.platform.calls('getSignUp')).toBe(1);
    child.kill('SIGSTOP');
    await expect.poll(() => stateOf(pid)).toBe('T');
    await call('activateSignUp', { id: signUp.id, bearer: signUp.secret, body: { code } });
    expect(lines).toEqual(['restored']);
    child.kill('SIGCONT');
    await expect.poll(() => lines).toEqual(['restored', 'activated']);
    expect(sandbox.platform.calls('getSignUp')).toBe(1);
    await killed(child);
  },
);
