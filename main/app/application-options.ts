import type { Examination } from '#contract/doctor.ts';
import type { SignInMethod } from '#contract/sign-in-method.ts';
import type { Language, Snapshot } from '#contract/snapshot.ts';
import type { UpdateWish } from '#contract/update.ts';
import type { ExaminationOptions } from '../doctor/examination.ts';
import type { ReportFacts } from '../doctor/report.ts';
import type { Environment } from '../environment/environment.ts';
import type { Ports } from '../journey/ports.ts';
import type { SecretStore } from '../keychain/secret-store.ts';
import type { Log } from '../log/log.ts';
import type { Fetch } from '../network/transport.ts';
import type { Management } from '../policy/rules-store.ts';
import type { IdentityProvider } from '../sign-in/provider.ts';
import type { MachineRulesOptions } from './machine-rules.ts';

/** What the application needs from outside: adapters of the desktop, already made. */
export type ApplicationOptions = {
  environment: Environment;
  /** The providers this client can use, by method. */
  providers: ReadonlyMap<SignInMethod, IdentityProvider>;
  fetch: Fetch;
  secrets: SecretStore;
  log: Log;
  /** Where files are kept; this user's alone. */
  folder: string;
  version: string;
  /** The system's language, until the person or an administrator chooses another. */
  language: Language;
  policies: MachineRulesOptions['policies'];
  /** The organisation's colour, in a build for it. */
  accent: string | undefined;
  /** Told of the rules whenever they change, for what is the shell's own: the proxy, updates. */
  onRules: (management: Management) => void;
  /** The app broke down three times: it starts as if it remembered nothing, and loses nothing of it. */
  isSafe: boolean;
  /** What the doctor has at hand of the desktop. */
  doctor: Pick<ExaminationOptions, 'hasBrowser' | 'ownsDeepLinks' | 'resolveProxy'> & {
    facts: Pick<ReportFacts, 'system' | 'person'>;
    registerDeepLinks: () => void;
    onChange: (examination: Examination) => void;
  };
  /** What a person asked about newer versions. */
  update: (wish: UpdateWish) => void | Promise<void>;
  openLink: (url: string) => Promise<void>;
  copy: (text: string) => Promise<void>;
  preflight: Ports['preflight'];
  focusWindow: () => void;
  announce: (snapshot: Snapshot) => void;
};
