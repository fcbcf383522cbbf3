import type { ApplicationOptions } from '../../main/app/application-options.ts';
import type { Environment } from '../../main/environment/environment.ts';
import { createRelayClient } from '../../main/platform/relay-client.ts';
import { createProviders } from '../../main/sign-in/providers.ts';
import { foundPolicies } from './found-policies.ts';
import { quietDoctor } from './quiet-doctor.ts';
import { memorySecrets, silentLog } from './scripted-ports.ts';

/**
 * A desktop without Electron, for an application that is otherwise whole: real providers, real files, Node's own fetch.
 * Its keychain is a memory, nobody manages it, and the browser's answers reach the listener.
 */
export function simulatedDesktop(
  environment: Environment,
  facts: Pick<ApplicationOptions, 'folder' | 'announce' | 'openLink'> & Partial<ApplicationOptions>,
): ApplicationOptions & { secrets: ReturnType<typeof memorySecrets> } {
  const { fetch = globalThis.fetch } = facts;
  return {
    environment,
    providers: createProviders(environment, { fetch, relays: createRelayClient }),
    fetch,
    log: silentLog,
    version: '1.0.0',
    language: 'nl',
    policies: foundPolicies(facts.folder),
    accent: undefined,
    onRules() {},
    isSafe: false,
    doctor: quietDoctor,
    update() {},
    copy: async () => {},
    openMail: async () => {},
    preflight: async () => ({ returnPath: 'loopback' }),
    prepareSignIn: async () => {},
    focusWindow() {},
    ...facts,
    secrets: memorySecrets(),
  };
}
