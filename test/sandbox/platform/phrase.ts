import { randomInt } from 'node:crypto';

const colours = [
  'blauwe',
  'bruine',
  'gele',
  'gouden',
  'grijze',
  'groene',
  'oranje',
  'paarse',
  'rode',
  'roze',
  'witte',
  'zilveren',
  'zwarte',
  'gestreepte',
  'gevlekte',
  'glanzende',
];
const things = [
  'anker',
  'appel',
  'ballon',
  'beker',
  'boom',
  'brug',
  'dolfijn',
  'fiets',
  'kaars',
  'kikker',
  'klok',
  'koffer',
  'ladder',
  'lamp',
  'molen',
  'olifant',
  'paraplu',
  'peer',
  'schaats',
  'sleutel',
  'sloep',
  'tulp',
  'uil',
  'vlieger',
  'vuurtoren',
  'wolk',
  'zeilboot',
  'zwaan',
];

/** Two Dutch words that a person can compare at a glance. Not a secret: it only tells one sign-up from another. */
export function newPhrase(): string {
  return `${pick(colours)} ${pick(things)}`;
}

function pick(words: readonly string[]): string {
  return words[randomInt(words.length)] ?? '';
}
