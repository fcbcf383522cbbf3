import type { Examination, Remedy } from './doctor.ts';
import type { FailureCode } from './failure.ts';
import type { Intent, ReadableTerms } from './journey.ts';
import type { PolicyView } from './policy.ts';
import type { InvoiceCheck, MailedMessage, SetupIntent, SetupMessage } from './setup.ts';
import type { Language, LinkTopic, Snapshot } from './snapshot.ts';
import type { UpdateWish } from './update.ts';

/** A row by which the window asks and main answers. */
type Request<Input, Value> = { kind: 'request'; channel: string; input?: Input; value?: Value };

/** A row by which main tells the window something, without an answer. */
export type Notification<Value> = { kind: 'notification'; channel: string; value?: Value };

const request = <Input, Value>(channel: string): Request<Input, Value> => ({ kind: 'request', channel });

const notification = <Value>(channel: string): Notification<Value> => ({ kind: 'notification', channel });

/**
 * Every message that may cross between the window and main. The preload, main, the window and the test doubles derive from it.
 *
 * `send` answers only that the intent was taken, or a code: state travels in `changed`, never in answers.
 */
export const contract = {
  snapshot: request<undefined, Snapshot>('journey:snapshot'),
  send: request<Intent, void>('journey:send'),
  /** Copies a text about the last sign-in that only IT can help with. Main writes it, so that no token is in it. */
  copyFailure: request<undefined, void>('journey:copy-failure'),
  openLink: request<LinkTopic, void>('links:open'),
  setLanguage: request<Language, void>('settings:set-language'),
  update: request<UpdateWish, void>('update:wish'),
  policy: request<undefined, PolicyView>('policy:view'),
  /** Copies the same view as JSON. Main does it: the window has no access to the clipboard. */
  copyPolicy: request<undefined, void>('policy:copy'),
  /** Begins an examination and ends one that is running. What it finds arrives by `examined` while it runs. */
  examine: request<undefined, void>('doctor:examine'),
  stopExamining: request<undefined, void>('doctor:stop'),
  /** Does what the app can do about a finding. */
  remedy: request<Remedy, void>('doctor:remedy'),
  /** The doctor's report as redacted text, for the person to read before they pass it on. */
  report: request<undefined, string>('doctor:report'),
  copyReport: request<undefined, void>('doctor:copy-report'),
  /** The terms that can be read now: the last ones that the platform gave, or those that came with the app. */
  terms: request<undefined, ReadableTerms>('terms:read'),
  setUp: request<SetupIntent, void>('setup:send'),
  /** Checks an invoice, given as the text of its file. Nothing of it is kept or sent on. */
  checkInvoice: request<string, InvoiceCheck>('setup:check-invoice'),
  /** Copies a text to pass on to a colleague. Main writes it: the address of a payment's page is not known to the window. */
  copySetupMessage: request<SetupMessage, void>('setup:copy-message'),
  /** Opens the same text as a mail, which the person reads and sends. */
  mailSetupMessage: request<MailedMessage, void>('setup:mail-message'),
  changed: notification<Snapshot>('journey:changed'),
  examined: notification<Examination>('doctor:examined'),
} as const;

export type Contract = typeof contract;

/** What the window sees: a function that asks for each request, and one that listens for each notification. */
export type Bridge = {
  readonly [Name in keyof Contract]: Contract[Name] extends Request<infer Input, infer Value>
    ? (...input: [Input] extends [undefined] ? [] : [Input]) => Promise<Outcome<Value>>
    : Contract[Name] extends Notification<infer Value>
      ? (listener: (value: Value) => void) => () => void
      : never;
};

/** The answer to a request: a value, or a stable code. Causes, stack traces and messages stay in main. */
export type Outcome<Value> = { ok: true; value: Value } | { ok: false; code: FailureCode };

/** What main must supply for each request; a missing answer does not compile. */
export type Answers = {
  [Name in keyof Contract as Contract[Name] extends { kind: 'request' }
    ? Name
    : never]: Contract[Name] extends Request<infer Input, infer Value>
    ? (input: Input) => Value | Promise<Value>
    : never;
};

/** What each request takes, for the requests that take anything. */
export type Inputs = {
  [Name in keyof Answers as Parameters<Answers[Name]>[0] extends undefined ? never : Name]: Parameters<
    Answers[Name]
  >[0];
};
