import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { root } from '../../lib/run.ts';
import { visit } from './person.ts';
import type { Settings } from './program.ts';

/** One sign-in, in milliseconds. */
export type Flow = { open: number; claims: number; answered: number; page: number };

/** What a fresh process did: the first of its flows is cold. */
export type Sample = { load: number; flows: Flow[] };

const message = z.discriminatedUnion('type', [
  z.object({ type: z.literal('loaded'), at: z.number(), milliseconds: z.number() }),
  z.object({ type: z.literal('clicked'), at: z.number() }),
  z.object({ type: z.literal('opened'), at: z.number(), url: z.string() }),
  z.object({ type: z.literal('signed-in'), at: z.number(), subject: z.string() }),
  z.object({ type: z.literal('failed'), at: z.number(), error: z.string() }),
]);
type Message = z.infer<typeof message>;

const started = z.object({ settings: z.custom<Omit<Settings, 'adapter'>>(), subject: z.string() });
type Provider = z.infer<typeof started> & { stop(): Promise<void> };

/** An oidc-provider in a process of its own. */
export async function startProvider(): Promise<Provider> {
  const program = join(import.meta.dirname, 'provider.ts');
  const child = spawn(process.execPath, [program], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = await once(createInterface(child.stdout), 'line');
  return { ...started.parse(JSON.parse(String(line))), stop: () => ended(child) };
}

/** Signs in so many times in one fresh process. */
export async function sampleOf(
  file: string,
  { settings, subject }: Pick<Provider, 'subject'> & { settings: Settings },
  flows: number,
): Promise<Sample> {
  const child = fork(join(import.meta.dirname, 'sample.cjs'), [file], { cwd: root });
  try {
    const inbox = messagesOf(child);
    const { milliseconds: load } = await next(inbox, 'loaded');
    const sample: Sample = { load, flows: [] };
    for (let flow = 0; flow < flows; flow += 1) {
      child.send(settings);
      const { at: clicked } = await next(inbox, 'clicked');
      const { at: opened, url } = await next(inbox, 'opened');
      const { approved, answered, landed } = await visit(url, subject);
      const signedIn = await next(inbox, 'signed-in');
      if (signedIn.subject !== subject) throw new Error('somebody else');
      sample.flows.push({
        open: opened - clicked,
        claims: signedIn.at - approved,
        answered: answered - approved,
        page: landed - approved,
      });
    }
    return sample;
  } finally {
    await ended(child);
  }
}

async function* messagesOf(child: ChildProcess): AsyncGenerator<Message> {
  const waiting: Message[] = [];
  let wake = () => {};
  child.on('message', (raw) => {
    waiting.push(message.parse(raw));
    wake();
  });
  for (;;) {
    const first = waiting.shift();
    if (first) yield first;
    else
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
  }
}

async function next<Type extends Message['type']>(
  inbox: AsyncGenerator<Message>,
  type: Type,
): Promise<Extract<Message, { type: Type }>> {
  const { value } = await inbox.next();
  const isIt = (one: Message): one is Extract<Message, { type: Type }> => one.type === type;
  if (isIt(value)) return value;
  throw new Error(value.type === 'failed' ? value.error : `${value.type} instead of ${type}`);
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const exit = once(child, 'exit');
  child.kill();
  await exit;
}
