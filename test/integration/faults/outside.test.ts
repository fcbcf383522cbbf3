import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { linuxPolicies } from '../../../main/policy/sources/linux.ts';
import { createDeepLinkSource } from '../../../main/shell/deep-link-source.ts';
import { keepLoaded } from '../../../main/shell/recovery.ts';
import { googleAccounts } from '../../sandbox/accounts.ts';
import { fakeApp, fakeLog, fakeWindow } from '../../support/fakes.ts';
import { isClosed } from '../../support/hostile-flow.ts';
import { atGoogle, land } from '../../support/person.ts';
import { makePolicyRoot } from '../../support/policy-root.ts';
import { hours, SimulatedWaiting, seconds } from '../../support/simulated-waiting.ts';
import { fault } from './fault.ts';

fault(
  30,
  {
    does: 'hands its arguments over to the first and ends; a lock that a killed process left does not block the next start',
    told: [],
    next: 'nothing to do: the first window comes forward',
    elsewhere: 'Electron’s own lock; here that of its stand-in, in real processes of which one is killed',
  },
  async ({ folder }) => {
    const lock = join(import.meta.dirname, '../../electron-stand-in/single-instance.ts');
    const program = `
      import { takeLock as lock } from ${JSON.stringify(lock)};
      const isFirst = lock(${JSON.stringify(join(folder, 'lock'))}, (argv) => console.log(argv.at(-1)));
      console.log(isFirst ? 'first' : 'other');
      if (isFirst) setInterval(() => undefined, 1000);`;
    const begin = (argument: string) => {
      const child = spawn(process.execPath, ['--input-type=module', '-e', program, argument], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const lines: string[] = [];
      const heard = new Set<() => void>();
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        lines.push(...text.split('\n').filter(Boolean));
        for (const look of heard) look();
      });
      const says = (line: string) =>
        new Promise<void>((resolve) => {
          const look = () => lines.includes(line) && resolve();
          heard.add(look);
          look();
        });
      return { child, says };
    };
    const first = begin('one');
    await first.says('first');
    const second = begin('eu.econnect.onboarding:/organisation?slug=molen');
    const [code] = await once(second.child, 'exit');
    expect(code).toBe(0);
    await second.says('other');
    await first.says('eu.econnect.onboarding:/organisation?slug=molen');
    first.child.kill('SIGKILL');
    await once(first.child, 'exit');
    const third = begin('three');
    await third.says('first');
    third.child.kill('SIGKILL');
  },
);

fault(
  31,
  {
    does: 'asks again within a minute of waking, one question at a time, whether its connections broke or only look open',
    told: [],
    next: 'nothing to do: what happened meanwhile shows by itself',
    elsewhere:
      'a machine that really sleeps: simulated time here, a process that is stopped and continued in `test/integration/long-life`',
  },
  async () => {
    for (const connections of ['broken', 'dead'] as const) {
      const waiting = await SimulatedWaiting.begin();
      await waiting.clock.run(10 * seconds);
      waiting.network.sleep(8 * hours, connections);
      const woke = waiting.clock.now;
      waiting.network.settle('activated');
      await waiting.clock.run(woke + 75 * seconds);
      expect(waiting.told.map(({ report }) => report.type)).toEqual(['activated']);
      expect(waiting.network.mostAtOnce).toBe(1);
      expect(waiting.network.requestTimes.filter((at) => at >= woke).length).toBeLessThanOrEqual(3);
      waiting.stop();
    }
  },
);

fault(
  32,
  {
    does: 'loads the page again, up to three times a minute, while the journey goes on in the main process; the new page asks where it is',
    told: [],
    next: 'continue at the same step; a page that crashes a fourth time ends the app, which resumes at its next start',
    elsewhere:
      'a renderer or a GPU process that really crashes: Electron’s own program; here the signals that Electron gives of it',
  },
  async ({ startClient }) => {
    const client = await startClient();
    const { window, emitContents, emit, calls } = fakeWindow();
    let gaveUp = 0;
    const giveUp = () => {
      gaveUp += 1;
    };
    keepLoaded(window, { url: 'app://page', log: fakeLog(), giveUp });
    const crash = async () => {
      emitContents('render-process-gone', {}, { reason: 'crashed', exitCode: 139 });
      await new Promise(setImmediate);
    };
    const answer = await atGoogle(client);
    const { journey } = client;
    await crash();
    expect(client.application.answers.snapshot(undefined)).toMatchObject({ journey });
    await land(answer);
    await client.reach('finished');
    expect(JSON.stringify(client.application.answers.snapshot(undefined))).not.toMatch(/eyJ|code=|state=/);
    emit('unresponsive');
    await crash();
    await crash();
    expect([calls.map(([name]) => name), gaveUp]).toEqual([
      ['loadURL', 'loadURL', 'forcefullyCrashRenderer', 'loadURL', 'loadURL'],
      0,
    ]);
    await crash();
    expect(gaveUp).toBe(1);
  },
);

