import type { CallPlatform } from '../../../../main/platform/call.ts';
import { createConfigurationSource } from '../../../../main/platform/configuration.ts';
import { silentLog } from '../../../support/scripted-ports.ts';

/** The configuration over these calls, of version 0.1.0, on a disk that keeps nothing. */
export function configurationSource(
  call: CallPlatform,
  more: Partial<Parameters<typeof createConfigurationSource>[0]> = {},
) {
  return createConfigurationSource({
    ending: new AbortController().signal,
    call,
    version: '0.1.0',
    log: silentLog,
    onChange() {},
    file: { read: async () => null, write() {} },
    ...more,
  });
}
