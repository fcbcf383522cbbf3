import type { EventEmitter } from 'node:events';

/** Part of an Electron API: what is there has Electron's types, and nothing can be there that Electron lacks. */
export type Offered<Api> = Api extends (...input: infer Input) => infer Value
  ? (...input: Input) => Offered<Value>
  : Api extends Promise<unknown> | readonly unknown[]
    ? Api
    : Api extends object
      ? { [Name in keyof Api]?: Offered<Api[Name]> }
      : Api;

/** What can be asked of an object that is gone. */
const lasting = ['isDestroyed', 'on', 'once'];

/** The API as given, which says so when it is asked for anything else, and throws as Electron's once it is gone. */
export function offer<Api extends object>(name: string, api: Api, isGone = () => false): Api {
  return new Proxy(api, {
    get(target, key) {
      if (typeof key === 'string' && !lasting.includes(key) && isGone())
        throw new TypeError('Object has been destroyed');
      if (key in target || typeof key === 'symbol') return Reflect.get(target, key);
      if (['then', 'toJSON', '__esModule'].includes(key)) return undefined;
      throw new Error(`The Electron stand-in does not offer ${name}.${key}.`);
    },
  });
}

type Listening<Api> = Pick<Api, Extract<keyof Api, 'on' | 'once'>>;

/** Listening as Electron types it. The cast is for its overloads by event name, which cannot be derived. */
export function events<Api>(emitter: EventEmitter): Listening<Api> {
  return { on: emitter.on.bind(emitter), once: emitter.once.bind(emitter) } as unknown as Listening<Api>;
}
