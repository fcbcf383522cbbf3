import type { Language } from '#contract/snapshot.ts';
import type {
  Company,
  Invitation,
  InvitationRequest,
  InvoiceCheck,
  OwnOrganisation,
  ReceivingRequest,
  Verification,
} from '../../../main/platform-contract/setup-contract.ts';
import { iso } from '../platform/context.ts';
import { ProblemError } from '../platform/problems.ts';
import type { Account } from '../state.ts';
import type { Environments } from './environments.ts';
import { checkInvoice } from './invoice-rules.ts';
import { searchRegister } from './register.ts';

const minuteMs = 60_000;

/** What the platform does about the setup of an account. */
export class SetupService {
  readonly #environments: Environments;
  readonly #known: (email: string) => Account | undefined;

  /** @param known the account that has an address */
  constructor(environments: Environments, known: (email: string) => Account | undefined) {
    this.#environments = environments;
    this.#known = known;
  }

  find(account: Account, query: string): Company[] {
    const environment = this.#environments.of(account);
    return searchRegister(query).map(({ accountHolder: _, receivesAt: __, ...company }) => ({
      ...company,
      presence: this.#environments.presenceOf({ ...company, accountHolder: '' }, environment),
    }));
  }

  add(account: Account, companyId: string): OwnOrganisation {
    return this.#environments.add(this.#environments.administeredBy(account), companyId);
  }

  verify(account: Account, id: string, method: 'bank' | 'invoice'): Verification {
    const environment = this.#environments.administeredBy(account);
    const url = this.#environments.verify(environment, id, method);
    return { ...(url === undefined ? {} : { url }), expiresAt: iso(Date.now() + 15 * minuteMs) };
  }

  receive(account: Account, id: string, { scheme, on }: ReceivingRequest): OwnOrganisation {
    const environment = this.#environments.administeredBy(account);
    const organisation = this.#environments.organisation(environment, id);
    if (organisation.company.receivesAt !== undefined) throw new ProblemError(409, 'registered-elsewhere');
    if (on) organisation.receives.add(scheme);
    else organisation.receives.delete(scheme);
    this.#environments.changed();
    const described = this.#environments
      .describe(account)
      .organisations.find((described) => described.id === id);
    if (!described) throw new ProblemError(404, 'not-found');
    return described;
  }

  invite(account: Account, { email, role }: InvitationRequest): Invitation {
    const environment = this.#environments.administeredBy(account);
    const address = email.toLowerCase();
    if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(address)) throw new ProblemError(422, 'email-invalid');
    if (address.split('@')[1] !== account.email.toLowerCase().split('@')[1])
      throw new ProblemError(422, 'address-elsewhere');
    const member = environment.members.find((one) => one.email === address);
    if (member && member.role !== 'guest') throw new ProblemError(409, 'already-member');
    const known = this.#known(address);
    const given = role === 'administrator' ? 'administrator' : 'member';
    if (member) member.role = given;
    else environment.members.push({ email: address, name: known?.name ?? address, role: given });
    this.#environments.changed();
    return { status: known ? 'added' : 'invited' };
  }

  checkInvoice(account: Account, xml: string, language: Language | undefined): InvoiceCheck {
    const environment = this.#environments.of(account);
    if (!environment.isInvoiceChecked) {
      environment.isInvoiceChecked = true;
      this.#environments.changed();
    }
    return checkInvoice(xml, language ?? 'en');
  }
}
