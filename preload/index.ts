import { contextBridge, ipcRenderer } from 'electron';
import { type Bridge, contract } from './contract/contract.ts';

/** The bridge: one function for each row of the contract. The window can name no other channel and gets no event object. */
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

// The cast: `Object.fromEntries` loses the type of each row.
const bridge = Object.freeze(Object.fromEntries(rows)) as Bridge;

contextBridge.exposeInMainWorld('onboarding', bridge);
