import { createInterface } from 'node:readline';
import { openKeychain } from '../../../../main/keychain/keychain.ts';
import type { SecretName, SecretRead } from '../../../../main/keychain/secret-store.ts';

/*
 * A process that holds one store, because the address of the bus is read once per process. Takes a command per line and
 * answers with a line; tells of each change of state with a line as well.
 */

export type Command =
  | { do: 'read' | 'remove'; name: SecretName }
  | { do: 'write'; name: SecretName; secret: string }
  | { do: 'retry' }
  /** Tells whether the call is still pending after so many turns of the event loop. */
  | { do: 'read-counting'; name: SecretName; limit: number };

export type Reply =
  /** `read`: what a reading found. */
  | { kind: 'done'; value: string | null; read?: SecretRead['kind']; state: string }
  | { kind: 'counted'; turns: number; pending: boolean }
  | { kind: 'state'; state: string };

const say = (reply: Reply) => process.stdout.write(`${JSON.stringify(reply)}\n`);
const note = (message: string, details?: object) =>
  process.stderr.write(`${message} ${JSON.stringify(details)}\n`);

const store = openKeychain({
  environment: 'test',
  timeoutMs: Number(process.argv[2]),
  log: { error: note, warn: note, info: note, debug: note },
});
store.onState((state) => say({ kind: 'state', state }));

async function carryOut(command: Command): Promise<void> {
  switch (command.do) {
    case 'read':
      return doneReading(await store.read(command.name));
    case 'write':
      await store.write(command.name, command.secret);
      return done(null);
    case 'remove':
      await store.remove(command.name);
      return done(null);
    case 'retry':
      await store.retry();
      return done(null);
    case 'read-counting': {
      let pending = true;
      const reading = store.read(command.name).finally(() => {
        pending = false;
      });
      let turns = 0;
      while (pending && turns < command.limit) {
        await new Promise(setImmediate);
        turns += 1;
      }
      say({ kind: 'counted', turns, pending });
      return doneReading(await reading);
    }
  }
}

function doneReading(read: SecretRead): void {
  const value = read.kind === 'found' ? read.secret : null;
  say({ kind: 'done', value, read: read.kind, state: store.state });
}

function done(value: string | null): void {
  say({ kind: 'done', value, state: store.state });
}

// Its only caller is the test beside it.
createInterface({ input: process.stdin }).on('line', (line) => void carryOut(JSON.parse(line) as Command));
