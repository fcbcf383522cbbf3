import { ProblemError } from './problems.ts';

type Kept<Answer> = { fingerprint: string; answer: Promise<Answer> };

/**
 * Answers a repeated `Idempotency-Key` with what it was answered before, also while the first is still being worked
 * on. Kept in memory: a repeat comes seconds later, not after a restart.
 */
export class IdempotentAnswers<Answer> {
  readonly #kept = new Map<string, Kept<Answer>>();

  /**
   * @param scope whose key it is: the same key under another credential is another key
   * @param fingerprint what was asked; the same key for something else is refused
   */
  async once(
    key: string | undefined,
    scope: string,
    fingerprint: string,
    work: () => Promise<Answer>,
  ): Promise<Answer> {
    if (key === undefined) return work();
    const name = `${scope} ${key}`;
    const known = this.#kept.get(name);
    if (known && known.fingerprint !== fingerprint) throw new ProblemError(400, 'malformed-request');
    if (known) return known.answer;
    const answer = work();
    this.#kept.set(name, { fingerprint, answer });
    // "Too soon" and faults of ours are no answers to keep: asking again is what they ask for.
    answer.catch((error: unknown) => {
      if (!(error instanceof ProblemError) || error.status === 429 || error.status >= 500)
        this.#kept.delete(name);
    });
    return answer;
  }
}
