import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { z } from 'zod';
import { openStartGuard } from '../../../../main/app/start-up-guard.ts';
import { openProfileStore } from '../../../../main/organisation/profile-store.ts';
import { StateFile } from '../../../../main/storage/state-file.ts';
import { test } from '../../../support/fixtures.ts';
import { bundleProgram, forEach, type Life, live, upTo } from '../../../support/kill-run.ts';
import { silentLog as log } from '../../../support/scripted-ports.ts';

/* A process is killed before, after and, where it writes, in the middle of each of its calls to the file system. */

const envelope = (value: string, version = 1) => JSON.stringify({ version, value });
const damaged = '{"version":1,"val';
const newer = envelope('theirs', 2);

type Story = {
  name: string;
  story: string;
  file?: string;
  /** What is in the file before; nothing unless given. */
  before?: string;
  /** Every text that may be in the file afterwards; null for no file. */
  after: (string | null)[];
};

const stories: Story[] = [
  { name: 'a first write', story: 'write', after: [null, envelope('new')] },
  {
    name: 'a write over another',
    story: 'write',
    before: envelope('old'),
    after: [envelope('old'), envelope('new')],
  },
  {
    name: 'a write over a damaged file',
    story: 'read and write',
    before: damaged,
    after: [damaged, null, envelope('new')],
  },
  { name: 'a write over a newer version’s file', story: 'read and write', before: newer, after: [newer] },
  {
    name: 'several writes, some overtaken',
    story: 'several writes',
    before: envelope('old'),
    after: ['old', 'third', 'fourth', 'fifth', 'new'].map((value) => envelope(value)),
  },
  {
    name: 'a removal',
    story: 'remove',
    before: envelope('old'),
    after: [envelope('old'), null],
  },
  {
    name: 'something begun in safe mode',
    story: 'begin in safe mode',
    before: envelope('old'),
    after: [envelope('old'), null, envelope('new')],
  },
  {
    name: 'a profile over another',
    story: 'install a profile',
    before: 'old',
    after: ['old', 'new'],
  },
  {
    name: 'a start that is counted',
    story: 'count a start',
    file: 'starts.json',
    after: [
      null,
      expect.stringMatching(/^\{"version":1,"value":\{"unfinished":\["[^"]+"\]\}\}$/),
      '{"version":1,"value":{"unfinished":[]}}',
    ],
  },
];

let root: string;
let writer: string;
let killed = 0;
test.beforeAll(async ({ sharedFolder }) => {
  root = sharedFolder;
  writer = await bundleProgram(join(import.meta.dirname, 'kill-writer.ts'), join(root, 'writer'));
});

type Death = Life & { folder: string; text: string | null };

async function lifeOf({ story, file = 'state.json', before }: Story, at?: number): Promise<Death> {
  const folder = mkdtempSync(join(root, 'life-'));
  const path = join(folder, file);
  if (before !== undefined) writeFileSync(path, before);
  const life = await live({
    program: [writer, folder, story],
    folder,
    ...(at === undefined ? {} : { at }),
  });
  return { ...life, folder, text: existsSync(path) ? readFileSync(path, 'utf8') : null };
}

test.each(stories)(
  '$name leaves the old or the new, wherever the process is killed',
  async (story) => {
    const whole = await lifeOf(story);
    expect(whole).toMatchObject({ end: 'done', isKilled: false, stderr: '' });
    const deaths = await forEach(upTo(whole.moments.length), (at) => lifeOf(story, at));
    for (const death of deaths) {
      expect(death).toMatchObject({ isKilled: true, end: null });
      const where = `killed ${death.moments.at(-1)}, the ${death.moments.length}th`;
      expect(
        story.after.some((text) => expect.objectContaining({ text }).asymmetricMatch({ text: death.text })),
        `${where}: ${death.text}`,
      ).toBe(true);
      expectNothingLost(story, death, where);
      await expectToGoOn(story, death, where);
    }
    killed += deaths.length;
  },
  60_000,
);

test('that was tried at 200 moments at the least', () => {
  expect(killed).toBeGreaterThanOrEqual(200);
});

/** What is no longer under its name is whole under another, unless it was replaced or removed on purpose. */
function expectNothingLost({ story, before }: Story, { folder, text }: Death, where: string): void {
  const isAside = story === 'begin in safe mode' || before === damaged;
  if (!isAside || before === undefined || text === before) return;
  const aside = readdirSync(folder).filter((name) => /\.(corrupt|kept)-/.test(name));
  expect(
    aside.map((name) => readFileSync(join(folder, name), 'utf8')),
    where,
  ).toEqual([before]);
}

/** The next process can read, write, and leaves nothing of the killed one lying about. */
async function expectToGoOn({ story, before }: Story, { folder }: Death, where: string): Promise<void> {
  const path = join(folder, 'state.json');
  if (story === 'install a profile') {
    await openProfileStore(path).write('later');
    expect(await openProfileStore(path).read(), where).toEqual({ text: 'later' });
  } else if (story === 'count a start') {
    expect(await openStartGuard({ folder, log }).begin(), where).toEqual({ isSafe: false });
  } else {
    const file = new StateFile({ path, schema: z.string(), version: 1, log });
    await file.read();
    expect(await file.write('later'), where).toBe(before === newer ? 'refused' : 'written');
  }
  expect(
    readdirSync(folder).filter((name) => name.endsWith('.tmp')),
    where,
  ).toEqual([]);
}
