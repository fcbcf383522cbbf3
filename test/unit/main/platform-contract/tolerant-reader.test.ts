import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import {
  createReportOnce,
  neverDropped,
  openEnum,
  tolerant,
} from '../../../../main/platform-contract/tolerant-reader.ts';

const method = z.object({ id: z.enum(['google', 'apple']), available: z.boolean() });
const document = z.object({
  methods: z.array(method).max(2),
  status: openEnum(['pending', 'done'], 'pending'),
  link: z.url().optional(),
  tenant: neverDropped(z.guid().optional()),
  language: z.enum(['nl', 'en']).nullable().default(null),
});
const google = { id: 'google', available: true };
const apple = { id: 'apple', available: false };
const whole = { methods: [google], status: 'done', link: 'https://a.test', language: 'nl' };

/** What is read of a document, and what is reported of it. */
function read(value: unknown) {
  const reported: string[] = [];
  const parsed = tolerant(document, (name) => reported.push(name)).safeParse(value);
  return { value: parsed.data, reported };
}

describe('a document that has grown', () => {
  test.each([
    ['nothing new', {}, whole, []],
    ['a field', { later: true }, whole, []],
    ['a field called __proto__', JSON.parse('{"__proto__":{"status":"x"}}'), whole, []],
    ['an item', { methods: [{ id: 'itsme', available: true }, google] }, whole, ['methods[] (itsme)']],
    ['a field of an item', { methods: [{ ...google, kind: 'later' }] }, whole, []],
    [
      'an item of another form',
      { methods: ['itsme', google, null] },
      whole,
      ['methods[] (itsme)', 'methods[]'],
    ],
    [
      'items whose name is no plain word',
      { methods: [{ id: 'iris@molen.test' }, { id: 'eyJhbGciOi.x' }, google] },
      whole,
      ['methods[]', 'methods[]'],
    ],
    [
      'more items than fit',
      { methods: [google, apple, google] },
      { ...whole, methods: [google, apple] },
      ['methods[] beyond 2'],
    ],
    ['a value of an open enum', { status: 'paused' }, { ...whole, status: 'pending' }, ['status (paused)']],
    [
      'another form of an optional part',
      { link: ['https://a.test'] },
      { ...whole, link: undefined },
      ['link'],
    ],
    ['a value of a nullable enum', { language: 'fy' }, { ...whole, language: null }, ['language']],
  ])('with %s is read without it', (_what, more, value, reported) => {
    expect(read({ ...whole, ...more })).toEqual({ value, reported });
  });

  test.each([
    ['an optional part that restricts, in another form', { tenant: ['a', 'b'] }],
    ['a list that is none', { methods: { google } }],
    ['a value of an open enum that is no text', { status: 1 }],
    ['a required part that is gone', { status: undefined }],
  ])('with %s is refused', (_what, more) => {
    expect(read({ ...whole, ...more }).value).toBeUndefined();
  });

  test.each([null, undefined, 'text', 3, [], [whole]])('is refused where %j is in its place', (value) => {
    expect(read(value).value).toBeUndefined();
  });
});

test('a union is read as its first option that fits', () => {
  const either = z.discriminatedUnion('at', [
    z.object({ at: z.literal('choosing') }),
    z.object({ at: z.literal('finished'), steps: z.array(z.string()) }),
  ]);
  const reported: string[] = [];
  const reader = tolerant(either, (name) => reported.push(name));
  expect(reader.parse({ at: 'finished', steps: ['a', 1, 'b'] })).toEqual({
    at: 'finished',
    steps: ['a', 'b'],
  });
  expect(reported).toEqual(['steps[]']);
  expect(reader.safeParse({ at: 'later' }).success).toBe(false);
});

test('the schema for writing stays exact', () => {
  expect(document.safeParse({ ...whole, status: 'paused' }).success).toBe(false);
  expect(document.safeParse({ ...whole, methods: [{ id: 'itsme', available: true }] }).success).toBe(false);
});

test('a name is passed on once', () => {
  const reported: string[] = [];
  const report = createReportOnce((name) => reported.push(name));
  for (const name of ['a', 'b', 'a']) report(name);
  expect(reported).toEqual(['a', 'b']);
});

test('another end that sends new names without end fills neither the log nor the memory', () => {
  const reported: string[] = [];
  const report = createReportOnce((name) => reported.push(name));
  for (let at = 0; at < 10_000; at += 1) report(`name-${at}`);
  report('name-0');
  expect(reported).toHaveLength(101);
  expect(reported.slice(-2)).toEqual(['name-99', 'and more']);
});
