import { describe, expect, test } from 'vitest';
import { failureCodes } from '#contract/failure.ts';
import { languages as offered } from '#contract/snapshot.ts';
import { copies } from '../../../support/copies.ts';

/** Every text of a table by its path, with functions called on plain words. */
function texts(value: unknown, path = ''): [path: string, text: string][] {
  if (typeof value === 'string') return [[path, value]];
  // The table's functions take one word or number and answer text.
  if (typeof value === 'function') return [[path, String(value('Google'))]];
  return Object.entries(value ?? {}).flatMap(([key, inner]) => texts(inner, `${path}/${key}`));
}

describe.each(offered)('the copy in %s', (language) => {
  const copy = copies[language];

  test('has the same entries as the Dutch', () => {
    expect(
      texts(copy)
        .map(([path]) => path)
        .sort(),
    ).toEqual(
      texts(copies.nl)
        .map(([path]) => path)
        .sort(),
    );
  });

  test('leaves no text empty', () => {
    expect(texts(copy).filter(([, text]) => !text.trim())).toEqual([]);
  });

  test.each(failureCodes)('says what happened and what to do next for %s', (code) => {
    const { happened, next } = copy.failures[code];
    expect(happened).toMatch(/^\S.{10,}\.$/);
    expect(next).toMatch(/^\S.{10,}\.$/);
    expect(`${happened} ${next}`).not.toMatch(/\b(error|fout|oops|helaas|undefined)\b/i);
  });
});

test('no two languages share their sentences', () => {
  const [nl, en] = [texts(copies.nl), new Map(texts(copies.en))];
  const shared = nl.filter(([path, text]) => text.includes(' ') && en.get(path) === text);
  expect(shared).toEqual([]);
});

test('the platform’s own Dutch words are used as they are', () => {
  const all = new Set(texts(copies.nl).map(([, text]) => text));
  for (const words of [
    'Of login met email',
    'Nieuw account maken',
    'Activeer je omgeving',
    'Registreer',
    'Ga verder met het instellen van je omgeving',
  ])
    expect(all).toContain(words);
});
