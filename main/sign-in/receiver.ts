import type { Landing } from './loopback/landing.ts';
import type { AuthorizationResponse } from './response-parameters.ts';

/** What a browser is told at the end. `unfinished`: how it ended is for the app to say. */
export type Outcome = Extract<Landing, 'signed-in' | 'continue' | 'denied' | 'failed' | 'unfinished'>;

/** Where the response to one authorization request is received. */
export type Receiver = {
  redirectUri: string;
  /** Words that the person compares between the app and the browser's page, where there are any. */
  phrase?: string;
  /** The genuine response. Rejects with `sign-in-timeout`, what went wrong on the way, or the signal's reason. */
  response: Promise<AuthorizationResponse>;
  /** Shows the browser how it ended where it waits for that, then closes. */
  finish(outcome: Outcome): Promise<void>;
  /** Stops receiving at once. Resolves when nothing of it is left. */
  close(): Promise<void>;
};
