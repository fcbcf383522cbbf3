import type { Answers } from '#contract/contract.ts';
import type { PolicyView } from '#contract/policy.ts';
import type { SetupMessage } from '#contract/setup.ts';
import type { DoctorSession } from '../doctor/doctor-session.ts';
import type { Controller } from '../journey/controller.ts';
import type { RulesStore } from '../policy/rules-store.ts';
import type { SetupController } from '../setup/setup-controller.ts';
import type { RefusalReports } from '../sign-in/refusal-reports.ts';
import type { ApplicationOptions } from './application-options.ts';
import { addressOf } from './link-addresses.ts';
import type { MachineRules } from './machine-rules.ts';
import type { PlatformConnection } from './platform-connection.ts';
import type { RulesPublisher } from './rules-publisher.ts';
import type { SnapshotStore } from './snapshot-store.ts';

/** Makes main's answers to the window, one function per call of the contract. */
export function createAnswers(options: {
  application: Pick<ApplicationOptions, 'environment' | 'openLink' | 'openMail' | 'copy' | 'update'>;
  snapshots: Pick<SnapshotStore, 'current'>;
  controller: Pick<Controller, 'send' | 'nextStepLink'>;
  setup: Pick<SetupController, 'send' | 'stepLink' | 'readMessageFacts' | 'checkInvoice'>;
  refusals: Pick<RefusalReports, 'latest'>;
  management: Pick<RulesStore, 'policy'>;
  publisher: Pick<RulesPublisher, 'configuration'>;
  rules: Pick<MachineRules, 'setLanguage'>;
  doctor: DoctorSession;
  terms: PlatformConnection['terms'];
  policy: () => PolicyView;
}): Answers {
  const { application, snapshots, controller, setup, refusals, management, doctor, terms, policy } = options;
  /** Loaded on demand: few people need these texts, which come in four languages. */
  const write = async (message: SetupMessage) => {
    const { writeMessage } = await import('../setup/message-copy.ts');
    return writeMessage(message, snapshots.current.language, await setup.readMessageFacts());
  };
  return {
    snapshot: () => snapshots.current,
    send: (intent) => controller.send(intent),
    copyFailure: () => application.copy(refusals.latest()),
    openLink: (topic) =>
      application.openLink(
        addressOf(topic, {
          platform: application.environment.platform,
          configuration: options.publisher.configuration,
          policy: management.policy.values,
          nextStep: (id) => controller.nextStepLink(id),
          setupStep: (id) => setup.stepLink(id),
        }),
      ),
    setLanguage: (chosen) => options.rules.setLanguage(chosen),
    update: (wish) => application.update(wish),
    examine: () => doctor.examine(),
    stopExamining: () => doctor.stop(),
    remedy: (remedy) => doctor.remedy(remedy),
    report: () => doctor.report(),
    copyReport: () => application.copy(doctor.report()),
    terms: () => terms.read(snapshots.current.language),
    setUp: (intent) => setup.send(intent),
    checkInvoice: (xml) => setup.checkInvoice(xml),
    copySetupMessage: async (message) => application.copy((await write(message)).body),
    mailSetupMessage: async (message) => application.openMail(await write(message)),
    policy,
    copyPolicy: () => application.copy(JSON.stringify(policy(), null, 2)),
  };
}
