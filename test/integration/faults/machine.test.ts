import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { openStartGuard } from '../../../main/app/start-up-guard.ts';
import { openKeychain } from '../../../main/keychain/keychain.ts';
import { filesBelow } from '../../support/files-below.ts';
import { forEach, live } from '../../support/kill-run.ts';
import { isolation } from '../../support/machine-policies.ts';
import { signInWithGoogle, submitEmail } from '../../support/person.ts';
import { silentLog as log } from '../../support/scripted-ports.ts';
import { startBus } from '../../support/secret-service.ts';
import { fault } from './fault.ts';

/** The bus of this process is another one, for as long as the work lasts. */
async function onBus(address: string, work: () => Promise<void>): Promise<void> {
  const own = process.env.DBUS_SESSION_BUS_ADDRESS;
  process.env.DBUS_SESSION_BUS_ADDRESS = address;
  try {
    await work();
  } finally {
    if (own === undefined) delete process.env.DBUS_SESSION_BUS_ADDRESS;
    else process.env.DBUS_SESSION_BUS_ADDRESS = own;
  }
}

const inTheClear = (folder: string, secret: string) =>
  filesBelow(folder).filter(({ bytes }) => bytes.includes(secret));

fault(
  26,
  {
    does: 'lets people sign in for as long as the app runs, says why it is no longer, writes no secret anywhere else, and keeps the session after all once the keychain opens',
    told: ['session-only-locked', 'session-only-missing', 'session-only-unreadable'],
    next: 'unlock the keychain; or go on, and sign in again after the next start',
    elsewhere:
      'Keychain of macOS and Credential Manager of Windows: their refusals are tested by their words alone; here a real Secret Service (gnome-keyring)',
  },
  async ({ sees, startClient, folder }) => {
    const service = await startBus();
    const address = String(service.environment.DBUS_SESSION_BUS_ADDRESS);
    try {
      await onBus(address, async () => {
        const open = () => openKeychain({ environment: 'sandbox', timeoutMs: 1_500, log });
        const absent = await startClient({ folder, secrets: open() });
        sees(await absent.notices('session-only-missing'));
        await absent.stop();

        await service.start('unlocked');
        await service.kill();
        await service.start('locked');
        const client = await startClient({ folder, secrets: open() });
        await signInWithGoogle(client);
        await client.reach('finished', ({ phase }) => phase === 'idle');
        sees(await client.notices('session-only-locked'));
        const [name = 'pending'] = client.secrets.unsaved();
        const read = await client.secrets.read(name);
        expect(inTheClear(folder, read.kind === 'found' ? read.secret : '?')).toEqual([]);
        await service.kill();
        await service.start('unlocked');
        client.send({ type: 'retry-keychain' });
        await client.noticesNo('session-only-locked');
        await (await client.restart({ secrets: open() })).reach('finished', ({ offline }) => !offline);

        service.freeze();
        const frozen = await startClient({ secrets: open() });
        sees(await frozen.notices('session-only-unreadable'));
        await frozen.reach('choosing');
        service.thaw();
      });
    } finally {
      await service.dispose();
    }
  },
);

fault(
  27,
  {
    does: 'keeps what was on disk whole, goes on in memory and says that nothing is kept',
    told: ['memory-not-kept'],
    next: 'go on to the end at once, or make room: what is typed from then on is kept',
    elsewhere:
      'quotas and network disks; a full disk and one that is read only are real ones, where namespaces can be had',
  },
  async ({ sees, folder }) => {
    const old = JSON.stringify({ version: 1, value: { at: 'entering-email', email: 'iris@bloe' } });
    const program = join(import.meta.dirname, '../../unit/main/storage/faulty-disk.ts');
    const hasNamespaces = spawnSync('unshare', [...isolation, 'true']).status === 0;
    const spoils = hasNamespaces
      ? {
          full: `cp "$1/journey.json" "$1/../old" && mount -t tmpfs -o size=64k none "$1"; cat "$1/../old" > "$1/journey.json"; cat /dev/zero > "$1/filler" 2>/dev/null`,
          'read only': 'mount --bind "$1" "$1" && mount -o remount,bind,ro "$1"',
        }
      : { 'no folder': 'rm -r "$1"; : > "$1"' };
    for (const [name, spoil] of Object.entries(spoils)) {
      const at = join(folder, name);
      mkdirSync(at);
      writeFileSync(join(at, 'journey.json'), old);
      const isolated = hasNamespaces ? ['unshare', ...isolation] : [];
      const [shell = 'sh', ...args] = [
        ...isolated,
        'sh',
        '-c',
        `${spoil}\nfolder=$1; shift; exec "$@" "$folder" none`,
        'sh',
        at,
        process.execPath,
        program,
      ];
      const { stdout } = spawnSync(shell, args, { encoding: 'utf8' });
      const outcome: unknown = JSON.parse(stdout);
      expect(outcome).toMatchObject({ notices: ['memory-not-kept'], email: 'iris@bloemen' });
      if (hasNamespaces) expect(outcome).toMatchObject({ kept: old });
      sees('memory-not-kept');
    }
  },
);

