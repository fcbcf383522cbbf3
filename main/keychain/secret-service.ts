import { DBusError } from 'dbus-native';
import {
  getReason,
  type KeychainAnswer,
  type KeychainBackend,
  type KeychainCall,
  type KeychainFailure,
  KeychainUnavailable,
} from './keychain-backend.ts';
import { Dismissed, SecretClient } from './secret-client.ts';
import { isNoReply } from './session-bus.ts';

type SecretServiceOptions = {
  /** Contains the address of the session bus. */
  environment: NodeJS.ProcessEnv;
  /** How long the service, or the person whom it asks, may take for one reply; 5 minutes by default. */
  timeoutMs?: number;
};

type Entry = Readonly<{ service: string; user: string }>;
/** The result of searching an entry, and whether the default collection is locked afterwards. */
type Found = { collection: string; isLocked: boolean; unlocked: string[]; locked: string[] };

/** The same attributes as those of `@napi-rs/keyring`, so that its entries are found too. */
const attributesOf = ({ service, user }: Entry) => ({ service, username: user });
const labelOf = ({ service, user }: Entry) => `keyring:${user}@${service}`;

/**
 * Creates the backend for Linux desktops (gnome-keyring, KWallet, KeePassXC), which uses the Secret Service API.
 *
 * An entry counts as absent only if the default collection is open: a locked database of KeePassXC shows no entries.
 */
export function createSecretService({
  environment,
  timeoutMs = 300_000,
}: SecretServiceOptions): KeychainBackend {
  const client = new SecretClient(environment, timeoutMs);
  return {
    ask: async (call, onWaiting) => {
      let isWaiting = false;
      try {
        return await carryOut(client, call, () => {
          isWaiting = true;
          onWaiting();
        });
      } catch (error) {
        const failure = await failureOf(client, error);
        // KeePassXC does not reply until the person has answered its prompt.
        return isWaiting && isNoReply(error) ? { ...failure, state: 'locked' } : failure;
      }
    },
  };
}

async function carryOut(
  client: SecretClient,
  call: KeychainCall,
  onWaiting: () => void,
): Promise<KeychainAnswer> {
  switch (call.do) {
    case 'get': {
      const [item] = await unlockAll(client, await find(client, call, onWaiting), onWaiting);
      return item === undefined
        ? { kind: 'none', isOpen: true }
        : { kind: 'found', secret: await client.secretOf(item) };
    }
    case 'set':
      return await keep(client, call, onWaiting);
    case 'remove': {
      const { unlocked, locked } = await find(client, call, onWaiting);
      for (const item of [...unlocked, ...locked]) await remove(client, item, onWaiting);
      return unlocked.length + locked.length === 0 ? { kind: 'none', isOpen: true } : { kind: 'done' };
    }
    case 'unlock':
      await openCollection(client, await client.defaultCollection(), onWaiting);
      return { kind: 'done' };
    case 'look': {
      if (!(await client.isRunning())) throw new KeychainUnavailable('missing', 'nothing answers');
      if (await client.isLocked(await client.defaultCollection())) throw locked();
      return { kind: 'done' };
    }
  }
}

/** Finds the items of an entry. @throws {KeychainUnavailable} `locked` if there may be one that is not visible. */
async function find(client: SecretClient, entry: Entry, onWaiting: () => void): Promise<Found> {
  const found = await search(client, entry, onWaiting);
  if (found.isLocked && found.unlocked.length + found.locked.length === 0) throw locked();
  return found;
}

async function search(client: SecretClient, entry: Entry, onWaiting: () => void): Promise<Found> {
  const collection = await client.defaultCollection();
  // The search can already show a prompt: KeePassXC asks to open a database first.
  if (await client.isLocked(collection)) onWaiting();
  const items = await client.searchItems(attributesOf(entry));
  return { ...items, collection, isLocked: await client.isLocked(collection) };
}

/** Stores a secret in its entry. If several items match, the newest stays. */
async function keep(
  client: SecretClient,
  call: Entry & { secret: string },
  onWaiting: () => void,
): Promise<KeychainAnswer> {
  let found = await search(client, call, onWaiting);
  if (found.isLocked && found.unlocked.length + found.locked.length === 0) {
    await openCollection(client, found.collection, onWaiting);
    found = await search(client, call, onWaiting);
  }
  const [item, ...others] = await unlockAll(client, found, onWaiting);
  if (item === undefined) {
    const entry = { label: labelOf(call), attributes: attributesOf(call), secret: call.secret };
    await client.createItem(found.collection, entry, onWaiting);
  } else {
    await client.setSecret(item, call.secret);
    for (const other of others) await remove(client, other, onWaiting);
  }
  return { kind: 'done' };
}

async function openCollection(
  client: SecretClient,
  collection: string,
  onWaiting: () => void,
): Promise<void> {
  if (!(await client.isLocked(collection))) return;
  await client.unlock([collection], onWaiting);
  if (await client.isLocked(collection)) throw locked();
}

/** Tries without unlocking first, because KeePassXC deletes without a prompt by default. */
async function remove(client: SecretClient, item: string, onWaiting: () => void): Promise<void> {
  try {
    await client.deleteItem(item, onWaiting);
  } catch (error) {
    if (!isLockedError(error)) throw error;
    await client.unlock([item], onWaiting);
    await client.deleteItem(item, onWaiting);
  }
}

/** Gives the items, all unlocked, the newest first: several can match if another program wrote one, or two processes at once. */
async function unlockAll(
  client: SecretClient,
  { unlocked, locked }: Found,
  onWaiting: () => void,
): Promise<string[]> {
  await client.unlock(locked, onWaiting);
  const items = [...unlocked, ...locked];
  if (items.length < 2) return items;
  const dated = [];
  for (const item of items) dated.push({ item, at: await client.modifiedAt(item) });
  return dated.sort((one, other) => Number(other.at - one.at)).map(({ item }) => item);
}

const locked = () => new KeychainUnavailable('locked', 'the default collection is locked');

const isLockedError = (error: unknown) =>
  error instanceof DBusError && error.dbusName === 'org.freedesktop.Secret.Error.IsLocked';

async function failureOf(client: SecretClient, error: unknown): Promise<KeychainFailure> {
  const failure = { kind: 'unavailable', reason: getReason(error) } as const;
  if (error instanceof KeychainUnavailable) return { ...failure, state: error.state };
  if (error instanceof Dismissed || isLockedError(error)) {
    const isOpen = await client
      .defaultCollection()
      .then(async (collection) => !(await client.isLocked(collection)))
      .catch(() => false);
    return { ...failure, state: 'locked', isRefused: isOpen };
  }
  return { ...failure, state: error instanceof DBusError ? stateOf(error.dbusName ?? '') : 'unreadable' };
}

function stateOf(errorName: string): KeychainFailure['state'] {
  const name = errorName.replace('org.freedesktop.DBus.Error.', '');
  if (/^(ServiceUnknown|NameHasNoOwner|Spawn\..+)$/.test(name)) return 'missing';
  // Denied by the policy of the bus or by a sandbox around this app.
  return name === 'AccessDenied' ? 'forbidden' : 'unreadable';
}
