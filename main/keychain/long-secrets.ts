import { createHash } from 'node:crypto';
import type { KeychainAction, KeychainAnswer } from './keychain-backend.ts';

/** Carries out an action on the entry of a user. */
export type AskEntry = (user: string, action: KeychainAction) => Promise<KeychainAnswer>;

type Slot = 'a' | 'b';
/** The content of an entry whose secret is stored in parts. */
type Manifest = { slot: Slot; count: number; digest: string };

const marker = 'econnect-parts:1:';
const done: KeychainAnswer = { kind: 'done' };

/**
 * Stores secrets of any length in a keychain whose entries hold `maxUnits` UTF-16 units.
 *
 * A longer secret is split into numbered entries, and its own entry holds their number and a digest. Each write uses the slot
 * that the previous one did not use, and writes the entry last: if the process is killed at any moment, the entry refers to
 * the whole old secret or the whole new one. A removal removes the entry last, so that a later one still finds remaining
 * parts. The parts of an interrupted write are removed by the next write or removal.
 */
export function splitLongSecrets(ask: AskEntry, maxUnits: number): AskEntry {
  return async (user, action) => {
    switch (action.do) {
      case 'get':
        return await read(ask, user);
      case 'set':
        return await write(ask, user, action.secret, maxUnits);
      case 'remove':
        return await remove(ask, user);
      case 'unlock':
      case 'look':
        return await ask(user, action);
    }
  };
}

async function read(ask: AskEntry, user: string): Promise<KeychainAnswer> {
  const entry = await ask(user, { do: 'get' });
  const manifest = entry.kind === 'found' ? parse(entry.secret) : null;
  if (!manifest) return entry;
  let secret = '';
  for (let part = 0; part < manifest.count; part += 1) {
    const answer = await ask(partOf(user, manifest.slot, part), { do: 'get' });
    // The parts of an interrupted removal.
    if (answer.kind === 'none') return { kind: 'none', isOpen: true };
    if (answer.kind !== 'found') return answer;
    secret += answer.secret;
  }
  return digestOf(secret) === manifest.digest ? { kind: 'found', secret } : { kind: 'none', isOpen: true };
}

async function write(ask: AskEntry, user: string, secret: string, maxUnits: number): Promise<KeychainAnswer> {
  const before = await ask(user, { do: 'get' });
  if (before.kind === 'unavailable') return before;
  const manifest = before.kind === 'found' ? parse(before.secret) : null;
  const slot: Slot = manifest?.slot === 'a' ? 'b' : 'a';
  const parts = secret.length > maxUnits || secret.startsWith(marker) ? split(secret, maxUnits) : [];
  for (const [part, text] of parts.entries()) {
    const answer = await ask(partOf(user, slot, part), { do: 'set', secret: text });
    if (answer.kind !== 'done') return answer;
  }
  const entry =
    parts.length === 0 ? secret : describe({ slot, count: parts.length, digest: digestOf(secret) });
  const answer = await ask(user, { do: 'set', secret: entry });
  if (answer.kind !== 'done') return answer;
  // The secret is stored. If removing old parts fails here, the next write removes them.
  await clear(ask, user, slot, parts.length);
  await clear(ask, user, slot === 'a' ? 'b' : 'a', 0);
  return answer;
}

async function remove(ask: AskEntry, user: string): Promise<KeychainAnswer> {
  for (const slot of ['a', 'b'] as const) {
    const answer = await clear(ask, user, slot, 0);
    if (answer.kind === 'unavailable') return answer;
  }
  return await ask(user, { do: 'remove' });
}

/** Removes the parts of a slot from number `from` on. Starts at the last one, so that a later call finds any that remain. */
async function clear(ask: AskEntry, user: string, slot: Slot, from: number): Promise<KeychainAnswer> {
  let end = from;
  for (;;) {
    const answer = await ask(partOf(user, slot, end), { do: 'get' });
    if (answer.kind === 'unavailable') return answer;
    if (answer.kind !== 'found') break;
    end += 1;
  }
  for (let part = end - 1; part >= from; part -= 1) {
    const answer = await ask(partOf(user, slot, part), { do: 'remove' });
    if (answer.kind === 'unavailable') return answer;
  }
  return done;
}

const partOf = (user: string, slot: Slot, part: number) => `${user}#${slot}${part}`;
const digestOf = (secret: string) => createHash('sha256').update(secret, 'utf8').digest('base64url');
const describe = ({ slot, count, digest }: Manifest) => `${marker}${slot}:${count}:${digest}`;

function parse(entry: string): Manifest | null {
  if (!entry.startsWith(marker)) return null;
  const [slot, count, digest] = entry.slice(marker.length).split(':');
  if ((slot !== 'a' && slot !== 'b') || digest === undefined) return null;
  return { slot, count: Number(count), digest };
}

/** Splits between characters: a keychain stores text, which half a surrogate pair would corrupt. */
function split(secret: string, maxUnits: number): string[] {
  const parts: string[] = [];
  let part = '';
  for (const character of secret) {
    if (part.length + character.length > maxUnits) {
      parts.push(part);
      part = '';
    }
    part += character;
  }
  return [...parts, part];
}
