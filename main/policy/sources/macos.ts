import { join } from 'node:path';
import type { PolicyOrigin } from '#contract/policy.ts';
import type { PolicyReader, PolicySource } from '../policy-source.ts';
import { type Contents, isRecord, malformed, unusable } from './container.ts';
import { createPolledReader } from './polled-reader.ts';
import { parsePropertyList } from './property-list.ts';
import { systemTrust, type Trust, trustedFile, trustedFolder } from './trusted-file.ts';

const managedPreferences = 'Library/Managed Preferences';
const fileName = 'eu.econnect.onboarding.plist';
/** The dictionary of values that a person may change; everything beside it is enforced. */
const recommendedPart = 'Defaults';

type Place = { enforced: PolicyOrigin; recommended: PolicyOrigin; folder: string };

type MacosPolicyOptions = Partial<Trust> & {
  /** The short name of the user; null where the system has none. */
  userName: string | null;
  everyMs?: number;
};

/**
 * The policies of a Mac: what a configuration profile forces on the domain `eu.econnect.onboarding`, for the machine and
 * for one person.
 *
 * Only `/Library/Managed Preferences` is read, which the system writes from installed profiles and which belongs to
 * root. `~/Library/Preferences` and `/Library/Preferences` are not: `defaults write` puts anything there, the first
 * without any rights at all, and a person would enforce rules upon themselves that look like an administrator's.
 */
export function macosPolicies({ userName, everyMs, ...given }: MacosPolicyOptions): PolicyReader {
  const trust = { ...systemTrust, ...given };
  const machine = join(trust.root, managedPreferences);
  const places: Place[] = [{ enforced: 'machine', recommended: 'machine-recommended', folder: machine }];
  const isNamed = userName !== null && isPathSegment(userName);
  if (isNamed)
    places.push({ enforced: 'user', recommended: 'user-recommended', folder: join(machine, userName) });
  const unnamed =
    userName === null || isNamed
      ? []
      : [
          unusable(
            { origin: 'user', location: machine },
            { code: 'unreadable', detail: 'the user name is no name of a folder' },
          ),
        ];

  const look = async () => [
    ...(await Promise.all(places.map((place) => sourcesOf(place, trust)))).flat(),
    ...unnamed,
  ];
  const folders = places.map(({ folder }) => folder);
  return createPolledReader(look, { folders, everyMs });
}

async function sourcesOf({ enforced, recommended, folder }: Place, trust: Trust): Promise<PolicySource[]> {
  const real = await trustedFolder(folder, trust);
  if (real === null) return [];
  if ('problem' in real) return [unusable({ origin: enforced, location: folder }, real.problem)];
  const location = join(folder, fileName);
  const file = await trustedFile(join(real.found, fileName), trust);
  if (file === null) return [];
  if ('problem' in file) return [unusable({ origin: enforced, location }, file.problem)];

  const { values, problems } = await parsePropertyList(file.found);
  const all = Object.entries(withoutPayloadKeys(values));
  const isDefaults = ([key]: [string, unknown]) => key.toLowerCase() === recommendedPart.toLowerCase();
  const [, defaults] = all.find(isDefaults) ?? [];
  const rest = Object.fromEntries(all.filter((entry) => !isDefaults(entry)));
  const forced: PolicySource = { origin: enforced, location, values: rest, problems };
  if (defaults === undefined) return [forced];
  const contents = isRecord(defaults)
    ? { values: defaults, problems: [] }
    : malformed(`${recommendedPart} is not a dictionary`);
  return [forced, { origin: recommended, location, ...contents }];
}

/**
 * The values without what the system keeps about the payload itself: the keys that every payload has, all of which begin
 * with `Payload` (Apple's documentation, CommonPayloadKeys), and `_manualProfile`, its mark on a profile that was
 * installed by hand. They are no settings of this app, so that none of them is an unknown key.
 */
function withoutPayloadKeys(values: Contents['values']): Contents['values'] {
  return Object.fromEntries(Object.entries(values).filter(([key]) => !/^Payload|^_manualProfile$/.test(key)));
}

/** Whether a name leads to one folder, right below another. */
const isPathSegment = (name: string): boolean => !/^\.{0,2}$|[/\0]/.test(name);
