type Listener = (event: object, ...args: unknown[]) => void;
type Ask = (channel: string, args: unknown[]) => Promise<{ value: unknown } | { error: string }>;

/** The script that runs a built preload in the main frame of the app's page. */
export function initScript(source: string): string {
  return `(${runPreload})((require, module, exports) => {\n${source}\n});`;
}

/** Runs inside the page, before its own scripts, and leaves there only what the preload exposes. */
function runPreload(
  preload: (require: (id: string) => unknown, module: object, exports: object) => void,
): void {
  const ask: Ask = Reflect.get(window, 'electronStandIn');
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
    const answer = await ask(channel, structuredClone(args));
    if ('value' in answer) return answer.value;
    throw new Error(`Error invoking remote method '${channel}': ${answer.error}`);
  };
  const exposeInMainWorld = (name: string, api: unknown) =>
    Object.defineProperty(window, name, { value: Object.freeze(api), enumerable: true });
  const offered = { contextBridge: { exposeInMainWorld }, ipcRenderer: { invoke, on, off } };
  preload((id) => (id === 'electron' ? offered : undefined), { exports: {} }, {});
}
