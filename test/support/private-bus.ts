import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startProgram } from './programs.ts';

const configuration = (folder: string) => `<!DOCTYPE busconfig PUBLIC
  "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN" "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path=${folder}/bus</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>`;

type PrivateBus = {
  /** The folder that stands for the person's home. */
  home: string;
  /** For a child process: this bus and this home, and nothing of whoever runs the tests but the PATH. */
  environment: NodeJS.ProcessEnv;
  /** Ends the bus and removes the home. */
  dispose(): Promise<void>;
};

/** A session's D-Bus of its own, with a home of its own. It starts nothing because somebody asks for it. */
export async function startPrivateBus(): Promise<PrivateBus> {
  const home = mkdtempSync(join(tmpdir(), 'keyring-'));
  for (const folder of ['data', 'runtime']) mkdirSync(join(home, folder), { mode: 0o700 });
  writeFileSync(join(home, 'bus.conf'), configuration(home));
  const environment = {
    PATH: process.env.PATH,
    HOME: home,
    XDG_DATA_HOME: join(home, 'data'),
    XDG_RUNTIME_DIR: join(home, 'runtime'),
    DBUS_SESSION_BUS_ADDRESS: `unix:path=${home}/bus`,
  };
  const daemon = ['dbus-daemon', `--config-file=${home}/bus.conf`, '--nofork', '--print-address'] as const;
  const bus = await startProgram(daemon, /^unix:/m, { env: environment });
  return {
    home,
    environment,
    dispose: async () => {
      await bus.stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}
