import type { Intent } from '#contract/journey.ts';
import { disk } from './scripted-disk.ts';
import type { Person } from './scripted-platform.ts';
import type { World } from './world.ts';

/** Something that can happen, and whether it can happen now. */
export type WorldEvent = {
  name: string;
  isPossible: (world: World) => boolean;
  happen: (world: World) => void;
};

const isRunning = (world: World) => world.run !== null && world.run.stopping === null;

/** What a person would do next to get in, at the step they see. */
function nextIntent({ journey }: World): Intent | null {
  switch (journey?.step) {
    case 'choosing':
      return { type: 'choose', method: 'google' };
    case 'checking-account':
      return journey.progress === 'idle' ? { type: 'confirm-account' } : null;
    case 'registering': {
      const { version, sha256 } = journey.terms;
      return journey.progress === 'idle' ? { type: 'register', acceptedTerms: { version, sha256 } } : null;
    }
    default:
      return null;
  }
}

const goOn = (person: Person): WorldEvent => ({
  name: `${person} goes on`,
  isPossible: (world) => isRunning(world) && nextIntent(world) !== null,
  happen: (world) => {
    world.person = person;
    const intent = nextIntent(world);
    if (intent) world.send(intent);
  },
});

const intend = (intent: Intent, isFit: (world: World) => boolean): WorldEvent => ({
  name: intent.type,
  isPossible: (world) => isRunning(world) && isFit(world),
  happen: (world) => world.send(intent),
});

const isQueued = ({ journey }: World) => journey?.step === 'registering' && journey.progress === 'queued';

export const events = {
  start: {
    name: 'start',
    isPossible: (world) => world.run === null,
    happen: (world) => world.start(),
  },
  close: { name: 'close', isPossible: isRunning, happen: (world) => world.close() },
  kill: { name: 'kill', isPossible: (world) => world.run !== null, happen: (world) => world.kill() },
  anna: goOn('anna'),
  bram: goOn('bram'),
  carla: goOn('carla'),
  dirk: goOn('dirk'),
  signOut: intend({ type: 'sign-out' }, ({ journey }) => journey?.step === 'finished'),
  check: intend(
    { type: 'retry' },
    ({ journey }) => journey?.step === 'finished' && journey.progress === 'idle',
  ),
  cancel: intend(
    { type: 'cancel' },
    ({ journey }) =>
      journey !== null && ['signing-in', 'checking-account', 'registering'].includes(journey.step),
  ),
  withdraw: intend({ type: 'withdraw' }, isQueued),
  sendNow: intend({ type: 'send-now' }, isQueued),
  unlock: intend({ type: 'retry-keychain' }, () => true),
  block: {
    name: 'the rules stop everything',
    isPossible: (world) => isRunning(world) && world.journey?.step !== 'blocked',
    happen: (world) => world.run?.controller.report({ type: 'blocked', code: 'policy-invalid' }),
  },
  unblock: {
    name: 'the rules let go',
    isPossible: (world) => isRunning(world) && world.journey?.step === 'blocked',
    happen: (world) => world.run?.controller.report({ type: 'unblocked' }),
  },
  lock: {
    name: 'the keychain is locked',
    isPossible: ({ keyring }) => !keyring.isLocked,
    happen: ({ keyring }) => {
      keyring.isLocked = true;
    },
  },
  open: {
    name: 'the keychain is opened',
    isPossible: ({ keyring }) => keyring.isLocked,
    happen: ({ keyring }) => {
      keyring.isLocked = false;
    },
  },
  slowKeychain: {
    name: 'the keychain is slow',
    isPossible: ({ keyring }) => !keyring.isHeld,
    happen: ({ keyring }) => {
      keyring.isHeld = true;
    },
  },
  promptKeychain: {
    name: 'the keychain answers',
    isPossible: ({ keyring }) => keyring.isHeld,
    happen: ({ keyring }) => {
      keyring.isHeld = false;
    },
  },
  deadThread: {
    name: "the keychain's thread dies",
    isPossible: ({ keyring }) => keyring.held > 0,
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

function isEventName(name: string): name is EventName {
  return name in events;
}

function behave(behaviour: World['platform']['behaviour']): WorldEvent {
  return {
    name: `the platform ${behaviour === 'held' ? 'takes its time' : behaviour === 'lost' ? 'answers into nothing' : behaviour}`,
    isPossible: ({ platform }) => platform.behaviour !== behaviour,
    happen: ({ platform }) => {
      platform.behaviour = behaviour;
    },
  };
}
