/** A clock of this process that can be moved forward: `Date` gives its time, timers and `performance` do not. */
export type MovedClock = { advance(seconds: number): void; restore(): void };

/** Puts a clock that can be moved in the place of `Date`. Unlike fake timers it goes on by itself. */
export function moveClock(): MovedClock {
  const RealDate = globalThis.Date;
  let movedMs = 0;
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, given, newTarget) =>
      // What a constructor gives is an object.
      Reflect.construct(target, given.length === 0 ? [RealDate.now() + movedMs] : given, newTarget) as object,
    get: (target, name) => (name === 'now' ? () => RealDate.now() + movedMs : Reflect.get(target, name)),
  });
  return {
    advance(seconds) {
      movedMs += seconds * 1000;
    },
    restore() {
      globalThis.Date = RealDate;
    },
  };
}