fault(
  34,
  {
    does: 'asks one question at most, drops links beyond a queue of eight, refuses unknown ones, and changes nothing of a sign-in under way',
    told: ['deep-link-refused', 'organisation-later', 'organisation-unknown'],
    next: 'answer the question or cancel it; choose again',
  },
  async ({ sees, startClient }) => {
    const client = await startClient();
    const { app } = fakeApp();
    const source = createDeepLinkSource(app, { argv: [], log: fakeLog() });
    let delivered = 0;
    // As the app listens to them.
    source.listen((link) => {
      delivered += 1;
      if (link.kind === 'organisation') client.application.openOrganisation(link.slug);
      else if (link.kind === 'refused') client.application.refuseLink(link);
    });
    const link = (path: string) => `eu.econnect.onboarding:${path}`;
    const hostile = [
      '/organisation?slug=../../etc',
      '/organisation?slug=a&slug=b',
      '/organisation?slug=a#x',
      '//elders.test/organisation?slug=a',
      '/../organisation?slug=a',
      '/sign-in?issuer=https://elders.test',
      `/organisation?slug=${'a'.repeat(1_900)}`,
    ];
    for (const path of hostile) {
      source.offer([link(path)]);
      await new Promise(setImmediate);
    }
    sees(await client.notices('deep-link-refused'));
    source.offer([link(`/organisation?slug=${'a'.repeat(4_000)}`)]);
    expect([client.journey.step, delivered]).toEqual(['choosing', hostile.length]);

    const begun = performance.now();
    for (let number = 0; number < 1_000; number += 1)
      source.offer([link(`/organisation?slug=niemand-${number}`)]);
    await new Promise(setImmediate);
    expect(performance.now() - begun).toBeLessThan(1_000);
    expect(delivered - hostile.length).toBeLessThanOrEqual(9);
    sees(await client.fails('page'));
    expect(client.journey.step).toBe('confirming-organisation');
    client.send({ type: 'cancel' });

    const answer = await atGoogle(client);
    source.offer([link('/organisation?slug=bakkerij-devries')]);
    source.offer([link('/activated?signUp=somebody-elses')]);
    await new Promise(setImmediate);
    sees(await client.notices('organisation-later'));
    expect(client.journey).toMatchObject({ step: 'signing-in', phase: 'waiting' });
    await land(answer);
    expect((await client.reach('finished')).account.email).toBe(googleAccounts.bram.email);
    expect(client.opened).toHaveLength(1);
  },
);

const managed = 'etc/opt/econnect-onboarding/policies/managed';
const policy = `${managed}/organisatie.json`;

fault(
  35,
  {
    does: 'lets nobody in on a restriction that it cannot read, keeps the last good one while a file is half-written, ignores and reports a file that anybody could have written, and leaves a sign-in that the rules no longer allow',
    told: ['policy-invalid', 'policy-kept', 'policy-not-trusted', 'not-allowed-here'],
    next: 'ask IT, then try again; choose another way in',
    elsewhere:
      'Group Policy and managed preferences: files of those systems as they are written, without the systems',
  },
  async ({ sees, startClient, folder }) => {
    const place = makePolicyRoot();
    const write = (text: string) => {
      const draft = place.file(`${managed}/.draft`, text);
      renameSync(draft, place.path(policy));
    };
    const reader = linuxPolicies({ ...place, everyMs: 100 });
    const managedStart = async () => {
      const found = await reader.read();
      const policies = { reader, found, build: [], profileFolders: [], appFolder: folder };
      return await startClient({ desktop: { policies } });
    };
    write('{"AllowedIdentityProviders": "goo');
    const stopped = await managedStart();
    await stopped.reach('blocked');
    sees(await stopped.fails('page'));
    write('{"AllowedIdentityProviders": ["google"]}');
    stopped.send({ type: 'retry' });
    await stopped.reach('choosing');
    await stopped.stop();

    const client = await managedStart();
    const answer = await atGoogle(client);
    writeFileSync(place.path(policy), '{"AllowedIdentityProviders": ["mic');
    sees(await client.notices('policy-kept'));
    expect(client.journey).toMatchObject({ step: 'signing-in' });
    write('{"AllowedIdentityProviders": ["microsoft"]}');
    sees(await client.fails('page'));
    expect(client.journey.step).toBe('choosing');
    expect(client.snapshot.methods.map(({ id }) => id)).toEqual(['microsoft']);
    await expect.poll(() => isClosed(answer)).toBe(true);
    rmSync(place.path(policy));
    await expect.poll(() => client.snapshot.methods.length).toBeGreaterThan(1);
    await client.stop();

    const anybodys = place.file('elders.json', '{"AllowedIdentityProviders": ["google"]}', 0o666);
    symlinkSync(anybodys, place.path(policy));
    const free = await managedStart();
    sees(await free.notices('policy-not-trusted'));
    await free.reach('choosing');
    expect(free.snapshot.methods.length).toBeGreaterThan(1);
  },
);
