import { createHash } from 'node:crypto';
import type { KeychainAction, KeychainAnswer } from './keychain-backend.ts';

/** Carries out something on the entry of a user. */
export type AskEntry = (user: string, action: KeychainAction) => Promise<KeychainAnswer>;

type Slot = 'a' | 'b';
/** What an entry says of a secret that is kept in parts. */
type Manifest = { slot: Slot; count: number; digest: string };

const marker = 'econnect-parts:1:';
const done: KeychainAnswer = { kind: 'done' };

/**
 * Entries for secrets of any length in a keychain whose entries hold `maxUnits` UTF-16 units.
 *
 * A longer secret is kept in numbered entries beside its own, which says how many and what they come to. Each secret goes
 * into the slot that the one before it did not use, and the entry is written last: whenever the process is killed, the
 * entry stands for the whole secret from before or the whole new one. Of a removal the entry goes last, so that what is
 * left of the parts is still found by the next one. Parts of an interrupted writing go with the next writing or removal.
 */
export function withLongSecrets(ask: AskEntry, maxUnits: number): AskEntry {
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
    // A removal that did not come to its end.
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
  // The secret is kept. What is left of others is only in the way, and goes with the next writing if it does not now.
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

/** Removes the parts of a slot from a number on. From the last one down, so that what is left is always found again. */
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

/** In pieces of whole characters: a keychain keeps text, in which half a character of two units becomes another. */
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
