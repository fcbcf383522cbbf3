import { describe, expect, test, vi } from 'vitest';
import { findingCodes } from '#contract/doctor.ts';
import { failureCodes } from '#contract/failure.ts';
import { type Language, languages as offered } from '#contract/snapshot.ts';
import { policyKeyNames } from '../../../../main/policy/policy-schema.ts';
import { landingCopy } from '../../../../main/sign-in/loopback/landing-copy.ts';
import { keychainName } from '../../../../renderer/copy/keychain-name.ts';
import type { Copy, DoctorCopy, PanelCopy } from '../../../../renderer/copy/shape.ts';
import { noticeCopy } from '../../../sandbox/broker/notice-copy.ts';
import { chooserCopy } from '../../../sandbox/identity/chooser-copy.ts';
import { loginCopy } from '../../../sandbox/login/login-copy.ts';
import { mailCopy } from '../../../sandbox/mail/copy.ts';
import { mailboxCopy } from '../../../sandbox/mail/mailbox-copy.ts';
import { ownUrlCopy } from '../../../sandbox/organisation/own-url-copy.ts';
import { activationCopy } from '../../../sandbox/platform/activation-copy.ts';
import { pageCopy } from '../../../sandbox/platform/page-copy.ts';
import { relayCopy } from '../../../sandbox/relay/relay-copy.ts';
import { copies, doctorCopies, panelCopies, setupCopies } from '../../../support/copies.ts';

/** All that the window has in a language. */
const windowCopy = (language: Language) => ({
  ...copies[language],
  panel: panelCopies[language],
  doctor: doctorCopies[language],
  setup: setupCopies[language],
});

/** Every text of a table by its path, with functions called on plain words. */
function texts(value: unknown, path = ''): [path: string, text: string][] {
  if (typeof value === 'string') return [[path, value]];
  // The table's functions take one word or number and answer text.
  if (typeof value === 'function') return [[path, String(value('Google'))]];
  return Object.entries(value ?? {}).flatMap(([key, inner]) => texts(inner, `${path}/${key}`));
}

/** The number of words: what holds a letter or a digit, between spaces of any width. */
const wordsIn = (sentence: string): number =>
  sentence.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

/** The words of every button. The longest is the platform's own: “Ga verder met het instellen van je omgeving”. */
function buttonsOf(copy: Copy, panel: PanelCopy, doctor: DoctorCopy): string[] {
  const { frame, choosing, signingIn, queued, checkingAccount, enteringEmail, waiting, registering } = copy;
  const { finished, organisation } = copy;
  return [
    ...Object.values(copy.methods).map(({ button }) => button),
    ...[frame.retry, frame.startAgain, frame.cancel, frame.unlock, frame.seeUpdate],
    ...[choosing.email, choosing.others, copy.examine, copy.forIt.copy],
    ...[signingIn.pasteSubmit, signingIn.openAgain, signingIn.copyLink, signingIn.showQr],
    ...[signingIn.anotherWay, signingIn.cancel, queued.sendNow, queued.withdraw],
    ...[checkingAccount.confirm, checkingAccount.other],
    ...[enteringEmail.submit, enteringEmail.back, enteringEmail.terms],
    ...[waiting.codeSubmit, waiting.resend, waiting.changeEmail],
    ...[registering.submit, registering.termsInBrowser],
    ...[finished.goOn, finished.video, finished.signOut, finished.stay, finished.signOutSure],
    ...[organisation.open, organisation.seeRules, organisation.stops.allRules],
    ...[organisation.confirming.confirm, organisation.confirming.byEmail],
    ...[panel.close, panel.leave, panel.stay, panel.leaveSure, panel.copy, panel.rules.all],
    ...Object.values(panel.app.wish),
    ...[doctor.again, doctor.report.show, doctor.report.copy],
    ...Object.values(doctor.remedy).map(({ button }) => button),
  ];
}

describe.each(offered)('the copy in %s', (language) => {
  const copy = windowCopy(language);

  test('has the same entries as the Dutch', () => {
    const paths = (table: unknown) => texts(table).map(([path]) => path);
    expect(paths(copy).toSorted()).toEqual(paths(windowCopy('nl')).toSorted());
  });

  test('leaves no text empty', () => {
    expect(texts(copy).filter(([, text]) => !text.trim())).toEqual([]);
  });

  test.each(failureCodes)('says what happened and what to do next for %s', (code) => {
    const { happened, next } = copy.failures[code];
    expect(happened).toMatch(/^\S.{10,}\.$/);
    expect(next).toMatch(/^\S.{10,}\.$/);
    expect(`${happened} ${next}`).not.toMatch(/\b(error|fout|erreur|fehler|oops|helaas|leider|undefined)\b/i);
  });

  test.each(findingCodes)('says what is wrong and what to do now for %s', (code) => {
    const { happened, next } = copy.doctor.findings[code];
    expect(happened).toMatch(/^\S.{10,}\.$/);
    expect(next).toMatch(/^\S.{10,}\.$/);
  });
});

test.each(offered)('every policy key has a name in %s, and nothing else has', (language) => {
  expect(Object.keys(panelCopies[language].keys).sort()).toEqual([...policyKeyNames].sort());
});

test('a name that ends in a full stop gets no second one', () => {
  expect(copies.nl.organisation.languageLocked('Molen B.V.')).toBe('De taal is vastgezet door Molen B.V.');
  expect(panelCopies.en.managed('Molen')).toBe('This app is managed by Molen.');
});

