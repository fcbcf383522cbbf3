import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { languages } from '#contract/snapshot.ts';
import type { Environment } from './environment/environment.ts';
import type { Log } from './log/log.ts';
import {
  type AskOrganisations,
  keptOrganisations,
  organisationDirectory,
} from './organisation/organisation-directory.ts';
import { type Organisations, openOrganisations } from './organisation/organisations.ts';
import { profileFiles } from './organisation/profile-file.ts';
import { profileStore } from './organisation/profile-store.ts';
import { tolerant } from './platform/tolerant-reader.ts';
import { Management } from './policy/management.ts';
import type { PolicyReader, PolicySource } from './policy/policy-source.ts';
import { type Found, systemTrust, trustedFile, trustedFolder } from './policy/sources/trusted-file.ts';
import { openStateFile, type StateFile } from './storage/state-file.ts';

const settingsSchema = z.object({
  /** Null as well for a language that only a later version has. */
  language: z.enum(languages).nullable(),
  /** The organisation that the person said is theirs. */
  organisation: z.string().max(64).nullable().default(null),
});
type Settings = z.infer<typeof settingsSchema>;

export type MachineRulesOptions = {
  environment: Environment;
  /** This user's own folder. */
  folder: string;
  policies: {
    reader: PolicyReader;
    /** What was found before the environment could be chosen. */
    found: readonly PolicySource[];
    build: readonly PolicySource[];
    /** Where administrators put signed profiles: each file and every folder above it must be theirs. */
    profileFolders: readonly string[];
    /**
     * The app's own folder, where an installer puts one, or in the folder of the same name with ` Profile` behind it.
     * Whoever can write there can replace the app as well.
     */
    appFolder: string;
  };
  ask: AskOrganisations;
  /** Keeps a value, and sees to it that the app does not end before it is on disk. */
  write: <Value>(file: StateFile<Value>, value: Value) => void;
  onChange: () => void;
  log: Log;
};

export type MachineRules = {
  management: Management;
  organisations: Organisations;
  /** Reads what the person set. To be done before `management.start()`. */
  readSettings(): Promise<void>;
  setLanguage(language: Settings['language']): Promise<void>;
};

/** The rules that hold on this machine for this user, from every place that has something to say. */
export function openMachineRules(options: MachineRulesOptions): MachineRules {
  const { environment, folder, policies, log, write } = options;
  const { organisationKeys: keys, issuer, platform } = environment;
  // Windows' installer empties the app's own folder at every update; the one beside it is left alone.
  const besideAppFolders = [policies.appFolder, `${policies.appFolder} Profile`];
  const at = (name: string) => join(folder, `${name}.json`);
  const settingsFile = openStateFile({
    path: at('settings'),
    schema: tolerant(settingsSchema),
    version: 1,
    log,
  });
  const organisationsFile = openStateFile({
    path: at('organisations'),
    schema: tolerant(keptOrganisations),
    version: 1,
    log,
  });
  let settings: Settings = { language: null, organisation: null };
  const set = (changed: Partial<Settings>) => {
    settings = { ...settings, ...changed };
    write(settingsFile, settings);
  };

  const organisations = openOrganisations({
    directory: organisationDirectory({
      ask: options.ask,
      keys,
      issuer,
      file: {
        read: async () => (await organisationsFile.read()).value,
        write: (kept) => write(organisationsFile, kept),
      },
      log,
    }),
    profiles: profileFiles({
      keys,
      issuer,
      folders: [...policies.profileFolders, ...besideAppFolders],
      readTrusted: (path) =>
        besideAppFolders.includes(dirname(path)) ? besideApp(path) : ofAdministrator(path),
      folder,
    }),
    keys,
    issuer,
    setting: { current: () => settings, choose: (organisation) => set({ organisation }) },
  });
  const management = new Management({
    platform,
    reader: policies.reader,
    found: policies.found,
    build: policies.build,
    directory: organisations.directory,
    personal: organisations.personal,
    log,
    onChange: options.onChange,
  });
  return {
    management,
    organisations,
    readSettings: async () => {
      settings = (await settingsFile.read()).value ?? settings;
    },
    setLanguage: async (language) => {
      set({ language });
      await management.takeChoice();
    },
  };
}

async function ofAdministrator(path: string): Promise<Found<Uint8Array>> {
  const folder = await trustedFolder(dirname(path), systemTrust);
  if (folder === null || 'problem' in folder) return folder;
  return await trustedFile(join(folder.found, basename(path)), systemTrust);
}

async function besideApp(path: string): Promise<Found<Uint8Array>> {
  const content = await profileStore(path).read();
  if (content === null) return null;
  return 'problem' in content ? { problem: { code: content.problem } } : { found: Buffer.from(content.text) };
}

/**
 * Where administrators put signed profiles, beside the app's own folder. None on Windows: what is in ProgramData anybody
 * at the desk may have put there.
 */
export function profileFolders(platform: NodeJS.Platform): string[] {
  switch (platform) {
    case 'win32':
      return [];
    case 'darwin':
      return ['/Library/Application Support/eConnect Onboarding'];
    default:
      return ['/etc/opt/econnect-onboarding/policies', '/etc/econnect-onboarding/policies'];
  }
}
