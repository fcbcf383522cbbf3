import { superseded } from '../sign-in/provider.ts';

/** One attempt in the browser. `stay` lasts as long as the person is signing in, attempts that come after included. */
export type Attempt = { signal: AbortSignal; stay: AbortSignal };

/** The attempts of one sign-in, of which the newest counts. */
export class Attempts {
  #stay = new AbortController();
  #current: AbortController | null = null;
  /** By paste: what takes a text that the person carried over. */
  takePasted: ((text: string) => boolean) | null = null;

  /** A new attempt. The one before is superseded. */
  begin(): Attempt {
    this.#current?.abort(superseded);
    this.takePasted = null;
    this.#current = new AbortController();
    return { signal: this.#current.signal, stay: this.#stay.signal };
  }

  /** The person is through, or went elsewhere: nothing of any attempt is kept. */
  end(): void {
    this.#stay.abort();
    this.#stay = new AbortController();
    this.#current = null;
    this.takePasted = null;
  }
}