fault(
  28,
  {
    does: 'has the old text on disk or the new one, whole, whenever it is killed; the next start goes on from that',
    told: [],
    next: 'nothing to do: start again',
    elsewhere:
      'a power cut: what is written is made to last (fsync) before it takes its name, which only pulling the plug could prove',
  },
  async ({ folder }) => {
    const program = join(import.meta.dirname, '../../unit/main/storage/kill-writer.ts');
    const moments = ['half of write', 'before rename', 'after rename'];
    const lives = await forEach([1, 2, 3], async (at) => {
      const own = join(folder, String(at));
      mkdirSync(own);
      const file = join(own, 'state.json');
      writeFileSync(file, '{"version":1,"value":"old"}');
      const life = await live({ program: [program, own, 'write'], folder: own, moments, at });
      return { isKilled: life.isKilled, text: readFileSync(file, 'utf8') };
    });
    expect(lives).toEqual([
      { isKilled: true, text: '{"version":1,"value":"old"}' },
      { isKilled: true, text: '{"version":1,"value":"old"}' },
      { isKilled: true, text: '{"version":1,"value":"new"}' },
    ]);
  },
);

fault(
  29,
  {
    does: 'puts what it cannot read aside and begins afresh; after three starts in a row that broke down it starts without what it remembered, and keeps that',
    told: ['memory-set-aside'],
    next: 'begin again; what was put aside is still in the folder',
  },
  async ({ sees, startClient, folder }) => {
    const damaged = ['', '{"version":1,"val', '{"version":1,"value":{"at":"elsewhere"}}', '\0'.repeat(512)];
    for (const text of damaged) {
      const own = mkdtempSync(join(folder, 'client-'));
      for (const name of ['journey', 'settings', 'configuration', 'organisations', 'terms']) {
        writeFileSync(join(own, `${name}.json`), text);
      }
      const client = await startClient({ folder: own });
      sees(await client.notices('memory-set-aside'));
      await client.reach('choosing');
      expect(readdirSync(own).some((name) => name.startsWith('journey.json.corrupt-'))).toBe(true);
      const next = await client.restart();
      expect(next.snapshot.notices).not.toContain('memory-set-aside');
    }
    for (const isSafe of [false, false, false, true]) {
      const guard = openStartGuard({ folder, log });
      expect(await guard.begin()).toEqual({ isSafe });
    }
  },
);

fault(
  36,
  {
    does: 'neither overwrites nor removes what a newer version wrote, says that it keeps nothing, and works all the same; an update begins with the next start and ends no sign-in',
    told: ['memory-not-kept', 'update-ready'],
    next: 'go on to the end at once, or start the newer version',
    elsewhere: 'an installer that replaces a running program: packaged apps on their own systems only',
  },
  async ({ sees, startClient, folder }) => {
    const newer = JSON.stringify({ version: 2, value: { at: 'somewhere new' } });
    const file = join(folder, 'journey.json');
    writeFileSync(file, newer);
    const client = await startClient({ folder });
    submitEmail(client, 'f36@versie.test');
    await client.reach('waiting-for-activation');
    sees(await client.notices('memory-not-kept'));
    client.application.updated({ status: 'ready', version: '2.0.0', managed: false, byIt: false });
    sees(await client.notices('update-ready'));
    expect(client.journey.step).toBe('waiting-for-activation');
    await client.stop();
    expect(readFileSync(file, 'utf8')).toBe(newer);
    expect(existsSync(`${file}.corrupt`)).toBe(false);
  },
);
