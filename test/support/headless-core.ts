import { type Application, createApplication } from '../../main/app/application.ts';
import type { ApplicationOptions } from '../../main/app/application-options.ts';
import { foundPolicies } from './found-policies.ts';
import { simulatedDesktop } from './simulated-desktop.ts';

type HeadlessOptions = Pick<
  ApplicationOptions,
  'environment' | 'folder' | 'secrets' | 'fetch' | 'openLink' | 'announce'
>;

/** The client as it is, without Electron and a window: real files, real requests, on a machine that nobody manages. */
export function headlessCore(options: HeadlessOptions): Application {
  const desktop = simulatedDesktop(options.environment, options);
  const policies = foundPolicies(import.meta.dirname);
  return createApplication({ ...desktop, policies, secrets: options.secrets });
}
