import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { killed } from './programs.ts';

/** Starts an X display that nobody sees, with Xvfb. Gives its name, as in `DISPLAY`. */
export async function startDisplay(): Promise<{ name: string; stop: () => Promise<void> }> {
  const xvfb = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1000x800x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const [number] = await once(xvfb.stdio[3] ?? xvfb, 'data');
  return { name: `:${String(number).trim()}`, stop: () => killed(xvfb) };
}
