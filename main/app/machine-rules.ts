import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { languages } from '#contract/snapshot.ts';
import type { Environment } from '../environment/environment.ts';
import type { Log } from '../log/log.ts';
import { keptOrganisations } from '../organisation/kept-organisations.ts';
import { type AskOrganisations, openOrganisationDirectory } from '../organisation/organisation-directory.ts';
import { type Organisations, openOrganisations } from '../organisation/organisations.ts';
import { openProfileFiles } from '../organisation/profile-file.ts';
import { readProfileFile } from '../organisation/profile-store.ts';
import { tolerant } from '../platform-contract/tolerant-reader.ts';
import type { PolicyReader, PolicySource } from '../policy/policy-source.ts';
import { RulesStore } from '../policy/rules-store.ts';
import { type Found, systemTrust, trustedFile, trustedFolder } from '../policy/sources/trusted-file.ts';
import { type EditableFile, openEditedFile, unread } from '../storage/edited-file.ts';
import type { StateFile, StateFolder } from '../storage/state-file.ts';

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
  /** This user's state files. */
  stateFolder: Pick<StateFolder, 'file'>;
  /** For a command that only reads: what changes is not written. */
  isReadOnly: boolean;
  onChange: () => void;
  log: Log;
};

export type MachineRules = {
  management: RulesStore;
  organisations: Organisations;
  /** Reads what the person set. To be done before `management.start()`. */
  readSettings(): Promise<void>;
  /** Counts from now on; what else the person set is read first, where that was not done yet. */
  setLanguage(language: Settings['language']): Promise<void>;
};

/** Opens the rules that hold on this machine for this user, from every source. */
export function openMachineRules(options: MachineRulesOptions): MachineRules {
  const { environment, folder, policies, log, stateFolder, isReadOnly } = options;
  const { organisationKeys: keys, issuer, platform } = environment;
  // Windows' installer empties the app's own folder at every update; the one beside it is left alone.
  const besideAppFolders = [policies.appFolder, `${policies.appFolder} Profile`];
  const settingsFile = stateFolder.file('settings', tolerant(settingsSchema));
  const organisationsFile = stateFolder.file('organisations', tolerant(keptOrganisations));
  const editable = <Value>(file: StateFile<Value>): EditableFile<Value> => ({
    read: async () => {
      const { value } = await file.read();
      return file.isUnreadable ? unread : value;
    },
    write: (value) => {
      if (!isReadOnly) void file.write(value);
    },
  });
  const settings = openEditedFile<Settings>(editable(settingsFile), { language: null, organisation: null });
  const set = async (changed: Partial<Settings>) => {
    await settings.edit((before) => ({ ...before, ...changed }));
  };

  const organisations = openOrganisations({
    directory: openOrganisationDirectory({
      ask: options.ask,
      keys,
      issuer,
      file: editable(organisationsFile),
      log,
    }),
    profiles: openProfileFiles({
      keys,
      issuer,
      folders: [...policies.profileFolders, ...besideAppFolders],
      readTrusted: (path, maxBytes) =>
        besideAppFolders.includes(dirname(path)) ? besideApp(path) : ofAdministrator(path, maxBytes),
      folder,
    }),
    keys,
    issuer,
    setting: { current: () => settings.current, choose: (organisation) => set({ organisation }) },
  });
  const management = new RulesStore({
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
      await settings.read();
    },
    setLanguage: async (language) => {
      await set({ language });
      await management.takeChoice();
    },
  };
}

async function ofAdministrator(path: string, maxBytes: number): Promise<Found<Uint8Array>> {
  const folder = await trustedFolder(dirname(path), systemTrust);
  if (folder === null || 'problem' in folder) return folder;
  return await trustedFile(join(folder.found, basename(path)), systemTrust, maxBytes);
}

async function besideApp(path: string): Promise<Found<Uint8Array>> {
  const content = await readProfileFile(path);
  if (content === null) return null;
  return 'problem' in content ? { problem: { code: content.problem } } : { found: Buffer.from(content.text) };
}

/**
 * Where administrators put signed profiles, beside the app's own folder. None on Windows, where every user
 * can write to ProgramData.
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
