import type { SetupIntent } from '#contract/setup.ts';
import type { Company, OwnOrganisation, Setup } from '../../main/platform-contract/setup-contract.ts';
import type { SetupEvent } from '../../main/setup/setup-event.ts';
import { transitionSetup } from '../../main/setup/setup-machine.ts';
import { initialSetup, type SetupState } from '../../main/setup/setup-state.ts';

/** An organisation as the platform describes it. */
export const bakery: OwnOrganisation = {
  id: 'o1',
  name: 'Bakkerij De Vries B.V.',
  city: 'Utrecht',
  kvkNumber: '69599084',
  vatNumber: 'NL000099998B57',
  state: 'added',
  identifiers: [
    { scheme: '0106', value: '69599084', send: 'on', receive: 'off' },
    { scheme: '9944', value: 'NL000099998B57', send: 'on', receive: 'off' },
  ],
};

/** A company of the register. */
export const company: Company = {
  id: 'company-1',
  name: 'Bakkerij De Vries B.V.',
  tradeNames: [],
  city: 'Utrecht',
  kvkNumber: '69599084',
  vatNumber: 'NL000099998B57',
  isActive: true,
  presence: 'none',
};

/** What a platform says of the environment of an administrator. */
export function setupWith(...organisations: OwnOrganisation[]): Setup {
  return {
    environment: {
      name: 'bakkerij-devries.test',
      role: 'administrator',
      administrators: [{ name: 'Anna de Vries', email: 'anna@bakkerij-devries.test' }],
    },
    organisations,
    limits: { organisations: 2 },
    receiving: { price: { amount: '0.35', currency: 'EUR', per: 'document' } },
    steps: [
      {
        id: 'organisation',
        lane: 'required',
        state: 'todo',
        url: 'https://platform.test/setup/organisation',
      },
    ],
  };
}

const nowMs = Date.parse('2026-11-23T10:00:00Z');
export const laterAt = '2026-11-23T10:15:00Z';

/** An intent as the controller hands it over; the key of its request is `key`. */
export const ask = (intent: SetupIntent): SetupEvent => ({ type: 'asked', intent, newKey: 'key', nowMs });

/** The state after these events, and the effects of the last. */
export function replay(events: readonly (SetupEvent | SetupIntent)[], from: SetupState = initialSetup) {
  let state = from;
  let effects: ReturnType<typeof transitionSetup>[1] = [];
  for (const event of events) {
    const isReport = 'nowMs' in event || reports.includes(event.type);
    // A report is told from an intent by its type, which TypeScript cannot follow through the list.
    [state, effects] = transitionSetup(state, isReport ? (event as SetupEvent) : ask(event as SetupIntent));
  }
  return { state, effects };
}

const reports: readonly string[] = [
  'restored',
  'offered',
  'board-read',
  'board-failed',
  'found',
  'search-failed',
  'queued',
  'sending',
  'organisation-added',
  'verification-started',
  'receiving-set',
  'invitation-answered',
  'request-failed',
  'page-delivered',
  'page-failed',
];

export const seen = (setup: Setup): SetupEvent => ({ type: 'board-read', setup, at: '2026-11-23T10:00:00Z' });
