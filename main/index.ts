import { join } from 'node:path';
import { app, type BrowserWindow, ipcMain, powerMonitor, session } from 'electron';
import { contract } from '#contract/contract.ts';
import type { Examination } from '#contract/doctor.ts';
import { languageOf } from '#contract/language.ts';
import { type Application, createApplication } from './application.ts';
import { blockedApplication } from './blocked-application.ts';
import { build } from './build/build.ts';
import { endWithCommand } from './command.ts';
import { commandIn } from './command-line/arguments.ts';
import { exitCodes } from './command-line/policy-report.ts';
import { type SecondStart, secondStart } from './command-line/second-start.ts';
import { localFacts } from './doctor/report.ts';
import { openKeychain } from './keychain/keychain.ts';
import { openLog } from './log/log.ts';
import { type Machine, readMachine } from './machine.ts';
import { namingClient } from './platform/client-version.ts';
import type { PolicyValues } from './policy/policy-schema.ts';
import { bareView } from './policy/policy-view.ts';
import { createPreflight } from './preflight/preflight.ts';
import { appUrl, serveApp } from './shell/app-scheme.ts';
import { prepareElectron } from './shell/before-ready.ts';
import type { ClientCertificateMode } from './shell/client-certificates.ts';
import { deepLinkIn } from './shell/deep-link.ts';
import {
  claimDeepLinks,
  createDeepLinkSource,
  type DeepLinkSource,
  ownsDeepLinks,
  registerDeepLinks,
} from './shell/deep-link-source.ts';
import { createExternalLinks } from './shell/external-link.ts';
import { shutDownInTime } from './shell/graceful-shutdown.ts';
import { guard } from './shell/guards.ts';
import { announce, serve, tell, trustsMainFrameOf } from './shell/ipc.ts';
import { applicationMenu } from './shell/menus.ts';
import { openNetwork } from './shell/network.ts';
import { createProfileSource, type ProfileSource, profileIn } from './shell/profile-source.ts';
import { keepLoaded } from './shell/recovery.ts';
import { holdSingleInstance } from './shell/single-instance.ts';
import { canWrite, copyText, hasBrowser, userName } from './shell/system.ts';
import { bringToFront, createWindow } from './shell/window.ts';
import { createProviders, warmProviders } from './sign-in/providers.ts';
import { signInOrigins } from './sign-in/sign-in-origins.ts';
import { healthyAfter, startGuard } from './start-guard.ts';
import { logFolderName } from './storage/own-files.ts';
import { installKind, isAppImage } from './updates/install-kind.ts';
import { updatePlan } from './updates/update-plan.ts';
import { createUpdateRestart } from './updates/update-restart.ts';
import { createUpdates } from './updates/updates.ts';

const folder = app.getPath('userData');
const log = openLog({ folder: join(folder, logFolderName), level: 'info' });
const argv = process.argv.slice(app.isPackaged ? 1 : 2);
const asked = commandIn(argv);
const facts = { version: app.getVersion(), language: languageOf(app.getPreferredSystemLanguages()) };
let window: BrowserWindow | null = null;
const restart = createUpdateRestart({ app, platform: process.platform, hasWindow: () => window !== null });
/** The language that the window speaks now. */
let language = facts.language;
const setMenu = applicationMenu();
let clientCertificates: ClientCertificateMode = 'none';
/** Milliseconds after which the first screen stands and nothing is going on. */
const idleAfter = 1_500;

const refusal = prepareElectron({
  log,
  isAppImage: isAppImage({ platform: process.platform, program: process.execPath, env: process.env }),
  onUncaughtError: () => asked && app.exit(exitCodes.software),
  clientCertificates: () => clientCertificates,
  window: () => window,
  language: () => language,
});

const readThisMachine = () => readMachine({ isPackaged: app.isPackaged, userName: userName(), process });

/** What the doctor has at hand on this desktop, but for the network. */
const doctor = {
  hasBrowser,
  ownsDeepLinks: () => ownsDeepLinks(app),
  facts: localFacts(userName()),
  registerDeepLinks: () => registerDeepLinks(app),
  onChange: (examination: Examination) => tell(window, contract.examined, examination),
};

