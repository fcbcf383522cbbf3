type Listener = (event: object, ...args: unknown[]) => void;
/** What the page's side says: a message for main, or what the person does there. */
export type FromPage =
  | { does: 'invoke'; channel: string; args: unknown[] }
  | { does: 'press' }
  | { does: 'fail-preload'; message: string }
  | { does: 'context-menu'; params: Pick<Electron.ContextMenuParams, 'isEditable' | 'selectionText'> };
/** What comes of an `invoke`. */
export type Answer = { value: unknown } | { error: string };

/** The script that runs a built preload in the main frame of the app's page. */
export function initScript(source: string): string {
  return `(${runPreload})((require, module, exports) => {\n${source}\n});`;
}

/** Runs inside the page, before its own scripts, and leaves there only what the preload exposes. */
function runPreload(
  preload: (require: (id: string) => unknown, module: object, exports: object) => void,
): void {
  const say: (said: FromPage) => Promise<Answer> = Reflect.get(window, 'electronStandIn');
  Reflect.deleteProperty(window, 'electronStandIn');
  if (window !== window.top || !location.hostname.endsWith('.invalid')) return;

  const listeners = new Map<string, Set<Listener>>();
  const on = (channel: string, listener: Listener) =>
    listeners.set(channel, (listeners.get(channel) ?? new Set()).add(listener));
  const off = (channel: string, listener: Listener) => listeners.get(channel)?.delete(listener);
  const deliver = (channel: string, args: unknown[]) => {
    for (const listener of listeners.get(channel) ?? []) listener({}, ...args);
  };
  Object.defineProperty(window, Symbol.for('electron-stand-in'), { value: deliver });

  const invoke = async (channel: string, ...args: unknown[]) => {
    const answer = await say({ does: 'invoke', channel, args: structuredClone(args) });
    if ('value' in answer) return answer.value;
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
