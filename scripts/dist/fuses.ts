/** Electron's fuses in the order of the fuse wire, with the required value of each. */
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

/** The fuses that electron-builder sets. The others must have the right value in Electron itself. */
const settable = 8;

/** The bytes before the fuse wire in Electron's program. */
export const fuseSentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

/** Returns the fuses of a program, in order; null for a removed or unknown one. @throws {Error} If there is no fuse wire. */
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

/** Returns the problems of an unpacked Electron's fuses: unknown ones, and ones that cannot be set as required. */
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
