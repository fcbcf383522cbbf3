import { contextBridge, ipcRenderer } from 'electron';
import { type Bridge, contract } from './contract/contract.ts';

/** The door: one function a row, with no way to name another channel, and no event object for the window. */
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

// The one cast of the door: entries lose the pairing of a row's name with its type.
const bridge = Object.freeze(Object.fromEntries(rows)) as Bridge;

contextBridge.exposeInMainWorld('onboarding', bridge);
