import { rush } from '../../test/integration/load/rush.ts';

/* A program of its own: a rush of so many people by e-mail and as many by Google. Prints what became of them. */

const clients = Number(process.argv[2]);
const before = process.cpuUsage();
const { addresses, finished, lost, accounts, owners, ids, milliseconds } = await rush(clients);
const own = finished.filter(({ address, shown }) => address === shown);
const { user, system } = process.cpuUsage(before);
console.log(
  JSON.stringify({
    people: addresses.length,
    lost,
    own: own.length,
    accounts: addresses.filter((address) => accounts[address] === 1).length,
    distinct: new Set(ids).size,
    tokens: addresses.filter((address) => owners[address] === address).length,
    requests: finished.map(({ requests }) => requests),
    times: {
      email: finished.filter((_, index) => index < clients).map(({ milliseconds: each }) => each),
      google: finished.filter((_, index) => index >= clients).map(({ milliseconds: each }) => each),
    },
    milliseconds,
    cpuMs: (user + system) / 1e3,
    peak: process.resourceUsage().maxRSS * 1024,
  }),
);
