import type { PutBack } from '../../support/put-back.ts';
import type { EventName } from './events.ts';

/** A fault of the session, and a story in which it shows. */
type SessionFault = PutBack & { story: readonly EventName[] };

const locked: readonly EventName[] = ['start', 'anna', 'close', 'lock', 'start'];

/**
 * Faults that the model must find. Each undoes one of the mechanisms that rule them out; a model that finds none of them
 * proves nothing.
 */
export const faults: Record<string, SessionFault> = {
  'a keychain that cannot be asked is taken for an empty one': {
    file: 'main/keychain/keychain.ts',
    from: "const unavailable: SecretRead = { kind: 'unavailable' };",
    to: "const unavailable: SecretRead = { kind: 'none' };",
    story: locked,
  },
  'signing out is not put on record': {
    file: 'main/session/session.ts',
    from: "if ((await this.#record()) === 'refused')",
    to: 'if (this.#isRecorded === false)',
    story: ['start', 'anna', 'refuse', 'signOut', 'kill', 'start'],
  },
  'the app does not wait for what must finish': {
    file: 'main/app/shutdown.ts',
    from: 'await waitAtMost(finishing, finishingTimeoutMs, sleep);',
    to: 'void waitAtMost(finishing, finishingTimeoutMs, sleep);',
    story: ['start', 'lock', 'anna', 'close', 'start'],
  },
  'an operation works on whatever session is there by now': {
    file: 'main/session/session.ts',
    from: 'if (generation?.id === id) this.#current = null;',
    to: 'if (generation) this.#current = null;',
    story: ['start', 'slowKeychain', 'anna', 'cancel', 'bram', 'promptKeychain'],
  },
  'what the rules pause is taken for abandoned': {
    file: 'main/journey/effects/effect-runner.ts',
    from: '  #pause(): void {',
    to: '  #pause(): void {\n    this.#abandoned.abort();\n    this.#abandoned = new AbortController();',
    story: ['start', 'carla', 'carla', 'hold', 'carla', 'block', 'answer', 'unblock', 'releaseOldest'],
  },
  'what was abandoned is taken for wanted': {
    file: 'main/journey/effects/effect-runner.ts',
    from: '    this.#abandoned.abort();\n',
    story: ['start', 'hold', 'anna', 'cancel', 'releaseOldest'],
  },
  'the check of an earlier session ends the one that has begun': {
    file: 'main/session/session.ts',
    from: 'if (error instanceof SupersededSession) return null;',
    to: "if (error instanceof SupersededSession) throw new OnboardingError('session-ended');",
    story: [...locked, 'hold', 'anna', 'block', 'answer', 'open', 'hold', 'unblock'],
  },
  'a session that was abandoned counts until the keychain has answered': {
    file: 'main/session/session.ts',
    from: "abandoned?.addEventListener('abort', onAbandoned, { once: true });",
    story: ['start', 'slowKeychain', 'anna', 'cancel', 'block', 'unblock'],
  },
  'a late answer is not waited for before the session is done with': {
    file: 'main/session/ended-sessions.ts',
    from: 'await generation.unfinished.catch(() => undefined);',
    story: ['start', 'anna', 'close', 'hold', 'start', 'answer', 'signOut', 'releaseOldest'],
  },
  'a session takes the place of another one, which is forgotten': {
    file: 'main/session/session.ts',
    from: 'if (this.#current) this.#ended.add(this.#current.id, this.#current);',
    story: [...locked, 'hold', 'bram', 'block', 'open', 'answer', 'unblock', 'releaseOldest'],
  },
  'a session that could not be resumed is forgotten when another begins': {
    file: 'main/session/session.ts',
    from: 'if (this.#heldBack) this.#ended.add(this.#heldBack.id, null);',
    story: [...locked, 'bram'],
  },
  'a registration is resumed whosever it is': {
    file: 'main/journey/effects/pending-secrets.ts',
    from: 'kept.pendingId !== pendingIdOf(saved)',
    to: 'false',
    story: ['start', 'carla', 'carla', 'close', 'lock', 'start', 'dirk', 'dirk', 'kill', 'open', 'start'],
  },
  'a keychain that opened meanwhile is not looked at again': {
    file: 'main/journey/steps/go-to.ts',
    from: 'if (next.lockedJourney === null || !next.isKeychainReady)',
    to: 'if (next.lockedJourney !== undefined)',
    story: [...locked, 'carla', 'open', 'unlock', 'cancel'],
  },
  'a session that is in memory alone is left behind at the end': {
    file: 'main/session/session.ts',
    from: 'if (isInMemoryOnly) await this.end(current.id);',
    story: ['start', 'lock', 'anna', 'close', 'start'],
  },
  'a removal that the keychain has not heard of counts as done': {
    file: 'main/session/ended-sessions.ts',
    from: "if (secrets.unsaved().includes(name)) return 'keychain-unavailable';",
    story: ['start', 'anna', 'lock', 'signOut', 'kill', 'start'],
  },
  'what was withdrawn is sent all the same': {
    file: 'main/journey/effects/effect-runner.ts',
    from: '    this.#queue.abort();\n',
    story: ['start', 'refuse', 'carlaByMail', 'withdraw', 'answer', 'time'],
  },
  'what has left can still be withdrawn': {
    file: 'main/journey/effects/delivery.ts',
    from: "if (tries > 0) report({ type: 'sending' });",
    story: ['start', 'refuse', 'carlaByMail', 'hold', 'time'],
  },
  'what an earlier run left to be sent can be withdrawn once it has left': {
    file: 'main/journey/resume.ts',
    from: "{ step: 'entering-email', email, phase: 'busy' },",
    to: "{ step: 'entering-email', email, phase: 'queued' },",
    story: ['start', 'refuse', 'carlaByMail', 'close', 'hold', 'start'],
  },
  'what is sent again after a restart is another request': {
    file: 'main/journey/resume.ts',
    from: "{ do: 'start-sign-up', operation: next.operation, email, lookUp: true, key }",
    to: "{ do: 'start-sign-up', operation: next.operation, email, lookUp: true }",
    story: ['start', 'lose', 'carlaByMail', 'kill', 'answer', 'start'],
  },
  'another mail that is asked for again after a restart is another request': {
    file: 'main/journey/resume.ts',
    from: "const resend = { do: 'resend' as const, operation: next.operation, key };",
    to: "const resend = { do: 'resend' as const, operation: next.operation };",
    story: ['start', 'carlaByMail', 'lose', 'resend', 'kill', 'answer', 'start'],
  },
  'a network that goes away ends the watch for the mail': {
    file: 'main/journey/effects/sign-up.ts',
    from: 'const waitMs = Math.max(restMs, retryAfterMsOf(error));',
    to: 'return;',
    story: ['start', 'carlaByMail', 'refuse', 'useLink'],
  },
  'what a mail led to is not kept for the next start': {
    file: 'main/journey/effects/sign-up.ts',
    from: 'await context.pending.keepTicket(status.registration);',
    to: 'context.pending.ticket = status.registration;',
    story: ['start', 'carlaByMail', 'useLink'],
  },
  'the key of a mail that was to be sent again stays when the mail was used': {
    file: 'main/journey/machine.ts',
    from: 'if (state.queuedKey === null || isBeingSent(state.journey)) return [state, effects];',
    to: 'if (isBeingSent !== undefined) return [state, effects];',
    story: ['start', 'carlaByMail', 'slowKeychain', 'useLink', 'lose', 'resend'],
  },
  'asking to send now waits for the pause to end': {
    file: 'main/journey/effects/effect-runner.ts',
    from: '    this.#sendNowAsked.abort();\n',
    story: ['start', 'lose', 'carlaByMail', 'time', 'answer', 'sendNow'],
  },
  'asking to send now waits for a probe in the place of the pause': {
    file: 'main/journey/effects/delivery.ts',
    from: 'if (wasAsked) continue;',
    story: ['start', 'lose', 'carlaByMail', 'time', 'answer', 'sendNow'],
  },
  'asking to send now does not ask whether the platform is there': {
    file: 'main/journey/effects/effect-runner.ts',
    from: '    this.#ports.probeNow();\n',
    story: ['start', 'refuse', 'carlaByMail', 'answer', 'sendNow'],
  },
  'rules that pause a sign-up give it up': {
    file: 'main/journey/effects/effect-runner.ts',
    from: 'pause: () => this.#pause(),',
    to: 'pause: () => this.#abandon(),',
    story: ['start', 'carlaByMail', 'block', 'unblock'],
  },
};
