import { readdirSync, readFileSync } from 'node:fs';
import { adapters, signIn } from './hostile-flow.ts';
import { HostileIssuer } from './hostile-issuer.ts';

/* A program of its own, run with --expose-gc and a small young generation: signs in 1 000 times and prints what it holds before and after. */

export type Holding = { descriptors: number; listeners: number; rss: number; heap: number };

const collect: unknown = Reflect.get(globalThis, 'gc');

/** What this process holds, from the kernel, once the garbage is gone. */
function holding(): Holding {
  if (typeof collect !== 'function') throw new Error('run with --expose-gc');
  for (let time = 0; time < 4; time += 1) collect();
  const listening = ['tcp', 'tcp6'].flatMap((table) =>
    readFileSync(`/proc/self/net/${table}`, 'utf8')
      .split('\n')
      .filter((row) => row.trim().split(/\s+/)[3] === '0A'),
  );
  const { rss, heapUsed: heap } = process.memoryUsage();
  return { descriptors: readdirSync('/proc/self/fd').length, listeners: listening.length, rss, heap };
}

const issuer = await HostileIssuer.start();

async function run(count: number): Promise<void> {
  for (let flow = 0; flow < count; flow += 1) {
    await signIn(adapters[flow % adapters.length] ?? 'google', issuer);
    issuer.reset();
  }
}

// Code is compiled and caches are filled by then.
await run(300);
const before = holding();
await run(1_000);
console.log(JSON.stringify([before, holding()]));
await issuer.stop();
