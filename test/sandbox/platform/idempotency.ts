import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import type { Store } from '../store.ts';
import { ProblemError } from './problems.ts';
import { hashOf } from './secrets.ts';

type Kept<Answer> = { fingerprint: string; answer: Promise<Answer> };

/**
 * Answers a repeated `Idempotency-Key` with what it was answered before, also while the first is still being worked
 * on, and after a restart. On disk an answer is sealed with its own name, of which only a hash is kept: it has tokens.
 */
export class IdempotentAnswers<Answer> {
  readonly #kept = new Map<string, Kept<Answer>>();
  readonly #store: Store;
  readonly #lifeMs: () => number;

  /** @param lifeMs for how long an answer is kept on disk */
  constructor(store: Store, lifeMs: () => number) {
    this.#store = store;
    this.#lifeMs = lifeMs;
  }

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
    const known = this.#kept.get(name) ?? this.#read(name);
    if (known && known.fingerprint !== hashOf(fingerprint)) throw new ProblemError(400, 'malformed-request');
    if (known) return known.answer;
    const answer = work();
    this.#kept.set(name, { fingerprint: hashOf(fingerprint), answer });
    answer.then(
      (done) => this.#write(name, hashOf(fingerprint), done),
      (error: unknown) => {
        // "Too soon" and faults of ours are no answers to keep: asking again is what they ask for.
        if (!(error instanceof ProblemError) || error.status === 429 || error.status >= 500)
          this.#kept.delete(name);
      },
    );
    return answer;
  }

  #read(name: string): Kept<Answer> | undefined {
    const found = this.#store.state.answers.find(({ nameHash }) => nameHash === hashOf(name));
    if (!found) return undefined;
    // Only `#write` writes there, and under this name an answer of the same operation.
    const answer = JSON.parse(opened(found.sealed, name)) as Answer;
    return { fingerprint: found.fingerprint, answer: Promise.resolve(answer) };
  }

  #write(name: string, fingerprint: string, answer: Answer): void {
    const now = Date.now();
    const { state } = this.#store;
    state.answers = state.answers.filter(({ keptAt }) => keptAt > now - this.#lifeMs());
    const sealed = sealedWith(name, JSON.stringify(answer));
    state.answers.push({ nameHash: hashOf(name), fingerprint, sealed, keptAt: now });
    this.#store.changed();
  }
}

const keyFrom = (name: string) => createHash('sha256').update(`answer ${name}`).digest();

/** AES-256-GCM: nonce, tag and text in base64url. */
function sealedWith(name: string, text: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyFrom(name), nonce);
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
}

function opened(sealed: string, name: string): string {
  const bytes = Buffer.from(sealed, 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', keyFrom(name), bytes.subarray(0, 12));
  decipher.setAuthTag(bytes.subarray(12, 28));
  return decipher.update(bytes.subarray(28), undefined, 'utf8') + decipher.final('utf8');
}
