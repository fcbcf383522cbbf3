import { app } from 'electron';
import { type Machine, readMachine } from '../app/machine.ts';
import type { Log } from '../log/log.ts';
import type { PolicyValues } from '../policy/policy-schema.ts';
import { type Network, openNetwork } from '../shell/network.ts';
import { getUserName } from '../shell/system.ts';

/** Reads the policies and the environment of this machine. */
export function readThisMachine(): Promise<Machine> {
  return readMachine({ isPackaged: app.isPackaged, userName: getUserName(), process });
}

/** Opens Chromium's network with the proxy that the policy names. Resolves once Electron is ready. */
export async function openNetworkFor(values: PolicyValues, log: Log): Promise<Network> {
  await app.whenReady();
  const network = openNetwork(log);
  network.use(values);
  return network;
}
