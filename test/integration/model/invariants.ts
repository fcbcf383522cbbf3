import { parseSessionSecret } from '../../../main/session/session-generation.ts';
import { type EventName, isQueued } from './events.ts';
import { emailOf } from './people.ts';
import type { World } from './world.ts';

/**
 * What must hold whatever happens, one sentence each that does not.
 *
 * @param last what happened just now
 */
export function broken(world: World, last: EventName): string[] {
  const found = [...brokenNow(world)];
  if (last === 'sendNow' && world.platform.behaviour === 'answers' && isQueued(world))
    found.push('it was to be sent now, and is not');
  const isKeychainOpen =
    world.run?.secrets.state === 'ready' && !world.keyring.isLocked && !world.keyring.isHeld;
  const { pausedStep } = world;
  if (last === 'unblock' && pausedStep !== null && isKeychainOpen && isAtBeginning(world))
    found.push(`${pausedStep} was paused by the rules, and is not gone on with`);
  return found;
}

const isAtBeginning = ({ journey }: World) =>
  journey?.step === 'choosing' || journey?.step === 'entering-email';

function* brokenNow(world: World): Generator<string> {
  const { journey, run } = world;
  const id = run?.controller.sessionId ?? null;
  if (id !== null && world.signedOut.has(id) && journey?.step === 'finished' && journey.phase === 'idle')
    yield `the session ${id} that was signed out is shown`;
  if (id !== null && journey?.step === 'finished') {
    const token = world.keyring.tokenOf(id);
    const owner = token === undefined ? undefined : world.platform.personOf(token);
    if (owner !== undefined && emailOf(owner) !== journey.account.email)
      yield `${journey.account.email} is shown in the session of ${owner}`;
  }
  // As long as the keychain has not taken the newest registration it may hold an older one, which is not resumed.
  if (journey?.step === 'registering' && !run?.secrets.unsaved().includes('pending')) {
    const owner = world.registrant;
    if (owner !== null && emailOf(owner) !== journey.email)
      yield `${owner}'s registration is shown as ${journey.email}`;
  }
  if (journey?.step === 'waiting-for-activation' && !run?.secrets.unsaved().includes('pending')) {
    const { keptSignUp } = world;
    if (keptSignUp !== null && emailOf(keptSignUp.person) !== journey.email)
      yield `${keptSignUp.person}'s sign-up is shown as ${journey.email}`;
  }
  const { cancelledBeside } = world;
  if (journey?.step === 'finished' && cancelledBeside && cancelledBeside.session !== id)
    yield `${journey.account.email} went back, and is signed in`;
  // One that its own signal ends is given up with it: what is still on its way belongs to what is shown.
  const isSending = world.platform.held.some((path) =>
    journey?.step === 'entering-email' ? path.endsWith('/sign-ups') : path.endsWith('/resend'),
  );
  if (isSending && isQueued(world)) yield 'what can be withdrawn has left already';
  const { mails } = world.platform.signUps;
  if (mails.length > world.mailsAsked) yield `${mails.length} mails for ${world.mailsAsked} requests`;
  if (world.mailsAtWithdrawal !== null && mails.length > world.mailsAtWithdrawal)
    yield 'a mail was sent that had been withdrawn';
  for (const [person, count] of world.platform.accounts)
    if (count > 1) yield `${person} has ${count} accounts`;
}

/** What must hold once everything has come to rest: nothing is held, the keychain is open, the platform answers. */
export function* brokenAtRest(world: World): Generator<string> {
  yield* brokenNow(world);
  const { journey, run } = world;
  const record = world.record;
  const current = record?.current?.id ?? null;
  const shown = journey?.step === 'finished' ? (run?.controller.sessionId ?? null) : null;
  // Somebody who is on their way in takes the place of the session that could not be resumed, once they are in.
  const isOnTheWay = journey?.step === 'signing-in' || journey?.step === 'checking-account';
  if (current !== shown && !isOnTheWay) yield `the session ${current} counts, and ${shown} is shown`;
  if (world.lasting !== null && current !== world.lasting)
    yield `nobody ended ${world.lasting}, and it is over`;
  if (current !== null && world.signedOut.has(current)) yield `${current} was signed out and counts`;
  if (record && record.ended.length > 0) yield `${record.ended.length} ended sessions are left`;
  const kept = [...world.keyring.items].filter(([name]) => name.startsWith('test:session:'));
  for (const [name] of kept) if (name !== `test:session:${current}`) yield `the keychain holds ${name}`;
  // One that could not be looked for, because somebody is on their way in, may have been lost with a killed process.
  if (current !== null && kept.length === 0 && !isOnTheWay)
    yield 'the keychain lacks the session that counts';
  const keptTokens = kept.map(([, text]) => parseSessionSecret(text).refreshToken);
  for (const { token, process, isLeftBehind } of world.platform.active)
    if (!keptTokens.includes(token) && !isLeftBehind)
      yield `${token}, which run ${process} was given, works and is kept nowhere`;
  if (journey?.step === 'registering' && run && world.platform.hasGiven(run.number, journey.email))
    yield `${journey.email} has an account, and is asked to register`;
  if (journey === null || journey.step === 'starting') yield `stuck at ${journey?.step}`;
  if (journey && 'phase' in journey && (journey.phase === 'busy' || journey.phase === 'queued'))
    yield `${journey.phase} for ever at ${journey.step}`;
  if (journey?.step === 'waiting-for-activation') {
    if (journey.phase !== 'waiting') yield `${journey.phase} for ever`;
    if (!journey.failure && world.keptSignUp?.status === 'activated')
      yield `${journey.email} has used the mail, and still waits for it`;
  }
}
