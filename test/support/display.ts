import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { ended } from './private-bus.ts';

/** An X display that nobody sees. */
export type Display = {
  /** As in `DISPLAY`. */
  name: string;
  stop: () => Promise<void>;
};

/** Starts a display of its own, with Xvfb. */
export async function startDisplay(): Promise<Display> {
  const xvfb = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1000x800x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const [number] = await once(xvfb.stdio[3] ?? xvfb, 'data');
  return { name: `:${String(number).trim()}`, stop: () => ended(xvfb) };
}