const pairs = offered.flatMap((one, at) => offered.slice(at + 1).map((other) => [one, other] as const));

test.each(pairs)('%s and %s share no sentence', (one, other) => {
  const [mine, theirs] = [one, other].map((language) => texts(windowCopy(language)));
  const known = new Map(theirs);
  const sentences = mine?.filter(([, text]) => text.split(' ').length > 2) ?? [];
  expect(sentences.filter(([path, text]) => known.get(path) === text)).toEqual([]);
});

test.each([
  ['nl', 'Aanmelden met Microsoft', 'Inloggen met Google', 'Log in met Apple'],
  ['en', 'Sign in with Microsoft', 'Sign in with Google', 'Sign in with Apple'],
  ['fr', 'Se connecter avec Microsoft', 'Se connecter avec Google', 'Se connecter avec Apple'],
  ['de', 'Mit Microsoft anmelden', 'Über Google anmelden', 'Mit Apple anmelden'],
] as const)('in %s each button has the words that its provider prescribes', (language, ...prescribed) => {
  const { microsoft, google, apple } = copies[language].methods;
  expect([microsoft, google, apple].map(({ button }) => button)).toEqual(prescribed);
  expect([microsoft, google, apple].map(({ name }) => name)).toEqual(['Microsoft', 'Google', 'Apple']);
});

/** Every text that a person reads: of the window, of the browser's last page, and of the sandbox's pages and mails. */
const everything = (language: Language): [path: string, text: string][] =>
  texts([
    windowCopy(language),
    landingCopy[language],
    ...[activationCopy, chooserCopy, loginCopy, mailboxCopy, mailCopy, noticeCopy, pageCopy, relayCopy].map(
      (copy) => copy[language],
    ),
    ownUrlCopy[language],
  ]);

describe('typography', () => {
  const wrong = (language: Language, pattern: RegExp) =>
    everything(language).filter(([, text]) => pattern.test(text));

  test.each(offered)('in %s apostrophes, quotation marks and ellipses are typographic', (language) => {
    expect(wrong(language, /['"]|\.\.\.| {2}/)).toEqual([]);
  });

  test.each(['nl', 'en'] as const)('%s quotes “so”', (language) => {
    expect(wrong(language, /[«»„]|“[^”]*(“|$)/)).toEqual([]);
  });

  test('French quotes « so », and puts a no-break space before high punctuation', () => {
    expect(wrong('fr', /[“”„]|«[^\u00a0]|[^\u00a0]»|[^\u00a0]:|[^\u202f][;?!]/)).toEqual([]);
  });

  test('German quotes „so“, with a no-break space before an ellipsis', () => {
    expect(wrong('de', /[«»”]|„[^“]*(„|$)|[^\u00a0]…/)).toEqual([]);
  });
});

test('the platform’s own Dutch words are used as they are', () => {
  const all = new Set(texts(copies.nl).map(([, text]) => text));
  for (const words of [
    'Of login met email',
    'Nieuw account maken',
    'Activeer je omgeving',
    'Registreer',
    'Ga verder met het instellen van je omgeving',
  ])
    expect(all).toContain(words);
});

describe('the words of the terms', () => {
  const banned = {
    nl: /\b(aanmelding|aangemeld|meld je|login(?! met email)|wachtwoorden? vergeten|helaas)\b/i,
    en: /\b(mend|anew|log in|e-mail|user name|helpdesk|ways?)\b/i,
    fr: /\b(réglages?|moyens?|sinon)\b/i,
    de: /\b(einloggen|geklappt|anlegen|angelegt|legen wir|legen ein|zählt nicht|Ausgabe der App|(Anmelde)?weg)\b/i,
  } satisfies Record<Language, RegExp>;

  test.each(offered)('in %s, no text uses a word that is to be avoided', (language) => {
    expect(everything(language).filter(([, text]) => banned[language].test(text))).toEqual([]);
  });

  test.each(offered)('in %s a step is at most 20 characters, so that it keeps to its line', (language) => {
    const long = Object.values(copies[language].progress.stages).filter((stage) => stage.length > 20);
    expect(long).toEqual([]);
  });

  test.each(offered)('in %s no sentence has more than 15 words', (language) => {
    const sentences = everything(language).flatMap(([, text]) => text.split(/(?<=[.?!…:;])\s+/));
    expect(sentences.filter((sentence) => wordsIn(sentence) > 15)).toEqual([]);
  });

  test.each(offered)('in %s a button has at most 43 characters, so that it keeps to its line', (language) => {
    const buttons = buttonsOf(copies[language], panelCopies[language], doctorCopies[language]);
    expect(buttons.filter((words) => words.length > 43)).toEqual([]);
  });

  test.each([
    ['Windows NT 10.0', 'Referentiebeheer', 'Credential Manager'],
    ['Macintosh; Intel Mac OS X', 'Sleutelhanger', 'Keychain'],
    ['X11; Linux x86_64', 'Sleutelbos', 'Keyring'],
  ])('on %s the keychain is called %s and %s', (system, dutch, english) => {
    vi.stubGlobal('navigator', { userAgent: `Mozilla/5.0 (${system})` });
    expect([keychainName('nl').label, keychainName('en').label]).toEqual([dutch, english]);
    vi.unstubAllGlobals();
  });
});
