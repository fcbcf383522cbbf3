import { createNativeKeyring } from '../../../../main/keychain/native-keyring.ts';

/* Asks the library one thing, and prints the answer: a process of its own, because the library reads the environment once. */

// Its only caller is the file `native-client.ts`.
const call = JSON.parse(process.argv[2] ?? '');
process.stdout.write(JSON.stringify(await createNativeKeyring().ask(call, () => undefined)));
