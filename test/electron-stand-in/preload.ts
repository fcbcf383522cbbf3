import { pack, unpack } from './messages.ts';

type Listener = (event: object, ...args: unknown[]) => void;
/** What the page's side says: a message for main, or what the person does there. */
export type FromPage =
  | { does: 'invoke'; channel: string; args: unknown[] }
  | { does: 'press' }
  | { does: 'fail-preload'; message: string }
  | { does: 'context-menu'; params: Pick<Electron.ContextMenuParams, 'isEditable' | 'selectionText'> };
/** What comes of an `invoke`: a packed value, or what went wrong. */
export type Answer = { value: string } | { error: string };
/** What main tells the page: an answer to what it said, or a message of main's own, packed. */
type ToPage = ({ answers: number } & Answer) | { tells: string; args: string };

/** The name of the function by which the page's side says something, until the preload takes it away. */
export const binding = 'electronStandIn';

/** The script that runs a built preload in the main frame of the app's page. */
export const preloadScript = (source: string): string =>
  `(${runPreload})(${pack}, ${unpack}, (require, module, exports) => {\n${source}\n});`;

/** The script that tells the page something. */
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
  // A scheme of Electron's has none, unless it is given the privilege.
  Reflect.deleteProperty(Navigator.prototype, 'serviceWorker');

  const waiting = new Map<number, (answer: Answer) => void>();
  let count = 0;
  const say = (said: FromPage) =>
    new Promise<Answer>((resolve) => {
      count += 1;
      waiting.set(count, resolve);
      send(packed({ id: count, ...said }));
    });
  const listeners = new Map<string, Set<Listener>>();
  const on = (channel: string, listener: Listener) =>
    listeners.set(channel, (listeners.get(channel) ?? new Set()).add(listener));
  const off = (channel: string, listener: Listener) => listeners.get(channel)?.delete(listener);
  const hear = (message: ToPage) => {
    if ('answers' in message) {
      waiting.get(message.answers)?.(message);
      waiting.delete(message.answers);
      return;
    }
    // What main sends is a list.
    const args = unpacked(message.args) as unknown[];
    for (const listener of listeners.get(message.tells) ?? []) listener({}, ...args);
  };
  Object.defineProperty(window, Symbol.for('electron-stand-in'), { value: hear });

  const invoke = async (channel: string, ...args: unknown[]) => {
    const answer = await say({ does: 'invoke', channel, args: structuredClone(args) });
    if ('value' in answer) return unpacked(answer.value);
    throw new Error(`Error invoking remote method '${channel}': ${answer.error}`);
  };
  addEventListener('pointerdown', () => void say({ does: 'press' }), { capture: true });
  // Electron shows no menu of its own, and leaves it to main.
  addEventListener('contextmenu', (event) => {
    event.preventDefault();
    const field = event.target instanceof Element ? event.target.closest('input, textarea') : null;
    const isEditable = field?.matches(':read-write') ?? false;
    const selectionText = getSelection()?.toString() ?? '';
    void say({ does: 'context-menu', params: { isEditable, selectionText } });
  });

  const exposeInMainWorld = (name: string, api: unknown) =>
    Object.defineProperty(window, name, { value: Object.freeze(api), enumerable: true });
  const offered = { contextBridge: { exposeInMainWorld }, ipcRenderer: { invoke, on, off } };
  try {
    preload((id) => (id === 'electron' ? offered : undefined), { exports: {} }, {});
  } catch (error) {
    void say({ does: 'fail-preload', message: String(error) });
  }
}
