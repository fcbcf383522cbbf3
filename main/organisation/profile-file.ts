import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { FailureCode } from '#contract/failure.ts';
import type { PolicyProblem } from '#contract/policy.ts';
import { errnoOf } from '../failure/onboarding-error.ts';
import type { PolicySource } from '../policy/policy-source.ts';
import { unusable } from '../policy/sources/container.ts';
import type { Found } from '../policy/sources/trusted-file.ts';
import { profileFileName } from '../storage/own-files.ts';
import {
  isOlder,
  type Profile,
  type ProfileCode,
  type ProfileRules,
  readProfile,
  toPolicySource,
} from './organisation-profile.ts';
import { maxProfileBytes, openProfileStore } from './profile-store.ts';

export const profileExtension = '.econnect-org';

/** A place with a profile in it. Without one its source says what is wrong with the place. */
export type FoundProfile = {
  source: PolicySource;
  profile: Profile | null;
  /** The person installed it, and can remove it. */
  isOwn: boolean;
};

type Installed =
  | { ok: true; profile: Profile }
  | { ok: false; code: ProfileCode | Extract<FailureCode, 'profile-older'> };

/** The profiles on this machine, verified at each reading. */
export type ProfileFiles = {
  /** Those in the machine's folders, and last the person's own. Never rejects. */
  find(): Promise<FoundProfile[]>;
  /** Makes it the person's own, in place of the one before. Rejects where the disk refuses. */
  install(text: string): Promise<Installed>;
  /** Removes the person's own. */
  remove(): Promise<void>;
};

type ProfileFilesOptions = Omit<ProfileRules, 'now'> & {
  /** Where administrators put profiles. A missing folder is no problem. */
  folders: readonly string[];
  /** Reads at most so many bytes of a file in such a folder, if only an administrator can have put it there. */
  readTrusted: (path: string, maxBytes: number) => Promise<Found<Uint8Array>>;
  /** This user's own folder. */
  folder: string;
  /** Milliseconds since 1970. */
  now?: () => number;
};

/** For the administrator's report. */
const details: Record<ProfileCode, string> = {
  'profile-unreadable': 'not an organisation profile',
  'profile-tampered': 'changed after it was signed',
  'profile-unknown-key': 'signed with a key that this client does not know, or for another environment',
  'profile-expired': 'expired',
};

/**
 * The organisation profiles that hold here.
 *
 * An administrator's profile that is invalid allows nothing, because what it forbids is not known. An invalid profile of the
 * person's own counts as removed, and is reported.
 */
export function openProfileFiles(options: ProfileFilesOptions): ProfileFiles {
  const { folders, readTrusted, keys, issuer, now = Date.now } = options;
  const own = join(options.folder, profileFileName);
  const store = openProfileStore(own);
  const judge = (text: string) => readProfile(text, { keys, issuer, now: now() });

  const placed = async (location: string, found: Found<Uint8Array>): Promise<FoundProfile[]> => {
    if (found === null) return [];
    if ('problem' in found) return [problemAt('profile', location, found.problem)];
    return [await judged('profile', location, new TextDecoder().decode(found.found))];
  };
  const judged = async (
    origin: 'profile' | 'setting',
    location: string,
    text: string,
  ): Promise<FoundProfile> => {
    const read = await judge(text);
    if (!read.ok) return problemAt(origin, location, { code: 'malformed', detail: details[read.code] });
    const { profile } = read;
    return { source: toPolicySource(profile, location), profile, isOwn: location === own };
  };
  const inFolder = async (folder: string): Promise<FoundProfile[]> => {
    const names = await readdir(folder).catch(errnoOf);
    if (typeof names === 'string')
      return ['ENOENT', 'ENOTDIR'].includes(names)
        ? []
        : [problemAt('profile', folder, { code: 'unreadable', detail: names })];
    const paths = names
      .filter(isProfile)
      .sort()
      .map((name) => join(folder, name));
    return (
      await Promise.all(paths.map(async (path) => placed(path, await readTrusted(path, maxProfileBytes))))
    ).flat();
  };
  const ofPerson = async (): Promise<FoundProfile[]> => {
    const content = await store.read();
    if (content === null) return [];
    return 'problem' in content
      ? [problemAt('setting', own, { code: content.problem })]
      : [await judged('setting', own, content.text)];
  };

  return {
    find: async () => [...(await Promise.all(folders.map(inFolder))).flat(), ...(await ofPerson())],
    install: async (text) => {
      const read = await judge(text);
      if (!read.ok) return read;
      const [before] = await ofPerson();
      if (before?.profile && isOlder(read.profile, before.profile))
        return { ok: false, code: 'profile-older' };
      await store.write(text);
      return read;
    },
    remove: () => store.remove(),
  };

  /** A problem of a person's own place is one of a setting: it is reported and stops nothing. */
  function problemAt(origin: 'profile' | 'setting', location: string, problem: PolicyProblem): FoundProfile {
    return { source: unusable({ origin, location }, problem), profile: null, isOwn: location === own };
  }
}

const isProfile = (name: string): boolean => name.endsWith(profileExtension) && !name.startsWith('.');
