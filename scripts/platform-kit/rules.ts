import type { Check } from './check.ts';
import { accountChecks } from './checks/accounts.ts';
import { clientChecks } from './checks/client.ts';
import { idempotencyChecks } from './checks/idempotency.ts';
import { issuerChecks } from './checks/issuer.ts';
import { organisationChecks } from './checks/organisations.ts';
import { pageChecks } from './checks/pages.ts';
import { plainOpenIdChecks } from './checks/plain-openid.ts';
import { registrationChecks } from './checks/registration.ts';
import { requestChecks } from './checks/requests.ts';
import { sessionChecks } from './checks/sessions.ts';
import { setupChecks } from './checks/setup.ts';
import { signUpMailChecks } from './checks/sign-up-mails.ts';
import { signUpChecks } from './checks/sign-ups.ts';
import { verificationChecks } from './checks/verifications.ts';

const checks: readonly Check[] = [
  ...issuerChecks,
  ...accountChecks,
  ...signUpChecks,
  ...signUpMailChecks,
  ...registrationChecks,
  ...idempotencyChecks,
  ...sessionChecks,
  ...organisationChecks,
  ...pageChecks,
  ...requestChecks,
  ...plainOpenIdChecks,
  ...setupChecks,
  ...verificationChecks,
  ...clientChecks,
];

const numberOf = ({ rule }: Check) => Number(rule.slice('P-'.length));

/** Every rule of docs/platform.md, once or more, in its order. */
export const rules: readonly Check[] = checks.toSorted((one, other) => numberOf(one) - numberOf(other));
