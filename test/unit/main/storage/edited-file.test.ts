import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openEditedFile, unread } from '../../../../main/storage/edited-file.ts';

type Value = { left: number; right: number };
const empty: Value = { left: 0, right: 0 };

/** A file whose reading ends when the test says so, and everything that was written into it. */
function slowFile(content: Value | null) {
  const reading = Promise.withResolvers<Value | null>();
  const written: Value[] = [];
  let reads = 0;
  const file = {
    read: () => {
      reads += 1;
      return reading.promise;
    },
    write: (value: Value) => void written.push(value),
  };
  return { file, written, reads: () => reads, open: () => reading.resolve(content) };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('an edit before the file was read', () => {
  test('waits for it, and loses nothing', async () => {
    const { file, written, open } = slowFile({ left: 1, right: 2 });
    const kept = openEditedFile(file, empty);
    const edits = Promise.all([
      kept.edit((value) => ({ ...value, left: 10 })),
      kept.edit((value) => ({ ...value, right: value.right + 1 })),
    ]);
    await settled();
    expect([written, kept.current]).toEqual([[], empty]);
    open();
    expect(await edits).toEqual([
      { left: 10, right: 2 },
      { left: 10, right: 3 },
    ]);
    expect(written.at(-1)).toEqual({ left: 10, right: 3 });
  });

  test('begins with the empty value where there is no file', async () => {
    const { file, open } = slowFile(null);
    open();
    expect(await openEditedFile(file, empty).edit((value) => ({ ...value, left: 1 }))).toEqual({
      left: 1,
      right: 0,
    });
  });
});

test('the file is read once, and not before it is needed', async () => {
  const { file, reads, open } = slowFile({ left: 1, right: 2 });
  const kept = openEditedFile(file, empty);
  expect(reads()).toBe(0);
  open();
  expect(await kept.read()).toEqual({ left: 1, right: 2 });
  await kept.edit((value) => ({ ...value, left: 3 }));
  expect(await kept.read()).toEqual({ left: 3, right: 2 });
  expect(reads()).toBe(1);
});

test('an edit that changes nothing or fails writes nothing, and the next one starts from the stored value', async () => {
  const { file, written, open } = slowFile({ left: 1, right: 2 });
  open();
  const kept = openEditedFile(file, empty);
  expect(await kept.edit((value) => value)).toEqual({ left: 1, right: 2 });
  await expect(kept.edit(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(written).toEqual([]);
  expect(await kept.edit((value) => ({ ...value, left: 5 }))).toEqual({ left: 5, right: 2 });
  expect(written).toEqual([{ left: 5, right: 2 }]);
});

test('an edit while the file is unreadable is applied to the stored value once it can be read', async () => {
  let content: Value | typeof unread = unread;
  const written: Value[] = [];
  const kept = openEditedFile(
    { read: async () => content, write: (value: Value) => void written.push(value) },
    empty,
  );
  expect(await kept.read()).toEqual(empty);
  expect(await kept.edit((value) => ({ ...value, left: 5 }))).toEqual({ left: 5, right: 0 });
  expect(kept.current).toEqual({ left: 5, right: 0 });
  expect(written).toEqual([]);
  content = { left: 1, right: 2 };
  expect(await kept.edit((value) => ({ ...value, left: value.left + 1 }))).toEqual({ left: 6, right: 2 });
  expect(written.at(-1)).toEqual({ left: 6, right: 2 });
});

test('edits of any length at once all count', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(3), { maxLength: 8 }), async (turns) => {
      const { file, open } = slowFile({ left: 0, right: 0 });
      const kept = openEditedFile(file, empty);
      open();
      await Promise.all(
        turns.map((count) =>
          kept.edit(async (value) => {
            for (let turn = 0; turn < count; turn += 1) await settled();
            return { ...value, left: value.left + 1 };
          }),
        ),
      );
      expect(kept.current.left).toBe(turns.length);
    }),
    { numRuns: 30 },
  );
});
