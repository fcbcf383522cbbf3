import type { Examination, Remedy } from './doctor.ts';
import type { Intent } from './journey.ts';
import type { Outcome } from './outcome.ts';
import type { PolicyView } from './policy.ts';
import type { Language, LinkTopic, Snapshot } from './snapshot.ts';
import type { ReadableTerms } from './terms.ts';
import type { UpdateWish } from './update.ts';

/** The window asks and main answers. */
export type Request<Input, Value> = { kind: 'request'; channel: string; input?: Input; value?: Value };
/** Main tells; nobody answers. */
export type Notification<Value> = { kind: 'notification'; channel: string; value?: Value };

const request = <Input, Value>(channel: string): Request<Input, Value> => ({ kind: 'request', channel });
const notification = <Value>(channel: string): Notification<Value> => ({ kind: 'notification', channel });

/**
 * Every message that may cross between the window and main. Both ends and the test doubles derive from it.
 *
 * `journey.send` answers only "taken" or a code: state travels in `journey.changed`, never in replies.
 */
export const contract = {
  snapshot: request<undefined, Snapshot>('journey:snapshot'),
  send: request<Intent, void>('journey:send'),
  /** Puts a text about the last sign-in that only IT can help with on the clipboard. Main writes it: no token is in it. */
  copyFailure: request<undefined, void>('journey:copy-failure'),
  openLink: request<LinkTopic, void>('links:open'),
  setLanguage: request<Language, void>('settings:set-language'),
  update: request<UpdateWish, void>('update:wish'),
  policy: request<undefined, PolicyView>('policy:view'),
  /** Puts the same, as JSON, on the clipboard: the window may not. */
  copyPolicy: request<undefined, void>('policy:copy'),
  /** Begins an examination, in the place of one that is under way. What it finds comes by `examined`, live. */
  examine: request<undefined, void>('doctor:examine'),
  stopExamining: request<undefined, void>('doctor:stop'),
  /** Does what the app can do about a finding. */
  remedy: request<Remedy, void>('doctor:remedy'),
  /** What would be sent to whoever helps, to be read first: redacted, as text. */
  report: request<undefined, string>('doctor:report'),
  copyReport: request<undefined, void>('doctor:copy-report'),
  /** The terms as far as they can be read now: the last ones of the platform, or those that came with the app. */
  terms: request<undefined, ReadableTerms>('terms:read'),
  changed: notification<Snapshot>('journey:changed'),
  examined: notification<Examination>('doctor:examined'),
} as const;

export type Contract = typeof contract;

/** What the window sees: a function to ask with for each request, one to listen with for each notification. */
export type Bridge = {
  readonly [Name in keyof Contract]: Contract[Name] extends Request<infer Input, infer Value>
    ? (...input: [Input] extends [undefined] ? [] : [Input]) => Promise<Outcome<Value>>
    : Contract[Name] extends Notification<infer Value>
      ? (listener: (value: Value) => void) => () => void
      : never;
};

/** What main must supply for each request; a missing answer does not compile. */
export type Answers = {
  [Name in keyof Contract as Contract[Name] extends { kind: 'request' }
    ? Name
    : never]: Contract[Name] extends Request<infer Input, infer Value>
    ? (input: Input) => Value | Promise<Value>
    : never;
};
