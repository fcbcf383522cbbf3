import type { OwnOrganisation, SetupBoard, SetupPlace, SetupStep, SetupView } from '#contract/setup.ts';
import type { Snapshot } from '#contract/snapshot.ts';
import { cameBack, sanneAtProvider } from './samples.ts';
import { snapshotOf } from './snapshots.ts';

const bakery: OwnOrganisation = {
  id: 'o1',
  name: 'Bakkerij De Hoek B.V.',
  city: 'Utrecht',
  state: 'added',
  identifiers: [
    { scheme: '0106', value: '69599084', send: 'on', receive: 'off' },
    {
      scheme: '9944',
      value: 'NL004495445B01',
      send: 'on',
      receive: 'elsewhere',
      provider: 'Facturenfabriek',
    },
    { scheme: '0190', value: '00000001003214345000', send: 'on', receive: 'on' },
  ],
};
const found = {
  id: 'c1',
  name: 'Bakkerij De Hoek B.V.',
  tradeNames: ['De Warme Bakker'],
  city: 'Utrecht',
  number: '69599084',
  isActive: true,
  presence: 'none' as const,
};

const steps: SetupStep[] = [
  { id: 'organisation', lane: 'required', state: 'todo' },
  { id: 'verification', lane: 'required', state: 'todo' },
  { id: 'sending', lane: 'required', state: 'waiting' },
  { id: 'receiving', lane: 'optional', state: 'todo' },
  { id: 'colleagues', lane: 'optional', state: 'todo' },
  { id: 'bookkeeping', lane: 'optional', state: 'todo' },
  { id: 'invoice', lane: 'optional', state: 'todo' },
];
const stepsWith = (states: Record<string, SetupStep['state']>) =>
  steps.map((step) => ({ ...step, state: states[step.id] ?? step.state }));

const board: SetupBoard = {
  environment: {
    name: 'bakkerijdehoek.nl',
    role: 'administrator',
    administrators: [sanneAtProvider],
  },
  organisations: [],
  organisationLimit: 2,
  receivingPrice: { amount: '0.35', currency: 'EUR', per: 'document' },
  steps,
};
const boardWith = (state: OwnOrganisation['state'], more: Partial<OwnOrganisation> = {}): SetupBoard => ({
  ...board,
  organisations: [{ ...bakery, state, ...more }],
});

const view: SetupView = {
  board,
  seenAt: '2026-11-23T10:00:00Z',
  isOffline: false,
  mayInvite: true,
  place: { at: 'board' },
  phase: 'idle',
};

/** A finished journey with the setup in this state. */
const setupSnapshot = (changes: Partial<SetupView>): Snapshot =>
  snapshotOf(cameBack, { setup: { ...view, ...changes } });

const finding: Extract<SetupPlace, { at: 'finding' }> = {
  at: 'finding',
  query: '',
  searched: '',
  found: null,
};
const verifying: Extract<SetupPlace, { at: 'verifying' }> = {
  at: 'verifying',
  organisation: 'o1',
  page: 'none',
};
const inviting: Extract<SetupPlace, { at: 'inviting' }> = {
  at: 'inviting',
  addresses: '',
  role: 'basic',
  outcomes: [],
};
const guest: SetupBoard = {
  ...board,
  environment: { ...board.environment, role: 'guest' },
  steps: steps.map((step) => ({ ...step, state: 'not-yours' })),
};

