import { pack, unpack } from './messages.ts';

type Listener = (event: object, ...args: unknown[]) => void;
/** A message from the page: a call of main, or an action of the person. */
export type FromPage =
  | { type: 'invoke'; channel: string; args: unknown[] }
  | { type: 'press' }
  | { type: 'fail-preload'; message: string }
  | { type: 'context-menu'; params: Pick<Electron.ContextMenuParams, 'isEditable' | 'selectionText'> };
/** The answer to an `invoke`: a packed value, or the text of an error. */
export type Answer = { value: string } | { error: string };
/** A message to the page: the answer to the message with this id, or arguments for the listeners of a channel, packed. */
type ToPage = ({ answerTo: number } & Answer) | { channel: string; args: string };

/** The name of the function by which the page sends its messages, until the preload removes it. */
export const binding = 'electronStandIn';

/** The script that runs a built preload in the main frame of the app's page. */
export const preloadScript = (source: string): string =>
  `(${runPreload})(${pack}, ${unpack}, (require, module, exports) => {\n${source}\n});`;

/** The script that delivers a message to the page. */
export const toPage = (message: ToPage): string =>
  `window[Symbol.for('electron-stand-in')]?.(${JSON.stringify(message)})`;

/** Runs inside the page, before its own scripts, and leaves there only what the preload exposes. */
function runPreload(
  packed: typeof pack,
  unpacked: typeof unpack,
  preload: (require: (id: string) => unknown, module: object, exports: object) => void,
): void {
  const send: (text: string) => void = Reflect.get(window, 'electronStandIn');
  Reflect.deleteProperty(window, 'electronStandIn');
  if (window !== window.top || !location.hostname.endsWith('.invalid')) return;
  // In Electron a custom scheme has no service workers without a privilege.
  Reflect.deleteProperty(Navigator.prototype, 'serviceWorker');

  const waiting = new Map<number, (answer: Answer) => void>();
  let count = 0;
  const post = (message: FromPage) =>
    new Promise<Answer>((resolve) => {
      count += 1;
      waiting.set(count, resolve);
      send(packed({ id: count, ...message }));
    });
  const listeners = new Map<string, Set<Listener>>();
  const on = (channel: string, listener: Listener) =>
    listeners.set(channel, (listeners.get(channel) ?? new Set()).add(listener));
  const off = (channel: string, listener: Listener) => listeners.get(channel)?.delete(listener);
  const receive = (message: ToPage) => {
    if ('answerTo' in message) {
      waiting.get(message.answerTo)?.(message);
      waiting.delete(message.answerTo);
      return;
    }
    // Main packs the arguments as an array.
    const args = unpacked(message.args) as unknown[];
    for (const listener of listeners.get(message.channel) ?? []) listener({}, ...args);
  };
  Object.defineProperty(window, Symbol.for('electron-stand-in'), { value: receive });

  const invoke = async (channel: string, ...args: unknown[]) => {
    const answer = await post({ type: 'invoke', channel, args: structuredClone(args) });
    if ('value' in answer) return unpacked(answer.value);
    throw new Error(`Error invoking remote method '${channel}': ${answer.error}`);
  };
  addEventListener('pointerdown', () => void post({ type: 'press' }), { capture: true });
  // Electron shows no context menu itself; main does.
  addEventListener('contextmenu', (event) => {
    event.preventDefault();
    const field = event.target instanceof Element ? event.target.closest('input, textarea') : null;
    const isEditable = field?.matches(':read-write') ?? false;
    const selectionText = getSelection()?.toString() ?? '';
    void post({ type: 'context-menu', params: { isEditable, selectionText } });
  });

  const exposeInMainWorld = (name: string, api: unknown) =>
    Object.defineProperty(window, name, { value: Object.freeze(api), enumerable: true });
  const offered = { contextBridge: { exposeInMainWorld }, ipcRenderer: { invoke, on, off } };
  try {
    preload((id) => (id === 'electron' ? offered : undefined), { exports: {} }, {});
  } catch (error) {
    void post({ type: 'fail-preload', message: String(error) });
  }
}
