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
import type { MailDraft } from '../network/mail-address.ts';
import type { Fetch } from '../network/transport.ts';
import type { RulesStore } from '../policy/rules-store.ts';
import type { IdentityProvider } from '../sign-in/provider.ts';
import type { MachineRulesOptions } from './machine-rules.ts';

/** What the application needs from outside: the adapters of the desktop. */
export type ApplicationOptions = {
  environment: Environment;
  /** The providers this client can use, by method. */
  providers: ReadonlyMap<SignInMethod, IdentityProvider>;
  fetch: Fetch;
  secrets: SecretStore;
  log: Log;
  /** The folder for this client's files, which belongs to this user only. */
  folder: string;
  version: string;
  /** The language of the system, used until the person or an administrator chooses another. */
  language: Language;
  policies: MachineRulesOptions['policies'];
  /** The organisation's colour in a build made for one; undefined otherwise. */
  accent: string | undefined;
  /** Called whenever the rules change, for the parts of the shell that follow them: proxy, client certificates, updates. */
  onRules: (management: RulesStore) => void;
  /** True after three failed starts: the app starts without its saved state and leaves that state as it is. */
  isSafe: boolean;
  /** The desktop's part of the doctor's tools. */
  doctor: Pick<ExaminationOptions, 'hasBrowser' | 'ownsDeepLinks' | 'resolveProxy'> & {
    facts: Pick<ReportFacts, 'system' | 'person'>;
    registerDeepLinks: () => void;
    onChange: (examination: Examination) => void;
  };
  /** Does what the person asked about newer versions. */
  update: (wish: UpdateWish) => void | Promise<void>;
  /** Opens a URL in the person's own browser. */
  openLink: (url: string) => Promise<void>;
  /** Opens a mail in the person's own mail program. */
  openMail: (draft: MailDraft) => Promise<void>;
  /** Copies a text to the clipboard. */
  copy: (text: string) => Promise<void>;
  preflight: Ports['preflight'];
  /** Prepares for a sign-in by these methods, while the person reads the first screen. */
  prepareSignIn: (methods: readonly SignInMethod[], signal: AbortSignal) => Promise<void>;
  focusWindow: () => void;
  /** Sends a snapshot to the window. */
  announce: (snapshot: Snapshot) => void;
};