/** The client for this machine, or the screen that says why there is none. */
function makeApplication(
  { policies, said, loaded }: Machine,
  { isSafe, retry }: { isSafe: boolean; retry: () => void },
): Application {
  const show = (snapshot: Parameters<typeof announce>[1]) => {
    language = snapshot.language;
    setMenu(language);
    announce(window, snapshot);
  };
  const network = openNetwork(log);
  const { fetch, resolveProxy } = network;
  if (!loaded.ok) {
    network.use(said.values);
    log.error('environment refused', { error: loaded.failure, ...loaded.details });
    const [stop] = said.stops;
    return blockedApplication({
      doctor: {
        ...doctor,
        tools: {
          ...doctor,
          resolveProxy,
          environment: null,
          folder,
          secrets: openKeychain({ environment: 'production', log }),
          fetch,
          log,
        },
        facts: { version: facts.version, environment: null, ...doctor.facts },
      },
      stop: stop ? { code: stop.code, stops: said.stops } : { code: loaded.failure.code },
      facts: { ...facts, environment: '' },
      policy: bareView(said),
      copy: copyText,
      retry,
      announce: show,
    });
  }
  const { environment } = loaded;
  const updates = createUpdates({ log, through: network.through, restart });
  const install = {
    packaged: app.isPackaged,
    kind: installKind({
      platform: process.platform,
      program: process.execPath,
      env: process.env,
      canWrite,
    }),
  };
  const origins = signInOrigins(environment);
  const links = createExternalLinks({
    allowedOrigins: () => [...origins, ...application.linkOrigins()],
    hasBrowser,
    log,
  });
  const secrets = openKeychain({ environment: environment.name, log });
  const application = createApplication({
    environment,
    providers: createProviders(environment, {
      fetch: namingClient(fetch, { platform: environment.platform, ...facts }),
    }),
    fetch,
    secrets,
    log,
    folder,
    ...facts,
    policies,
    accent: build.organisation?.accent,
    isSafe,
    onRules: ({ policy }) => {
      clientCertificates = policy.values.ClientCertificates ?? 'none';
      network.use(policy.values);
      const isLocked = policy.keys.some(({ key, locked }) => key === 'UpdateMode' && locked);
      // Newer versions are none of the troubles of a start that is careful.
      if (!isSafe) updates.follow(updatePlan(policy.values.UpdateMode ?? 'notify', install), isLocked);
    },
    update: (wish) => updates[wish](),
    doctor: { ...doctor, resolveProxy },
    openLink: (url) => links.open(url),
    copy: (text) => copyText(text),
    preflight: createPreflight({ environment, fetch, secrets, hasBrowser, log }),
    focusWindow: () => {
      if (window) bringToFront(window);
    },
    announce: show,
  });
  updates.onChange((update) => application.updated(update));
  return application;
}

async function start(links: DeepLinkSource, profiles: ProfileSource): Promise<void> {
  guard(app, session.defaultSession);
  serveApp(session.defaultSession, join(import.meta.dirname, '../renderer'));
  claimDeepLinks(app);
  setMenu(language);
  const starts = startGuard({ folder, log });
  const { isSafe } = await starts.begin();
  /** Looks again at a machine that had nothing to work with. The window begins afresh, and with it the count of snapshots. */
  const retry = async () => {
    application = makeApplication(await readThisMachine(), { isSafe, retry: again });
    if (window !== null) loadPage();
    await application.start();
  };
  const again = () => void retry().catch(fail);
  const machine = await readThisMachine();
  const { loaded } = machine;
  let application = makeApplication(machine, { isSafe, retry: again });
  serve(() => application.answers, { ipcMain, trusts: trustsMainFrameOf(() => window), log });

  window = createWindow({
    preload: join(import.meta.dirname, '../preload/index.cjs'),
    title: 'eConnect Onboarding',
    language: () => language,
  });
  window.on('closed', () => {
    window = null;
  });
  shutDownInTime({
    app,
    window,
    powerMonitor,
    stop: () => application.stop(),
    countAsHealthy: () => starts.healthy(),
    isRestarting: () => restart.isUnderWay,
    log,
  });
  app.on('window-all-closed', () => {
    if (!restart.isUnderWay) app.quit();
  });
  const loadPage = keepLoaded(window, {
    url: appUrl,
    log,
    giveUp: () => {
      starts.broken();
      app.quit();
    },
  });
  await application.start();
  // Not from the beginning: a start that hangs and then dies is no healthy one.
  setTimeout(() => void starts.healthy(), healthyAfter).unref();
  // An idle moment: the person reads the first screen.
  if (loaded.ok) setTimeout(() => void warmProviders(loaded.environment), idleAfter).unref();
  // Only now is it known whether something may be asked.
  links.listen((link) => {
    if (window) bringToFront(window);
    if (link.kind === 'organisation') application.openOrganisation(link.slug);
    // An activation is noticed by the watch; a link only brings the window forward, and changes nothing.
    else if (link.kind === 'refused') application.refuseLink(link);
  });
  profiles.listen(async (text) => {
    if (window) bringToFront(window);
    await application.openProfile(text);
  });
}

function endAs({ said, code }: SecondStart): void {
  process.stderr.write(said, () => app.exit(code));
}

/** Chromium's network is there once Electron is ready. */
async function networkFor(values: PolicyValues) {
  await app.whenReady();
  const network = openNetwork(log);
  network.use(values);
  return network;
}

function fail(error: unknown): void {
  log.error('could not start', { error });
  app.exit(exitCodes.software);
}

if (refusal !== null) {
  process.stderr.write(refusal, () => app.exit(exitCodes.usage));
} else if (asked)
  readThisMachine()
    .then((machine) =>
      endWithCommand(asked, {
        app,
        openNetwork: networkFor,
        machine,
        doctor,
        version: facts.version,
        folder,
        log,
      }),
    )
    .catch(fail);
else {
  const links = createDeepLinkSource(app, { log });
  const profiles = createProfileSource(app, argv);
  const isFirst = holdSingleInstance(app, {
    window: () => window,
    onArguments: (others) => {
      links.offer(others);
      profiles.offer(others);
    },
  });
  if (isFirst)
    app
      .whenReady()
      .then(() => start(links, profiles))
      .catch(fail);
  else endAs(secondStart(deepLinkIn(argv) !== null || profileIn(argv) !== null, folder));
}
