import type { FailureCode } from './failure.ts';
import type { RequestPhase } from './journey.ts';

/** The role of the account in its environment. */
type EnvironmentRole = 'administrator' | 'member' | 'guest';

/** The environment that the account is in, and who administers it. */
type SetupEnvironment = {
  name: string;
  role: EnvironmentRole;
  administrators: { name: string; email: string }[];
};

/** Whether something goes by Peppol here. `elsewhere`: by another provider. */
type ExchangeState = 'on' | 'off' | 'elsewhere' | 'unavailable';

/** An address on Peppol. */
export type PeppolIdentifier = {
  scheme: string;
  value: string;
  send: ExchangeState;
  receive: ExchangeState;
  provider?: string;
};

/** An organisation of the environment. */
export type OwnOrganisation = {
  id: string;
  name: string;
  city?: string;
  state: 'added' | 'pending' | 'in-review' | 'active' | 'refused';
  reason?: 'name-differs' | 'not-entitled' | 'not-paid' | 'other';
  identifiers: PeppolIdentifier[];
};

/** Never while a person looks at a payment, and not after it: nothing is paid twice. */
export const mayPay = ({ state }: Pick<OwnOrganisation, 'state'>): boolean =>
  state === 'added' || state === 'pending' || state === 'refused';

/** A company of the register. */
export type FoundCompany = {
  id: string;
  name: string;
  tradeNames: string[];
  city: string;
  /** The KvK number or the Belgian enterprise number; absent where the platform gives neither. */
  number?: string;
  isActive: boolean;
  /** Whether it has an environment: none, this one, or that of somebody else. */
  presence: 'none' | 'here' | 'elsewhere';
};

/** A step of the setup, without its address. `title` is the platform's, for a step that has no words here. */
export type SetupStep = {
  id: string;
  lane: 'required' | 'optional';
  state: 'todo' | 'waiting' | 'attention' | 'done' | 'not-yours';
  title?: string;
};

/** What receiving costs. `amount` is a decimal number in a string. */
export type Price = { amount: string; currency: string; per: 'document' | 'month' | 'year' };

/** What the platform said last about the setup. */
export type SetupBoard = {
  environment: SetupEnvironment;
  organisations: OwnOrganisation[];
  /** How many organisations are listed at most; absent where these are all. */
  listedOrganisations?: number;
  /** The most own organisations; absent where the platform names no limit. */
  organisationLimit?: number;
  /** Absent: receiving is switched on at the platform only. */
  receivingPrice?: Price;
  steps: SetupStep[];
};

/** The role that an invited colleague gets in the environment. */
export const invitedRoles = ['basic', 'advanced', 'administrator'] as const;
export type InvitedRole = (typeof invitedRoles)[number];

/** What came of one invitation; `waiting` until it was sent. */
export type InvitationOutcome = { email: string; outcome: 'waiting' | 'invited' | 'added' | FailureCode };

/** The most invitations of one request. */
export const mostInvitations = 50;

/** Whether nothing is left to do about an address. One that was refused stays where it was typed, to be corrected. */
export const isSettled = ({ outcome }: InvitationOutcome): boolean =>
  outcome === 'invited' || outcome === 'added' || outcome === 'already-member';

/** How a person proves that they may act for an organisation. */
export const verificationMethods = ['bank', 'invoice'] as const;
export type VerificationMethod = (typeof verificationMethods)[number];

/**
 * What the person has open. The board stays known behind it. `page` is that of a payment: none, one that can be opened, one
 * that was opened, or one whose address was copied.
 */
export type SetupPlace =
  | { at: 'board' }
  /** `found` is null before a search, and about `searched`. */
  | { at: 'finding'; query: string; searched: string; found: FoundCompany[] | null }
  | { at: 'confirming'; company: FoundCompany }
  | { at: 'verifying'; organisation: string; page: 'none' | 'ready' | 'opened' | 'copied' }
  | { at: 'receiving'; organisation: string }
  | { at: 'inviting'; addresses: string; role: InvitedRole; outcomes: InvitationOutcome[] }
  | { at: 'bookkeeping' }
  | { at: 'checking-invoice' };

/**
 * Everything that the window shows of the setup. It has no field for the address of a page or a token. The value of an
 * identifier may be a VAT number, which the window shows and no log has.
 */
export type SetupView = {
  /** Null until the platform has answered for the first time. */
  board: SetupBoard | null;
  /** When the platform answered last; RFC 3339. Null before. */
  seenAt: string | null;
  /** The platform cannot be asked: the board is what was seen last. */
  isOffline: boolean;
  /** Why, where that is more than a platform that is out of reach, such as an answer that cannot be read. */
  boardFailure?: FailureCode;
  /** False where the rules of this machine forbid invitations. */
  mayInvite: boolean;
  place: SetupPlace;
  /** Whether main works on what the person asked for, or keeps it until the platform can be reached. */
  phase: RequestPhase;
  /** What went wrong at this place. */
  failure?: { code: FailureCode; retryAt?: string };
};

/** What a person can ask for while setting up. */
export type SetupIntent =
  /** Opens a part: the window asks for the place, main fills it. */
  | { type: 'open'; part: 'finding' | 'inviting' | 'bookkeeping' | 'checking-invoice' }
  | { type: 'open-organisation'; part: 'verifying' | 'receiving'; organisation: string }
  /** Back to the board. What was typed stays with main. */
  | { type: 'close' }
  /** What is being typed, so that it survives a quit. */
  | { type: 'draft'; field: 'query' | 'addresses'; value: string }
  /** What the colleagues to invite may do. */
  | { type: 'choose-role'; role: InvitedRole }
  | { type: 'search'; query: string }
  | { type: 'choose-company'; company: string }
  | { type: 'add-organisation' }
  | { type: 'verify'; method: VerificationMethod }
  /** Opens the page of the payment, or copies its address. A used or old page is replaced by another. */
  | { type: 'open-page' }
  | { type: 'copy-page' }
  | { type: 'set-receiving'; scheme: string; value: string; on: boolean }
  /** With the role that was chosen. */
  | { type: 'invite'; addresses: string[] }
  /** Sends the queued request now. */
  | { type: 'send-now' }
  /** Withdraws the queued request. */
  | { type: 'withdraw' }
  /** Asks the platform again. */
  | { type: 'retry' };

/** A text that can be mailed: a guest asks the administrators for access, or somebody else is asked to pay. */
export const mailedMessages = ['ask-for-access', 'ask-to-pay'] as const;
export type MailedMessage = (typeof mailedMessages)[number];

/** A text that main writes to the clipboard: those, and one that asks support about the organisation that is looked for. */
export const setupMessages = [...mailedMessages, 'ask-for-help'] as const;
export type SetupMessage = (typeof setupMessages)[number];

/** What the platform says about an invoice. Nothing of it is stored. */
export type InvoiceCheck = {
  isValid: boolean;
  findings: { severity: 'error' | 'warning'; rule: string; text: string; location?: string }[];
};
