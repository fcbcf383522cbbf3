import type { Capability } from '../../main/platform-contract/capabilities.ts';
import type { OperationName } from '../../main/platform-contract/operations.ts';

/**
 * The parts of the interface that each operation belongs to. A platform with any of them has the operation; every platform
 * has one that belongs to none.
 */
export const operationCapabilities: Record<OperationName, readonly Capability[]> = {
  getConfiguration: [],
  getOrganisation: ['organisations'],
  findOrganisation: ['organisations'],
  startSignUp: ['sign-up'],
  getSignUp: ['sign-up'],
  resendSignUp: ['sign-up'],
  withdrawSignUp: ['sign-up'],
  activateSignUp: ['sign-up'],
  getRegistration: ['sign-up', 'exchange'],
  register: ['sign-up', 'exchange'],
  openRelay: ['relay'],
  getRelay: ['relay'],
  withdrawRelay: ['relay'],
  getTokens: ['exchange'],
  revoke: ['exchange'],
  getProfile: ['exchange'],
  getNextSteps: ['exchange'],
  getSetup: ['environment-setup'],
  findCompanies: ['environment-setup'],
  addOrganisation: ['environment-setup'],
  startVerification: ['environment-setup'],
  setReceiving: ['environment-setup'],
  invite: ['environment-setup'],
  checkInvoice: ['environment-setup'],
};
