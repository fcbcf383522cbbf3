/** Electron's fuses in the order of its wire, with what each is to be. */
export const fuseTable = [
  { name: 'RunAsNode', on: false },
  { name: 'EnableCookieEncryption', on: false },
  { name: 'EnableNodeOptionsEnvironmentVariable', on: false },
  { name: 'EnableNodeCliInspectArguments', on: false },
  { name: 'EnableEmbeddedAsarIntegrityValidation', on: true },
  { name: 'OnlyLoadAppFromAsar', on: true },
  { name: 'LoadBrowserProcessSpecificV8Snapshot', on: false },
  { name: 'GrantFileProtocolExtraPrivileges', on: false },
  { name: 'WasmTrapHandlers', on: true },
] as const;

/** Those that electron-builder sets. It does not know the others, which must be right as Electron comes. */
const settable = 8;

/** What Electron's program has before its fuses. */
export const fuseSentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

/** The fuses of a program, in order; null for one that was removed or says something else. @throws {Error} without any. */
export function readFuses(program: Buffer): (boolean | null)[] {
  const at = program.indexOf(fuseSentinel);
  if (at === -1) throw new Error('This is no Electron program: it has no fuses');
  const start = at + fuseSentinel.length;
  const [version, length = 0] = program.subarray(start, start + 2);
  if (version !== 1) throw new Error(`The fuses are of version ${version}; only version 1 is known`);
  return [...program.subarray(start + 2, start + 2 + length)].map((state) => {
    if (state === '1'.charCodeAt(0)) return true;
    return state === '0'.charCodeAt(0) ? false : null;
  });
}

/** What nobody has decided about the fuses of an unpacked Electron, or what cannot be set as decided. */
export function undecidedFuses(program: Buffer): string[] {
  const fuses = readFuses(program);
  if (fuses.length < settable) return [`has ${fuses.length} fuses, where ${settable} are to be set`];
  return fuses.slice(settable).flatMap((state, at) => {
    const decided = fuseTable[settable + at];
    if (decided === undefined)
      return [`fuse ${settable + at + 1} is not in the table of scripts/dist/fuses.ts`];
    return state === decided.on ? [] : [`${decided.name} is not ${decided.on ? 'on' : 'off'}`];
  });
}
