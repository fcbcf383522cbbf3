import { isDeepStrictEqual } from 'node:util';
import type { Answers } from '#contract/contract.ts';
import type { RefusedLink } from '#contract/snapshot.ts';
import type { UpdateView } from '#contract/update.ts';
import { systemSleep as sleep } from '../async/abortable.ts';
import { openDoctorSession } from '../doctor/doctor-session.ts';
import { Controller } from '../journey/controller.ts';
import { createOrganisationClient } from '../platform/organisation-client.ts';
import { hasCapability } from '../platform-contract/capabilities.ts';
import { describePolicy } from '../policy/policy-view.ts';
import type { SetupOffer } from '../setup/setup-controller.ts';
import { RefusalReports } from '../sign-in/refusal-reports.ts';
import { createSafeSecrets } from '../storage/safe-mode.ts';
import { createJourneyPorts, findSetupOffer, openSession, openSetup } from './adapters.ts';
import type { ApplicationOptions } from './application-options.ts';
import { openKeptFiles } from './kept-files.ts';
import { listLinkOrigins, mayOpenLink } from './link-addresses.ts';
import { openMachineRules } from './machine-rules.ts';
import { type OrganisationRequests, openOrganisationRequests } from './organisation-requests.ts';
import { connectPlatform } from './platform-connection.ts';
import { RulesPublisher } from './rules-publisher.ts';
import { finishInTime } from './shutdown.ts';
import { SnapshotStore } from './snapshot-store.ts';
import { createAnswers } from './window-answers.ts';

/** The running client, as the shell uses it. */
export type Application = OrganisationRequests & {
  answers: Answers;
  /** Resolves once the step of the last run is shown again. The platform's present configuration may arrive later. */
  start(): Promise<void>;
  /** Prepares for a sign-in by the methods that are offered, where the first screen is shown. Never rejects. */
  prepareSignIn(): Promise<void>;
  /** Stops all work and resolves within seconds. Everything that the next start needs is then on disk or in the keychain. */
  stop(): Promise<void>;
  /** Shows that a link was refused, and why. */
  refuseLink(link: RefusedLink): void;
  /** Takes what is known about newer versions. */
  updated(update: UpdateView): void;
  /** Origins that may be opened in the browser: of the platform, its configuration and the administrator's links. */
  linkOrigins(): string[];
};

/** Makes the client without Electron: the journey over its real adapters, the rules, and the answers to the window. */
export function createApplication(options: ApplicationOptions): Application {
  const base = openBase(options, {
    controller: () => journey.controller,
    onChange: () => journey.offerSetup(),
  });
  const journey = openJourney(options, base);
  const parts = { ...base, ...journey };
  const { snapshots, notices } = base;
  return {
    answers: journey.answers,
    start: () => start(options, parts),
    prepareSignIn: () => prepareSignIn(options, parts),
    stop: () => stop(parts),
    refuseLink: ({ link, reason }) => {
      options.log.info('link refused', { reason });
      snapshots.change({ refusedLink: { link, reason } });
      notices.set('deep-link-refused', true);
    },
    updated: (update) => {
      snapshots.change({ update });
      const isTheirs = !update.byIt;
      notices.set('update-available', isTheirs && update.status === 'available');
      notices.set('update-ready', isTheirs && update.status === 'ready');
    },
    ...journey.organisationRequests,
    linkOrigins: () => findLinkOrigins(options, base),
  };
}

type Base = ReturnType<typeof openBase>;
type Parts = Base & ReturnType<typeof openJourney>;

/** Opens what the journey needs: snapshots, files, the platform, the rules and the session. */
function openBase(
  options: ApplicationOptions,
  { controller, onChange }: { controller: () => Controller; onChange: () => void },
) {
  const { environment, log, version, isSafe } = options;
  const secrets = isSafe ? createSafeSecrets(options.secrets) : options.secrets;
  const files = openKeptFiles(options);
  const { stateFolder } = files;
  const facts = { environment: environment.name, version, language: options.language };
  const snapshots = new SnapshotStore(facts, options.announce);
  const { notices } = snapshots;
  const language = () => snapshots.current.language;
  const publisher = new RulesPublisher({
    application: options,
    management: () => management,
    controller,
    snapshots,
    notices,
    onChange,
  });
  const stopping = new AbortController();
  const ending = new AbortController();
  const { signal } = ending;
  const connection = connectPlatform({
    application: options,
    files,
    language,
    sleep,
    onConfiguration: (latest) => publisher.takeConfiguration(latest),
    ending: stopping.signal,
  });
  const { call, sessionCalls, reachability } = connection;
  const rules = openMachineRules({
    environment,
    folder: options.folder,
    policies: options.policies,
    ask: createOrganisationClient(call, () => hasCapability(publisher.configuration, 'organisations')),
    stateFolder,
    isReadOnly: false,
    onChange: () => publisher.takeRules(),
    log,
  });
  const { management } = rules;
  const session = openSession({
    calls: sessionCalls,
    secrets,
    stateFolder,
    language,
    log,
    isSafe,
    reachability,
    notices,
    sleep,
    signal,
  });
  return {
    secrets,
    files,
    snapshots,
    notices,
    language,
    publisher,
    connection,
    rules,
    management,
    stopping,
    ending,
    ...session,
  };
}

