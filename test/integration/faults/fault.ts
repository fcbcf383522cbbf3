import { expect, type TestAPI, type TestFunction } from 'vitest';
import { type FailureCode, failureCodes } from '#contract/failure.ts';
import { type Language, languages, type Notice } from '#contract/snapshot.ts';
import { type Landing, landingCopy } from '../../../main/sign-in/loopback/landing-copy.ts';
import { type FaultNumber, type FaultResult, faultNames } from '../../../scripts/reporters/fault-names.ts';
import { copies } from '../../support/copies.ts';
import { test as fixtures } from '../../support/fixtures.ts';

/** How the client tells a person: a failure beside a control, a notice above the step, or the browser's last page. */
type Word = FailureCode | Notice | `page:${Landing}`;

type FaultFacts = Pick<FaultResult, 'does' | 'next' | 'elsewhere'> & {
  /** All that the story must get to see; nothing where a person is spared the fault. */
  told: readonly Word[];
};

declare module 'vitest' {
  interface TaskMeta {
    fault?: FaultResult;
  }
}

/** Milliseconds within which a person must know where they stand. */
const patience = 20_000;

/** Tells what a person got to see: each failure, notice and page. What a story saw is exactly what it was to see, in time. */
const test = fixtures.extend('sees', { auto: true }, ({ task }, { onCleanup }) => {
  const seen = new Set<string>();
  const begun = performance.now();
  onCleanup(() => {
    const { fault } = task.meta;
    if (fault === undefined) throw new Error('this is the test of no fault');
    fault.took = Math.round(performance.now() - begun);
    // A story that broke off has said why.
    if (task.result?.state === 'fail') return;
    expect([...seen].sort()).toEqual(fault.told.map(({ code }) => code).sort());
    for (const { code } of fault.told)
      for (const language of languages) expect(wordsFor(code, language)).toMatch(/\.$/);
    expect(fault.took).toBeLessThan(patience);
  });
  return (word: Word) => void seen.add(word);
});

type Fixtures = typeof test extends TestAPI<infer Context> ? Context : never;

/**
 * The test of a fault by its number: what the story saw is exactly what it was to see, everything has words in every
 * language, and it was decided in time.
 *
 * @param story gets the fixtures, and calls `sees` for each failure, notice and page that the person got to see
 */
export function fault(
  number: FaultNumber,
  { told, ...facts }: FaultFacts,
  story: TestFunction<Fixtures>,
): void {
  const name = `F${String(number).padStart(2, '0')} ${faultNames[number]}`;
  const result: FaultResult = {
    number,
    ...facts,
    told: told.map((word) => ({ code: word, words: wordsFor(word, 'nl') })),
  };
  test(name, { timeout: patience, meta: { fault: result } }, story);
}

/** What a person reads, in a language. */
function wordsFor(word: string, language: Language): string {
  if (word.startsWith('page:')) {
    const [title, text] = landingCopy[language][landingOf(word)];
    return `${title}. ${text}`;
  }
  const code = failureCodes.find((known) => known === word);
  if (code !== undefined) {
    const { happened, next } = copies[language].failures[code];
    return `${happened} ${next}`;
  }
  // Neither a page nor a failure, so the one kind that is left.
  return copies[language].notices[word as Notice];
}

// The prefix is what the type has before every landing.
const landingOf = (word: string) => word.slice('page:'.length) as Landing;
