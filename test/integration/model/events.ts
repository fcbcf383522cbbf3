import type { Intent } from '#contract/journey.ts';
import { emailOf, type Person } from './people.ts';
import { disk } from './scripted-disk.ts';
import type { World } from './world.ts';

/** Something that can happen, and whether it can happen now. */
type WorldEvent = {
  name: string;
  isPossible: (world: World) => boolean;
  happen: (world: World) => void;
};

const isRunning = (world: World) => world.run !== null && world.run.stopping === null;

/** The next intent of a person who wants to sign in. */
function nextIntent({ journey }: World): Intent | null {
  switch (journey?.step) {
    case 'choosing':
      return { type: 'choose', method: 'google' };
    case 'checking-account':
      return journey.phase === 'idle' ? { type: 'confirm-account' } : null;
    case 'registering': {
      const { version, sha256 } = journey.terms;
      const acceptedTerms = { version, sha256 };
      if (journey.phase !== 'idle') return null;
      if (journey.kind === 'identity') return { type: 'register', acceptedTerms };
      return { type: 'register', username: journey.username, password: 'a password', acceptedTerms };
    }
    default:
      return null;
  }
}

const continueAs = (person: Person): WorldEvent => ({
  name: `${person} goes on`,
  isPossible: (world) => isRunning(world) && nextIntent(world) !== null,
  happen: (world) => {
    world.person = person;
    const intent = nextIntent(world);
    if (intent) world.send(intent);
  },
});

const isTyping = ({ journey }: World) => journey?.step === 'entering-email' && journey.phase === 'idle';

const askForMail = (person: Person): WorldEvent => ({
  name: `${person} asks for a mail`,
  isPossible: (world) => isRunning(world) && (world.journey?.step === 'choosing' || isTyping(world)),
  happen: (world) => {
    if (world.journey?.step === 'choosing') world.send({ type: 'choose-email' });
    if (isTyping(world)) world.send({ type: 'submit-email', email: emailOf(person) });
  },
});

const isWaiting = ({ journey }: World) =>
  journey?.step === 'waiting-for-activation' && journey.phase === 'waiting';

const intentOf = (intent: Intent, isValid: (world: World) => boolean): WorldEvent => ({
  name: intent.type,
  isPossible: (world) => isRunning(world) && isValid(world),
  happen: (world) => world.send(intent),
});

/** Whether the screen says that something waits for the network and can be withdrawn. */
export const isQueued = ({ journey }: World) =>
  journey?.step === 'waiting-for-activation'
    ? journey.phase === 'resend-queued'
    : journey !== null && 'phase' in journey && journey.phase === 'queued';

/** The steps that a person can cancel. */
const leavableSteps = [
  'signing-in',
  'checking-account',
  'entering-email',
  'waiting-for-activation',
  'registering',
];

