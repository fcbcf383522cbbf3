import type { PolicyReader, PolicySource } from '../../policy-source.ts';
import { unusable } from '../container.ts';
import { createPolledReader } from '../polled-reader.ts';
import { systemFolder } from '../system-folder.ts';
import { execute, type Run } from '../system-program.ts';
import { registryPowerShell } from './registry-powershell.ts';
import { type Hive, hives, type Reading, type RegistryReader } from './registry-reading.ts';
import { registrySources } from './registry-sources.ts';
import { registryTool } from './registry-tool.ts';

type WindowsPolicyOptions = { run?: Run; everyMs?: number };

/**
 * The policies of a Windows machine and of its user: the registry's `SOFTWARE\Policies\eConnect\Onboarding`,
 * in HKLM and HKCU, and `Recommended` in each.
 *
 * Only administrators can write under `Policies`. What reads it is Windows' own: neither the program nor
 * what it runs in comes from the app's environment, which the user can set; that is why the folder of
 * Windows cannot be given either. First `reg.exe`, and where that gives no answer, PowerShell; whichever was needed is
 * asked first from then on. Only what neither can read is unreadable.
 *
 * Changes are noticed by looking every few seconds, one look at a time. That is two programs of a few milliseconds a
 * look; where it has to be PowerShell, one of half a second, about a tenth of one processor for as long as the app is
 * open: the price of noticing a change within five seconds.
 */
export function windowsPolicies({ run = execute, everyMs }: WindowsPolicyOptions = {}): PolicyReader {
  const folder = systemFolder();
  const read = withFallback(registryTool(folder, run), registryPowerShell(folder, run));
  const look = async () => [...(await read(hives))].flatMap(([hive, reading]) => sourcesOf(hive, reading));
  return createPolledReader(look, { everyMs });
}

function sourcesOf(hive: Hive, reading: Reading): PolicySource[] {
  if ('keys' in reading) return registrySources(reading.keys, hive);
  const problem =
    'problem' in reading ? reading.problem : { code: 'unreadable' as const, detail: reading.refused };
  return [unusable({ origin: hive.enforced, location: hive.location }, problem)];
}

/** Asks the second way for what the first refused. From then on the one that answered comes first. */
function withFallback(one: RegistryReader, other: RegistryReader): RegistryReader {
  let [first, second] = [one, other];
  return async (hives) => {
    const readings = new Map(await first(hives));
    const refused = hives.filter((hive) => 'refused' in (readings.get(hive) ?? {}));
    if (refused.length === 0) return readings;
    let answered = false;
    for (const [hive, again] of await second(refused)) {
      const before = readings.get(hive);
      if (!('refused' in again)) answered = true;
      const both = before && 'refused' in before && 'refused' in again;
      readings.set(hive, both ? { refused: `${before.refused}; ${again.refused}` } : again);
    }
    if (answered) [first, second] = [second, first];
    return readings;
  };
}
