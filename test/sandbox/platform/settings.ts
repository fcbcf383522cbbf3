import { firstCapabilities } from '../../../main/platform-contract/capabilities.ts';
import { refreshGraceSeconds } from '../../../main/platform-contract/contract.ts';

/** What tests change about the platform while it runs. */
export type PlatformSettings = {
  manualSignUp: boolean;
  /** SemVer. */
  minimumClientVersion: string;
  /** Not yet, as the product says. */
  appleAvailable: boolean;
  organisationAvailable: boolean;
  /** The parts of the interface that it says it has. */
  capabilities: readonly string[];
  resendAfterSeconds: number;
  accessTokenSeconds: number;
  refreshGraceSeconds: number;
  signUpSeconds: number;
  registrationSeconds: number;
};

export const defaultSettings: PlatformSettings = {
  manualSignUp: true,
  minimumClientVersion: '0.1.0',
  appleAvailable: false,
  organisationAvailable: true,
  capabilities: firstCapabilities,
  resendAfterSeconds: 30,
  accessTokenSeconds: 5 * 60,
  refreshGraceSeconds,
  signUpSeconds: 24 * 60 * 60,
  registrationSeconds: 60 * 60,
};
