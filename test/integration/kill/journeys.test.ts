import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { z } from 'zod';
import { googleAccounts } from '../../sandbox/accounts.ts';
import { startSandbox } from '../../sandbox/sandbox.ts';
import { test } from '../../support/fixtures.ts';
import { mailCodes } from '../../support/kill-mail.ts';
import type { Wish } from '../../support/kill-person.ts';
import { bundleProgram, forEach, type Life, live, upTo } from '../../support/kill-run.ts';
import { walk } from '../../support/kill-story.ts';

/*
 * The client without a window is killed at each state, at each answer, and before each call that changes what the next
 * start finds; then it is started again, and the person goes on. What may come between two such calls
 * the state file's own kill points show: nothing. KILL_EVERY=1 takes all calls all the same.
 */

const moments = process.env.KILL_EVERY === '1' ? undefined : ['before rename', 'before rm'];

/** Without what V8 does in other threads for the sake of lives longer than these: an eighth of their time. */
const flags = ['--single-threaded', '--no-opt', '--no-wasm-dynamic-tiering'];

type Story = {
  name: string;
  wish: Wish;
  email: string;
  /** The steps that a start can resume, in the order they come. */
  steps: string[];
  /** How the story may end after a kill; the first is how it ends without. */
  ends: [string, ...string[]];
  /** What Google's account is linked to. */
  links: number;
};

const stories: Story[] = [
  {
    name: 'signing up by e-mail',
    wish: { way: 'email', email: 'iris@bloemen-iris.test' },
    email: 'iris@bloemen-iris.test',
    steps: ['choosing', 'entering-email', 'waiting-for-activation', 'registering', 'finished'],
    ends: ['finished', 'has an account already'],
    links: 0,
  },
  {
    name: 'a new account with Google',
    wish: { way: 'google', subject: googleAccounts.fenna.subject },
    email: googleAccounts.fenna.email,
    steps: ['choosing', 'registering', 'finished'],
    ends: ['finished', 'has an account already'],
    links: 1,
  },
  {
    name: 'signing in with Google and out again',
    wish: { way: 'sign-out', subject: googleAccounts.bram.subject },
    email: googleAccounts.bram.email,
    steps: ['choosing', 'finished', 'choosing'],
    ends: ['signed out'],
    links: 1,
  },
];

let root: string;
let core: string;
let killed = 0;
test.beforeAll(async ({ sharedFolder }) => {
  root = sharedFolder;
  core = await bundleProgram(join(import.meta.dirname, '../../support/kill-core.ts'), join(root, 'core'));
});

type Outcome = {
  first: Life;
  second: Pick<Life, 'states' | 'end' | 'stderr'>;
  isWhole: boolean;
  accounts: number;
  links: number;
};

/**
 * The story on a sandbox of its own, killed at a moment, and what came of it after another start. That one need not die, and
 * finds nothing but the folder: it is in this process, but for every tenth, which takes as long as a life.
 */
async function outcomeOf({ wish, email }: Story, at?: number): Promise<Outcome> {
  const folder = mkdtempSync(join(root, 'app-'));
  const sandbox = await startSandbox();
  const { environment } = sandbox;
  const life = {
    program: [core, folder, JSON.stringify(environment), JSON.stringify(wish)],
    folder,
    flags,
  } as const;
  const codes = () => mailCodes(sandbox.mailbox, email);
  const first = await live({
    ...life,
    onAsked: codes(),
    ...(moments ? { moments } : {}),
    ...(at ? { at } : {}),
  });
  const isWhole = readsWhole(folder);
  const second =
    (at ?? 0) % 10 === 0
      ? await live({ ...life, onAsked: codes() })
      : await startHere({ environment, folder, wish, code: codes() });
  const accounts = sandbox.platform.countAccounts(email);
  const links = sandbox.platform.linksOf(email).length;
  await sandbox.close();
  return { first, second, isWhole, accounts, links };
}

async function startHere(start: Omit<Parameters<typeof walk>[0], 'onState'>): Promise<Outcome['second']> {
  const states: string[] = [];
  const end = await walk({ ...start, onState: (step) => states.push(step) });
  return { states, end, stderr: '' };
}

const envelope = z.object({ version: z.literal(1), value: z.unknown() });

/** Whether every file under its own name is whole. */
function readsWhole(folder: string): boolean {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .every((name) => envelope.safeParse(JSON.parse(readFileSync(join(folder, name), 'utf8'))).success);
}

describe('killed at any moment of', () => {
  test.each(stories)(
    '$name, the next start goes on there',
    async (story) => {
      const whole = await outcomeOf(story);
      expect(whole.first).toMatchObject({ end: story.ends[0], isKilled: false, stderr: '' });
      expect(whole.second.stderr).toBe('');
      const outcomes = await forEach(upTo(whole.first.moments.length), (at) => outcomeOf(story, at));
      for (const { first, second, isWhole, accounts, links } of outcomes) {
        // Two files are written at once, so that a life can be a moment shorter than the one that was counted.
        if (!first.isKilled) continue;
        killed += 1;
        const where = `killed ${first.moments.at(-1)} (${first.moments.length}), ${first.states.join(' ')} | ${second.states.join(' ')}`;
        expect.soft(second.stderr, where).toBe('');
        expect.soft(isWhole, where).toBe(true);
        expect.soft(story.ends, where).toContain(second.end);
        expect.soft(resumable(story, first.states), where).toContain(second.states[1]);
        expect.soft(accounts, where).toBe(1);
        expect.soft(links, where).toBe(story.links);
      }
    },
    300_000,
  );

  test('them, at 60 moments at the least', () => {
    expect(killed).toBeGreaterThanOrEqual(60);
  });
});

/** Where a start may resume: at the step that was there, or the one before or after it. */
function resumable({ steps }: Story, seen: readonly string[]): string[] {
  const kept = seen.map((step) =>
    ['starting', 'signing-in', 'checking-account'].includes(step) ? 'choosing' : step,
  );
  const walked = kept.filter((step, index) => step !== kept[index - 1]);
  const at = Math.max(0, walked.length - 1);
  return steps.slice(Math.max(0, at - 1), at + 2);
}
