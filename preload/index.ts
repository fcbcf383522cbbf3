import { contextBridge, ipcRenderer } from 'electron';
import { type Bridge, contract } from './contract/contract.ts';

/** One function for each row of the contract. The window cannot name another channel, and gets no event object. */
const rows = Object.entries(contract).map(([name, row]) => [
  name,
  row.kind === 'request'
    ? (input?: unknown) => ipcRenderer.invoke(row.channel, input)
    : (listener: (value: unknown) => void) => {
        const relay = (_event: unknown, value: unknown) => listener(value);
        ipcRenderer.on(row.channel, relay);
        return () => {
          ipcRenderer.off(row.channel, relay);
        };
      },
]);

// The one cast of the preload: entries lose the pairing of a row's name with its type.
const bridge = Object.freeze(Object.fromEntries(rows)) as Bridge;

contextBridge.exposeInMainWorld('onboarding', bridge);
