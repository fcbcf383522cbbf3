import type { Language } from '#contract/snapshot.ts';
import type { TokenSource } from '../journey/ports.ts';
import type { SecretStore } from '../keychain/secret-store.ts';
import type { Log } from '../log/log.ts';
import type { SessionFacts } from '../policy/membership.ts';
import type { SessionCall } from './issuer-calls.ts';
import type { SessionFile } from './session-record.ts';

/** Whether the rules let a session go on, by what is known of whose it is. */
export type IsAllowed = (facts: SessionFacts) => boolean;

/** What a `PlatformSession` needs. */
export type SessionOptions = {
  /** The calls by what gave the tokens: the platform, or the issuer where there is no exchange. */
  calls: Readonly<Record<TokenSource, SessionCall>>;
  secrets: SecretStore;
  file: SessionFile;
  language: () => Language;
  log: Log;
  /** False in safe mode: the session of an earlier run is kept and not resumed. True by default. */
  resumes?: boolean;
  /** Called when a session has to be revoked, so that `revoke` is called now or later. */
  onOwed: () => void;
};
