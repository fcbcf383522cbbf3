import type { PutBack } from '../../../support/put-back.ts';

/** A fault of the rules, and the test that must find it. */
type FaultOfRules = {
  fault: PutBack | readonly PutBack[];
  /** The file of the test, below `test/unit`. */
  file: string;
  /** What its name holds. */
  test: string;
};

/** Faults that the tests of the rules must find: each undoes what SECURITY.md promises under "The rules". */
export const faults: Record<string, FaultOfRules> = {
  'the watch compares with what it saw itself': {
    fault: {
      file: 'main/policy/sources/polled-reader.ts',
      from: 'if (!stopped && !isDeepStrictEqual(given, found)) onChange();',
      to: `const before = Reflect.get(check, 'seen') ?? given;
        Reflect.set(check, 'seen', found);
        if (!stopped && !isDeepStrictEqual(before, found)) onChange();`,
    },
    file: 'policy/policy-in-force.test.ts',
    test: 'after any 3 different events, in every order',
  },
  'two readings are made at the same time': {
    fault: {
      file: 'main/async/serial.ts',
      from: 'const turn = last.then(work);',
      to: 'const turn = Promise.resolve().then(work);',
    },
    file: 'policy/policy-in-force.test.ts',
    test: 'after any 4 different events, in every order',
  },
  'what was read is not put in force': {
    fault: {
      file: 'main/policy/rules-store.ts',
      from: 'this.#reading = await this.#options.reader.read();',
      to: 'this.#reading = (await this.#options.reader.read()) && this.#reading;',
    },
    file: 'policy/policy-in-force.test.ts',
    test: 'after any 3 different events, in every order',
  },
  'stopped rules are no rules, but for the ways in': {
    fault: {
      file: 'main/policy/resolve.ts',
      from: 'rules: stop ? stoppedRules : rules',
      to: 'rules: stop ? { ...stoppedRules, tenants: null, emailDomains: null, returnPaths: null } : rules',
    },
    file: 'policy/publication.test.ts',
    test: 'while there is a stop, the rules let nobody through',
  },
  'the rules hold before the first reading is done': {
    fault: {
      file: 'main/policy/rules-store.ts',
      from: 'null), rules: stoppedRules };',
      to: 'null) };',
    },
    file: 'policy/publication.test.ts',
    test: 'nor before the first reading is done',
  },
  'a policy is told once its organisation has answered': {
    fault: {
      file: 'main/policy/rules-store.ts',
      from: 'this.#publish(policy, found);\n    this.#answered = this.#lookup.ask();',
      to: 'await this.#lookup.ask();\n    this.#publish(policy, found);',
    },
    file: 'policy/narrowed-while-running.test.ts',
    test: 'somebody from outside comes back',
  },
  'whoever is told is told later': {
    fault: {
      file: 'main/policy/rules-store.ts',
      from: 'this.#options.onChange();',
      to: 'void Promise.resolve().then(() => this.#options.onChange());',
    },
    file: 'policy/publication.test.ts',
    test: 'at the same moment',
  },
  'an answer about another organisation counts': {
    fault: {
      file: 'main/policy/organisation-lookup.ts',
      from: 'if (signal.aborted) return;\n      this.#facts',
      to: 'this.#facts',
    },
    file: 'policy/publication.test.ts',
    test: 'no longer named changes nothing',
  },
  'an empty list of domains lets everybody in': {
    fault: {
      file: 'main/policy/membership.ts',
      from: 'return emailDomains === null || isVerifiedIn',
      to: 'return !emailDomains?.length || isVerifiedIn',
    },
    file: 'policy/membership.test.ts',
    test: 'an empty list lets nobody in',
  },
  'an empty list of ways back allows what was chosen': {
    fault: {
      file: 'main/journey/rule-enforcement.ts',
      from: 'returnPaths.length > 0',
      to: 'returnPaths.length >= 0',
    },
    file: 'policy/nothing-forbidden-leaves.test.ts',
    test: 'no way back: a sign-in does not leave',
  },
  'a stop signs people out': {
    fault: { file: 'main/journey/effects/session.ts', from: ' || signal.aborted', to: '' },
    file: 'policy/stopped-rules.test.ts',
    test: 'nobody who is signed in is signed out for it',
  },
  'requests do not wait for the proxy': {
    fault: { file: 'main/shell/network.ts', from: 'await attempt.done;', to: 'void attempt.done;' },
    file: 'shell/first-requests.test.ts',
    test: 'the first start of an app whose organisation is required',
  },
  'a request leaves a moment after it was allowed to': {
    fault: {
      file: 'main/shell/network.ts',
      from: 'return await ask();',
      to: 'await null;\n      await null;\n      return await ask();',
    },
    file: 'shell/network.test.ts',
    test: 'a request leaves by the proxy of the newest rules alone',
  },
  'a proxy that cannot be set is gone around': {
    fault: {
      file: 'main/shell/network.ts',
      from: "if (attempt === latest) throw new OnboardingError('proxy-unreachable', error);",
      to: 'void error;',
    },
    file: 'shell/network.test.ts',
    test: 'while the proxy cannot be set',
  },
  'a proxy that could not be set is not tried again': {
    fault: { file: 'main/shell/network.ts', from: 'if (latest.hasFailed) begin(latest.config);', to: '' },
    file: 'shell/network.test.ts',
    test: 'while the proxy cannot be set',
  },
  'the updates go their own way': {
    fault: { file: 'main/shell/network.ts', from: '[own, updater]', to: '[own, updater].slice(0, 1)' },
    file: 'shell/network.test.ts',
    test: 'until the proxy is set in every session',
  },
  'the updates do not wait': {
    fault: {
      file: 'main/updates/updates.ts',
      from: 'await through(() => opening.check());',
      to: 'await opening.check();',
    },
    file: 'shell/first-requests.test.ts',
    test: 'no request is sent before the proxy is set',
  },
  'the doctor connects straight where the way is not known': {
    fault: {
      file: 'main/doctor/host-check.ts',
      from: "if (route === null || route.kind === 'other') return null;",
      to: "if (route === null) return await tools.certificateOf(host, port, {}, signal);\n  if (route.kind === 'other') return null;",
    },
    file: 'doctor/host-check.test.ts',
    test: 'whose route is unknown is not asked around a possible proxy',
  },
  'a yes confirms whatever is asked by now': {
    fault: {
      file: 'main/journey/steps/confirming-organisation.ts',
      from: 'return event.digest === journey.organisation?.digest ? toAdopting(state, withoutFailure, choice) : null;',
      to: 'return toAdopting(state, withoutFailure, choice);',
    },
    file: 'journey/confirmed-organisation.test.ts',
    test: 'and confirms nothing once another profile was opened',
  },
  'the profile that was opened last is installed': {
    fault: [
      {
        file: 'main/organisation/organisations.ts',
        from: 'let found: FoundProfile[] = [];',
        to: "let found: FoundProfile[] = [];\n  let opened = '';",
      },
      {
        file: 'main/organisation/organisations.ts',
        from: 'if (!read.ok) return read;',
        to: 'if (!read.ok) return read;\n      opened = text;',
      },
      {
        file: 'main/organisation/organisations.ts',
        from: 'profiles.install(choice.profile)',
        to: 'profiles.install(opened)',
      },
    ],
    file: 'organisation/organisations.test.ts',
    test: 'is installed as it was shown',
  },
  'an organisation that changed meanwhile is adopted as it is by now': {
    fault: {
      file: 'main/organisation/organisations.ts',
      from: 'if (known === null || asked(known).digest !== choice.digest)',
      to: 'if (known === null)',
    },
    file: 'organisation/organisations.test.ts',
    test: 'is not adopted where its name has changed since',
  },
  'what is sent is not held against the rules of the moment': {
    fault: {
      file: 'main/journey/rule-enforcement.ts',
      from: '  assertAllowed(ports, undertaking);\n  if',
      to: '  if',
    },
    file: 'policy/nothing-forbidden-leaves.test.ts',
    test: 'no sign-up by e-mail: another mail does not leave',
  },
  'rules that come while the keychain is asked do not count': {
    fault: {
      file: 'main/journey/rule-enforcement.ts',
      from: '    assertAllowed(ports, undertaking);\n  }',
      to: '  }',
    },
    file: 'policy/nothing-forbidden-leaves.test.ts',
    test: 'rules that come while the keychain is asked count as well',
  },
  'a keychain that is demanded is not asked for': {
    fault: {
      file: 'main/journey/rule-enforcement.ts',
      from: 'ports.rules().requireKeystore && !asksOnly',
      to: 'asksOnly',
    },
    file: 'policy/nothing-forbidden-leaves.test.ts',
    test: 'a keychain, which is locked: a registration by e-mail does not leave',
  },
  'rules that narrow do not reach what is under way': {
    fault: {
      file: 'main/journey/machine.ts',
      from: 'return keepToRules(state, withoutStaleKey(refuseUnsent(state, event) ?? take(state, event)));',
      to: 'void keepToRules;\n  return withoutStaleKey(refuseUnsent(state, event) ?? take(state, event));',
    },
    file: 'policy/narrowed-journeys.test.ts',
    test: 'a queued sign-up is not sent after its domain was forbidden',
  },
  'what an earlier run left is resumed by the rules of that day': {
    fault: {
      file: 'main/journey/rule-enforcement.ts',
      from: '  if (next === before) return [next, effects];',
      to: "  if (next === before || before.journey.step === 'starting') return [next, effects];",
    },
    file: 'journey/narrowed-rules.test.ts',
    test: 'details of an identity from outside is not, and the person is told why',
  },
  'an account that is outside by now can be confirmed': {
    fault: {
      file: 'main/journey/rule-enforcement.ts',
      from: "      return journey.concern === 'outside-organisation' ? null : { by: journey.method, ...known };",
      to: '      return null;',
    },
    file: 'policy/narrowed-journeys.test.ts',
    test: 'an account that is confirmed is not exchanged',
  },
  'a way back that is forbidden by now is gone': {
    fault: {
      file: 'main/journey/rule-enforcement.ts',
      from: 'returnPath !== undefined && !isReturnPathAllowed(rules, returnPath)',
      to: "returnPath === 'any' && !isReturnPathAllowed(rules, returnPath)",
    },
    file: 'policy/narrowed-journeys.test.ts',
    test: '"open-again" goes no way back that was forbidden',
  },
  'what waits is sent though a keychain is demanded and locked': {
    fault: {
      file: 'main/journey/rule-enforcement.ts',
      from: 'return isWaiting && state.rules.requireKeystore',
      to: 'return !isWaiting && state.rules.requireKeystore',
    },
    file: 'journey/narrowed-rules.test.ts',
    test: 'a queued sign-up, the keychain is locked and one is demanded',
  },
  'who is signed in is asked about at the next start alone': {
    fault: {
      file: 'main/journey/machine.ts',
      from: '!isDeepStrictEqual(rulesOfSessions(rules), rulesOfSessions(before))',
      to: 'rulesOfSessions(rules) === null',
    },
    file: 'policy/narrowed-journeys.test.ts',
    test: 'who is signed in is signed out, with words',
  },
  'a session in memory alone goes on although a keychain is demanded': {
    fault: {
      file: 'main/journey/effects/session.ts',
      from: 'const isForbidden = () => rules().requireKeystore && !session.isKept(id);',
      to: 'const isForbidden = () => rules === undefined && session.isKept(id);',
    },
    file: 'policy/narrowed-journeys.test.ts',
    test: 'they are signed out, with the platform up',
  },
  'a registration that is over is asked for by the saved journey': {
    fault: {
      file: 'main/journey/effects/registration.ts',
      from: "if (origin.proof === null) throw new OnboardingError('registration-expired');",
      to: 'if (origin.proof === null) return { by: origin.by };',
    },
    file: 'journey/platform-differences.test.ts',
    test: 'only the saved journey says that it is',
  },
};