/** Opens the journey, and what sends it intents and reports: the window, links and opened profiles. */
function openJourney(options: ApplicationOptions, base: Base) {
  const { secrets, snapshots, notices, connection, rules, session } = base;
  const { management, organisations } = rules;
  const refusals = new RefusalReports(options);
  const doctor = openDoctor(options, base);
  const { promise: restored, resolve } = Promise.withResolvers<void>();
  const ports = createJourneyPorts({
    ...base,
    application: options,
    organisations,
    refusals,
    prefersRelay: doctor.prefersRelay,
    adapters: { session, secrets, sleep },
  });
  const setup = openSetup({
    ...base,
    application: options,
    controller: () => controller,
    rules: () => base.publisher.rules,
    mayOpen: (url) => mayOpenLink(url, findLinkOrigins(options, base)),
    sleep,
  });
  let offered: SetupOffer = null;
  const offerSetup = () => {
    const offer = findSetupOffer(controller, base.publisher, management, session);
    if (isDeepStrictEqual(offer, offered)) return;
    offered = offer;
    setup.offer(offer);
  };
  const controller = new Controller(ports, (view) => {
    snapshots.show(view);
    // Signed out, or the session has ended. A step that only waits for the rules or the keychain keeps what is saved.
    if (view.journey.step === 'choosing' && !controller.isLocked) setup.forget();
    offerSetup();
    if (view.journey.step !== 'starting') resolve();
  });
  const answers = createAnswers({
    ...base,
    ...doctor,
    application: options,
    controller,
    setup,
    refusals,
    terms: connection.terms,
  });
  const organisationRequests = openOrganisationRequests({ management, organisations, controller, notices });
  return { restored, controller, setup, offerSetup, answers, organisationRequests };
}

/** The origins that links may open now. */
function findLinkOrigins(
  { environment }: ApplicationOptions,
  { publisher: { configuration }, management }: Base,
): string[] {
  return listLinkOrigins({ environment, configuration, policy: management.policy.values });
}

/** Opens the doctor. `prefersRelay` is true once its remedy has chosen the relay; `policy` is the view of the rules. */
function openDoctor(options: ApplicationOptions, { secrets, connection, management, publisher }: Base) {
  const { environment, folder, log, version } = options;
  const { fetch } = connection;
  const policy = () => describePolicy(management.policy, management.rules, publisher.offers);
  let prefersRelay = false;
  const doctor = openDoctorSession({
    tools: { environment, folder, secrets, fetch, log, ...options.doctor },
    policy,
    facts: { version, environment, ...options.doctor.facts },
    remedies: {
      'unlock-keychain': () => secrets.retry(),
      'register-deep-link': () => options.doctor.registerDeepLinks(),
      'use-relay': () => {
        prefersRelay = true;
      },
      // A captive portal redirects any page to its own, so that opening the platform shows it.
      'open-network-page': () => options.openLink(environment.platform),
    },
    onChange: options.doctor.onChange,
  });
  return { doctor, policy, prefersRelay: () => prefersRelay };
}

async function start(options: ApplicationOptions, parts: Parts): Promise<void> {
  const { secrets, notices, rules, management, publisher, controller, revoke } = parts;
  secrets.onState((state) => {
    notices.showKeychain(secrets.state);
    controller.report({ type: 'keychain-changed', isReady: state === 'ready' });
    // Revokes the sessions that ended while the keychain was locked.
    if (state === 'ready') void revoke();
  });
  notices.set('safe-mode', options.isSafe);
  await rules.readSettings();
  await management.start();
  publisher.begin();
  controller.start();
  void loadConfiguration(parts);
  await parts.restored;
  void revoke();
}

/**
 * Loads the configuration from disk and asks for the present one. Without a network the one from disk is used, and the probe
 * that finds the network loads the present one.
 */
async function loadConfiguration({ connection, publisher, ending }: Parts): Promise<void> {
  await connection.configuration.restore();
  const outcome = await connection.configuration.ask();
  publisher.goOnWithout();
  if (outcome !== 'unreachable') return;
  // Rejects when the app quits.
  await connection.reachability.wait(ending.signal).catch(() => undefined);
}

/** Nothing is asked of a provider that the rules or the platform leave out, or where a session or a stop needs no sign-in. */
async function prepareSignIn(
  options: ApplicationOptions,
  { snapshots, publisher, ending }: Parts,
): Promise<void> {
  // After failed starts nothing is done that could fail the start once more.
  if (options.isSafe || snapshots.current.journey.step !== 'choosing') return;
  const { methods } = publisher.offers;
  const available = methods.filter((method) => method.available).map(({ id }) => id);
  // A sign-in tells what is wrong.
  await options.prepareSignIn(available, ending.signal).catch(() => undefined);
}

async function stop({
  stopping,
  management,
  controller,
  setup,
  session,
  ending,
  files,
}: Parts): Promise<void> {
  stopping.abort();
  management.stopWatching();
  setup.stop();
  await finishInTime({ controller, session }, sleep);
  ending.abort();
  await files.stateFolder.settled();
}
