import type { Conclude } from '../../sign-in/conclusion.ts';
import { superseded } from '../../sign-in/provider.ts';

/** One attempt in the browser. `stay` lasts until the person has left the sign-in, or eight newer attempts have begun. */
export type Attempt = { signal: AbortSignal; stay: AbortSignal };

/** Superseded attempts that still tell their tabs so. Older ones close: beginning again and again takes no more ports. */
const mostSuperseded = 8;

const noBrowserWaits: Conclude = async () => undefined;

/** The attempts of one sign-in, of which the newest counts. */
export class Attempts {
  #current: { ending: AbortController; leaving: AbortController } | null = null;
  readonly #superseded: AbortController[] = [];
  /** By paste: what takes a text that the person carried over. */
  takePasted: ((text: string) => boolean) | null = null;
  /** Tells the browser's last page how the verified sign-in ended at the platform, where one waits for that. */
  conclude: Conclude = noBrowserWaits;

  /** A new attempt. The one before is superseded. */
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

  /** The person is through, or went elsewhere: nothing of any attempt is kept. */
  end(): void {
    this.#current?.leaving.abort();
    for (const leaving of this.#superseded.splice(0)) leaving.abort();
    this.#current = null;
    this.takePasted = null;
  }
}