export const events = {
  start: {
    name: 'start',
    isPossible: (world) => world.run === null,
    happen: (world) => world.start(),
  },
  close: { name: 'close', isPossible: isRunning, happen: (world) => world.close() },
  kill: { name: 'kill', isPossible: (world) => world.run !== null, happen: (world) => world.kill() },
  anna: continueAs('anna'),
  bram: continueAs('bram'),
  carla: continueAs('carla'),
  dirk: continueAs('dirk'),
  signOut: intentOf({ type: 'sign-out' }, ({ journey }) => journey?.step === 'finished'),
  check: intentOf(
    { type: 'retry' },
    ({ journey }) => journey?.step === 'finished' && journey.phase === 'idle',
  ),
  cancel: intentOf(
    { type: 'cancel' },
    ({ journey }) => journey !== null && leavableSteps.includes(journey.step),
  ),
  carlaByMail: askForMail('carla'),
  dirkByMail: askForMail('dirk'),
  useLink: {
    name: "the mail's link is used",
    isPossible: ({ platform }) => platform.signUps.openMail !== undefined,
    happen: ({ platform }) => platform.signUps.useLink(),
  },
  typeCode: {
    name: "the mail's code is typed",
    isPossible: (world) => isRunning(world) && isWaiting(world),
    happen: (world) =>
      world.send({ type: 'submit-code', code: world.platform.signUps.openMail?.code ?? '000000' }),
  },
  resend: intentOf({ type: 'resend' }, isWaiting),
  changeEmail: intentOf(
    { type: 'change-email' },
    ({ journey }) => journey?.step === 'waiting-for-activation',
  ),
  withdraw: intentOf({ type: 'withdraw' }, isQueued),
  sendNow: intentOf({ type: 'send-now' }, isQueued),
  unlock: intentOf({ type: 'retry-keychain' }, () => true),
  block: {
    name: 'the rules block',
    isPossible: (world) => isRunning(world) && world.journey?.step !== 'blocked',
    happen: (world) => {
      world.pausedStep = world.resumableStep;
      world.run?.controller.report({ type: 'blocked', code: 'policy-invalid' });
    },
  },
  unblock: {
    name: 'the rules no longer block',
    isPossible: (world) => isRunning(world) && world.journey?.step === 'blocked',
    happen: (world) => world.run?.controller.report({ type: 'unblocked' }),
  },
  lock: turn('the keychain is locked', 'isLocked', true),
  open: turn('the keychain is opened', 'isLocked', false),
  slowKeychain: turn('the keychain is slow', 'isHeld', true),
  promptKeychain: turn('the keychain answers', 'isHeld', false),
  deadThread: {
    name: "the keychain's thread dies",
    isPossible: ({ keyring }) => keyring.heldCalls.length > 0,
    happen: ({ keyring }) => keyring.fail(),
  },
  hold: behave('held'),
  answer: behave('answers'),
  lose: behave('lost'),
  refuse: behave('refuses'),
  releaseOldest: {
    name: 'the oldest answer arrives',
    isPossible: ({ platform }) => platform.held.length > 0,
    happen: ({ platform }) => platform.release('oldest'),
  },
  releaseNewest: {
    name: 'the newest answer arrives',
    isPossible: ({ platform }) => platform.held.length > 1,
    happen: ({ platform }) => platform.release('newest'),
  },
  time: {
    name: 'time passes',
    isPossible: (world) => world.hasTimers,
    happen: (world) => world.passTime(),
  },
  killInWrite: {
    name: 'killed in the middle of the next writes',
    isPossible: isRunning,
    happen: (world) => {
      const { run } = world;
      if (run) disk.killAfter(run.number, 4, () => world.kill(run));
    },
  },
} satisfies Record<string, WorldEvent>;

export type EventName = keyof typeof events;
export const eventNames = Object.keys(events).filter(isEventName);

const ofMail: readonly EventName[] = [
  'carlaByMail',
  'dirkByMail',
  'useLink',
  'typeCode',
  'resend',
  'changeEmail',
];
/** The events of sessions: all but those of a sign-up by e-mail. */
export const eventsOfSession = eventNames.filter((name) => !ofMail.includes(name));
/** The events for a sign-up by e-mail, with one other person who signs in; fewer, so that longer stories can be explored. */
export const eventsOfMail = eventNames.filter(
  (name) => !['bram', 'carla', 'dirk', 'check', 'deadThread', 'releaseNewest'].includes(name),
);

/**
 * Events that only change how the platform or the keychain answers later calls. Their order makes no difference, so each has
 * a rank, and only stories in the order of rank are explored. Events of one rank replace each other.
 */
const settings = new Map<EventName, number>([
  ['hold', 1],
  ['answer', 1],
  ['lose', 1],
  ['refuse', 1],
  ['lock', 2],
  ['open', 2],
  ['slowKeychain', 3],
]);

export const isSetting = (name: EventName) => settings.has(name);

/** Whether another story is equivalent: the one with the same settings in the order of their rank, once each. */
export function isEquivalentElsewhere(last: EventName | undefined, next: EventName): boolean {
  const before = last === undefined ? undefined : settings.get(last);
  const rank = settings.get(next);
  return before !== undefined && rank !== undefined && rank <= before;
}

function isEventName(name: string): name is EventName {
  return name in events;
}

function behave(behaviour: World['platform']['behaviour']): WorldEvent {
  return {
    name: `the platform ${behaviour === 'held' ? 'holds its answers' : behaviour === 'lost' ? 'loses its answers' : behaviour}`,
    isPossible: ({ platform }) => platform.behaviour !== behaviour,
    happen: ({ platform }) => {
      platform.behaviour = behaviour;
    },
  };
}

function turn(name: string, key: 'isLocked' | 'isHeld', value: boolean): WorldEvent {
  return {
    name,
    isPossible: ({ keyring }) => keyring[key] !== value,
    happen: ({ keyring }) => {
      keyring[key] = value;
    },
  };
}
