import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { adapters, signIn } from './hostile-flow.ts';
import { HostileIssuer } from './hostile-issuer.ts';

/* A program of its own, run with --expose-gc and a small young generation: signs in 1 000 times and prints what it holds before and after. */

export type Holding = { descriptors: number; listeners: number; rss: number; heap: number };

const collect: unknown = Reflect.get(globalThis, 'gc');

function collectGarbage(): void {
  if (typeof collect !== 'function') throw new Error('run with --expose-gc');
  collect();
}

/** What this process holds, from the kernel, once the garbage is gone. */
function holding(): Holding {
  for (let time = 0; time < 4; time += 1) collectGarbage();
  const { rss, heapUsed: heap } = process.memoryUsage();
  const descriptors = readdirSync('/proc/self/fd');
  // The tables are the whole machine's; what is ours is among our descriptors.
  const ours = new Set(descriptors.map(targetOf));
  const listening = ['tcp', 'tcp6'].flatMap((table) =>
    readFileSync(`/proc/self/net/${table}`, 'utf8')
      .split('\n')
      .map((row) => row.trim().split(/\s+/))
      .filter((row) => row[3] === '0A' && ours.has(`socket:[${row[9]}]`)),
  );
  return { descriptors: descriptors.length, listeners: listening.length, rss, heap };
}

/** What a descriptor stands for; '' for the one that listed them. */
function targetOf(descriptor: string): string {
  try {
    return readlinkSync(`/proc/self/fd/${descriptor}`);
  } catch {
    return '';
  }
}

const issuer = await HostileIssuer.start();

async function run(count: number): Promise<void> {
  for (let flow = 0; flow < count; flow += 1) {
    await signIn(adapters[flow % adapters.length] ?? 'google', issuer);
    issuer.reset();
    // Garbage that piles up makes V8 take pages that it does not give back.
    if (flow % 50 === 0) collectGarbage();
  }
}

// Code is compiled and caches are filled by then.
await run(100);
const before = holding();
await run(1_000);
console.log(JSON.stringify([before, holding()]));
await issuer.stop();