/** Every part of the setup in every shape that looks different, by a name for tests and pictures. */
export const setupVariants: Record<string, Snapshot> = {
  'setup, loading': setupSnapshot({ board: null, seenAt: null }),
  'setup, begun': setupSnapshot({}),
  'setup, unseen': setupSnapshot({ board: null, seenAt: null, isOffline: true }),
  'setup, seen earlier': setupSnapshot({ isOffline: true, board: boardWith('pending') }),
  'setup, not understood': setupSnapshot({
    isOffline: true,
    boardFailure: 'platform-answer-invalid',
    board: boardWith('pending'),
  }),
  'setup, more organisations than are listed': setupSnapshot({
    board: { ...boardWith('active'), listedOrganisations: 200 },
  }),
  'setup, as a guest': setupSnapshot({ board: guest }),
  'setup, as a member': setupSnapshot({
    board: { ...guest, environment: { ...guest.environment, role: 'member' } },
  }),
  'setup, may send': setupSnapshot({
    board: {
      ...boardWith('active'),
      organisations: [
        { ...bakery, state: 'active' },
        { ...bakery, id: 'o2', name: 'Tweede B.V.', state: 'refused', reason: 'name-differs' },
      ],
      steps: [
        ...stepsWith({ organisation: 'done', verification: 'attention', sending: 'done' }),
        { id: 'training', lane: 'optional', state: 'todo', title: 'Volg een training' },
        { id: 'unknown', lane: 'optional', state: 'todo' },
      ],
    },
  }),
  'setup, without invitations': setupSnapshot({ mayInvite: false }),
  'setup, gone': setupSnapshot({ failure: { code: 'no-longer-there' } }),
  'setup, queued': setupSnapshot({ phase: 'queued' }),
  'finding a company': setupSnapshot({ place: finding }),
  'finding a company, searching': setupSnapshot({
    place: { ...finding, query: 'KvK 695 99 084' },
    phase: 'busy',
  }),
  'finding a company, found': setupSnapshot({
    place: {
      ...finding,
      query: 'Bakkerij',
      searched: 'Bakkerij',
      found: [
        found,
        { ...found, id: 'c2', presence: 'elsewhere' },
        { ...found, id: 'c3', isActive: false },
        {
          id: 'c4',
          name: `Lang ${'zeer '.repeat(98)}B.V.`,
          tradeNames: [],
          city: 'Assen',
          isActive: true,
          presence: 'here',
        },
        { ...found, id: 'c5', name: '<b onmouseover="alert(1)">Vet & Co</b> \u202Everkeerd om' },
      ],
    },
  }),
  'finding a company, nothing found': setupSnapshot({
    place: { ...finding, query: '99999999', searched: '99999999', found: [] },
  }),
  'finding a company, offline': setupSnapshot({
    place: { ...finding, query: 'NL000099998B58' },
    failure: { code: 'offline' },
  }),
  'confirming a company': setupSnapshot({ place: { at: 'confirming', company: found } }),
  'confirming a company, dissolved': setupSnapshot({
    place: { at: 'confirming', company: { ...found, isActive: false } },
  }),
  'confirming a company, elsewhere': setupSnapshot({
    place: { at: 'confirming', company: { ...found, presence: 'elsewhere' } },
  }),
  'confirming a company, here': setupSnapshot({
    place: { at: 'confirming', company: { ...found, presence: 'here' } },
  }),
  'confirming a company, limit reached': setupSnapshot({
    place: { at: 'confirming', company: found },
    failure: { code: 'organisation-limit' },
  }),
  'confirming a company, adding': setupSnapshot({
    place: { at: 'confirming', company: found },
    phase: 'busy',
  }),
  'verifying, before': setupSnapshot({ place: verifying, board: boardWith('added') }),
  'verifying, preparing': setupSnapshot({ place: verifying, board: boardWith('added'), phase: 'busy' }),
  'verifying, opened': setupSnapshot({
    place: { ...verifying, page: 'opened' },
    board: boardWith('pending'),
  }),
  'verifying, link copied': setupSnapshot({
    place: { ...verifying, page: 'copied' },
    board: boardWith('pending'),
  }),
  'verifying, after a wait': setupSnapshot({
    place: { ...verifying, page: 'ready' },
    board: boardWith('pending'),
  }),
  'verifying, in review': setupSnapshot({
    place: verifying,
    board: boardWith('in-review', { reason: 'name-differs' }),
  }),
  'verifying, active': setupSnapshot({ place: verifying, board: boardWith('active') }),
  'verifying, refused': setupSnapshot({
    place: verifying,
    board: boardWith('refused', { reason: 'not-entitled' }),
  }),
  'verifying, not opened': setupSnapshot({
    place: { ...verifying, page: 'ready' },
    board: boardWith('pending'),
    failure: { code: 'link-not-allowed' },
  }),
  receiving: setupSnapshot({ place: { at: 'receiving', organisation: 'o1' }, board: boardWith('active') }),
  'receiving, elsewhere': setupSnapshot({
    place: { at: 'receiving', organisation: 'o1' },
    board: boardWith('active', {
      identifiers: bakery.identifiers.filter(({ receive }) => receive === 'elsewhere'),
    }),
  }),
  'receiving, without a price': setupSnapshot({
    place: { at: 'receiving', organisation: 'o1' },
    board: (({ receivingPrice: _, ...rest }) => rest)(boardWith('active')),
  }),
  'receiving, refused': setupSnapshot({
    place: { at: 'receiving', organisation: 'o1' },
    board: boardWith('active'),
    failure: { code: 'registered-elsewhere' },
  }),
  inviting: setupSnapshot({ place: inviting, board: boardWith('active') }),
  'inviting, another domain': setupSnapshot({ place: { ...inviting, addresses: 'jan@molen.test' } }),
  'inviting, answered': setupSnapshot({
    place: {
      ...inviting,
      role: 'administrator',
      outcomes: [
        { email: 'nieuw@bakkerijdehoek.nl', outcome: 'invited' },
        { email: 'bram@bakkerijdehoek.nl', outcome: 'added' },
        { email: 'lid@bakkerijdehoek.nl', outcome: 'already-member' },
        { email: 'jan@molen.test', outcome: 'address-elsewhere' },
      ],
    },
  }),
  'inviting, sending': setupSnapshot({
    place: { ...inviting, outcomes: [{ email: 'nieuw@bakkerijdehoek.nl', outcome: 'waiting' }] },
    phase: 'busy',
  }),
  bookkeeping: setupSnapshot({ place: { at: 'bookkeeping' } }),
  'trying an invoice': setupSnapshot({ place: { at: 'checking-invoice' } }),
};
