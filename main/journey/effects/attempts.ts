import { type Conclude, superseded } from '../../sign-in/provider.ts';

/**
 * One attempt in the browser. `signal` aborts when a newer attempt begins. `stay` aborts when the person has left the sign-in
 * or `mostSuperseded` newer attempts have begun; until then the attempt's tab is told that it no longer counts.
 */
export type Attempt = { signal: AbortSignal; stay: AbortSignal };

/** Superseded attempts whose listeners stay open. Older ones are closed, so that many attempts cannot use up the ports. */
const mostSuperseded = 8;

const noBrowserWaits: Conclude = async () => undefined;

/** The attempts of one sign-in. Only the newest counts. */
export class Attempts {
  #current: { ending: AbortController; leaving: AbortController } | null = null;
  readonly #superseded: AbortController[] = [];
  /** Takes the text that a person pasted; true where it was an answer to this attempt. Null unless the return path is `paste`. */
  takePasted: ((text: string) => boolean) | null = null;
  /** Tells the browser's last page how the sign-in ended at the platform. Does nothing where no page waits for that. */
  conclude: Conclude = noBrowserWaits;

  /** Begins an attempt, which supersedes the one before. */
  begin(): Attempt {
    if (this.#current) {
      this.#current.ending.abort(superseded);
      this.#superseded.push(this.#current.leaving);
      if (this.#superseded.length > mostSuperseded) this.#superseded.shift()?.abort();
    }
    this.takePasted = null;
    this.conclude = noBrowserWaits;
    this.#current = { ending: new AbortController(), leaving: new AbortController() };
    return { signal: this.#current.ending.signal, stay: this.#current.leaving.signal };
  }

  /** Ends all attempts, because the sign-in is verified, failed or left. */
  end(): void {
    this.#current?.leaving.abort();
    for (const leaving of this.#superseded.splice(0)) leaving.abort();
    this.#current = null;
    this.takePasted = null;
  }
}
