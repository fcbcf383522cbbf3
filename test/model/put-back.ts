import type { PutBack } from '../support/put-back.ts';

/**
 * Faults that the property must find. Each undoes one of the mechanisms that rule them out; a property that finds none of
 * them proves nothing.
 */
export const faults: Record<string, PutBack> = {
  'a keychain that cannot be asked is taken for an empty one': {
    file: 'main/keychain/keychain.ts',
    from: "const unavailable: SecretRead = { kind: 'unavailable' };",
    to: "const unavailable: SecretRead = { kind: 'none' };",
  },
  'signing out is not put on record': {
    file: 'main/platform/session.ts',
    from: "if ((await this.#record()) === 'refused')",
    to: 'if (this.#isRecorded === false)',
  },
  'the app does not wait for what must finish': {
    file: 'main/finish.ts',
    from: 'await Promise.race([finishing, late]);',
    to: 'void finishing.catch(() => late);',
  },
  'an operation works on whatever session is there by now': {
    file: 'main/platform/session.ts',
    from: 'if (generation?.id === id) this.#current = null;',
    to: 'if (generation) this.#current = null;',
  },
  'what the rules pause is taken for abandoned': {
    file: 'main/journey/runner.ts',
    from: '  #pause(): void {',
    to: '  #pause(): void {\n    this.#abandoned.abort();\n    this.#abandoned = new AbortController();',
  },
  'what was abandoned is taken for wanted': {
    file: 'main/journey/runner.ts',
    from: '    this.#abandoned.abort();\n',
    to: '',
  },
  'an answer that is lost costs the session': {
    file: 'main/platform/refresh.ts',
    from: "if (error === 'invalid_grant')",
    to: "if (error !== 'nothing')",
  },
  'a late answer belongs to nothing': {
    file: 'main/platform/session.ts',
    from: 'await secrets.write(secretNameOf(generation.id), generation.refreshToken);\n    if',
    to: 'if (this.#current === generation) await secrets.write(secretNameOf(generation.id), generation.refreshToken);\n    if',
  },
  'a session takes the place of another one, which is forgotten': {
    file: 'main/platform/session.ts',
    from: 'if (this.#current) this.#ended.add(this.#current.id, this.#current);',
    to: '',
  },
  'a session that could not be resumed is forgotten when another begins': {
    file: 'main/platform/session.ts',
    from: 'if (this.#heldBack) this.#ended.add(this.#heldBack.id, null);',
    to: '',
  },
  'a registration is resumed whosever it is': {
    file: 'main/journey/custody.ts',
    from: 'kept.pendingId !== pendingIdOf(memory)',
    to: 'false',
  },
  'a keychain that opened meanwhile is not looked at again': {
    file: 'main/journey/turn.ts',
    from: 'if (next.lockedJourney === null || !next.isKeychainReady)',
    to: 'if (next.lockedJourney !== undefined)',
  },
  'a session that is in memory alone is left behind at the end': {
    file: 'main/platform/session.ts',
    from: 'if (isInMemoryOnly) await this.end(current.id);',
    to: '',
  },
  'a removal that the keychain has not heard of counts as done': {
    file: 'main/platform/ended-sessions.ts',
    from: "if (this.#secrets.unsaved().includes(name)) return 'keychain-unavailable';",
    to: '',
  },
};
