import { afterAll, afterEach, expect, vi } from 'vitest';
import type { Company, Setup } from '../../../main/platform-contract/setup-contract.ts';
import { rules } from '../../../scripts/platform-kit/rules.ts';
import { ProblemError } from '../../sandbox/platform/problems.ts';
import type { Environments } from '../../sandbox/setup/environments.ts';
import { SetupService } from '../../sandbox/setup/setup-handlers.ts';
import { test } from '../../support/fixtures.ts';
import { startCheckedSandbox } from './sandbox-implementation.ts';

/* Each rule of the setup, broken once: the kit has to say so. */

let checked: Awaited<ReturnType<typeof startCheckedSandbox>>;
test.beforeAll(async ({ sharedFolder }) => {
  checked = await startCheckedSandbox(sharedFolder, () => undefined);
});
afterEach(() => vi.restoreAllMocks());
afterAll(() => checked.close());

/** Changes what the state of the setup says. */
function changeState(environments: Environments, change: (setup: Setup) => Partial<Setup>): void {
  const describe = environments.describe.bind(environments);
  vi.spyOn(environments, 'describe').mockImplementation((account) => {
    const setup = describe(account);
    return { ...setup, ...change(setup) };
  });
}

const faults: {
  fault: string;
  rule: string;
  plant: (environments: Environments) => void;
}[] = [
  {
    fault: 'an ETag that is ignored',
    rule: 'P-100',
    plant: (environments) => {
      const wait = environments.wait.bind(environments);
      vi.spyOn(environments, 'wait').mockImplementation((account, asked) =>
        wait(account, { ...asked, etag: undefined }),
      );
    },
  },
  {
    fault: 'a change that ends no wait',
    rule: 'P-100',
    plant: (environments) => void vi.spyOn(environments, 'changed').mockReturnValue(),
  },
  {
    fault: 'a guest who may do everything',
    rule: 'P-102',
    plant: (environments) =>
      void vi.spyOn(environments, 'administeredBy').mockImplementation((account) => environments.of(account)),
  },
  {
    fault: 'a company of somebody else that is told to be free',
    rule: 'P-103',
    plant: (environments) => void vi.spyOn(environments, 'presenceOf').mockReturnValue('none'),
  },
  {
    fault: 'a company of somebody else that can be added',
    rule: 'P-104',
    plant: (environments) => void vi.spyOn(environments, 'presenceOf').mockReturnValue('none'),
  },
  {
    fault: 'a company whose environment is named',
    rule: 'P-104',
    plant: () => {
      const { find } = SetupService.prototype;
      vi.spyOn(SetupService.prototype, 'find').mockImplementation(function (this: SetupService, ...asked) {
        const named = (one: Company) =>
          one.presence === 'elsewhere' ? ['of eigenaar.test'] : one.tradeNames;
        return find.apply(this, asked).map((one) => ({ ...one, tradeNames: named(one) }));
      });
    },
  },
  {
    fault: 'a limit that is told and not kept',
    rule: 'P-104',
    plant: (environments) => changeState(environments, () => ({ limits: { organisations: 1 } })),
  },
  {
    fault: 'a page of another origin',
    rule: 'P-105',
    plant: (environments) =>
      void vi.spyOn(environments, 'verify').mockReturnValue('https://bank.elsewhere.example/verify'),
  },
  {
    fault: 'a payment that a look makes',
    rule: 'P-105',
    plant: (environments) => {
      const awaiting = environments.awaiting.bind(environments);
      vi.spyOn(environments, 'awaiting').mockImplementation((token) => {
        const organisation = awaiting(token);
        if (organisation) organisation.state = 'active';
        return organisation;
      });
    },
  },
  {
    fault: 'another account that counts',
    rule: 'P-106',
    plant: (environments) => {
      const pay = environments.pay.bind(environments);
      vi.spyOn(environments, 'pay').mockImplementation((token) => pay(token, 'right-account'));
    },
  },
  ...(['in-review', 'active'] as const).map((state) => ({
    fault: `another proof that begins while an organisation is ${state}`,
    rule: 'P-106',
    plant: (environments: Environments) => {
      const verify = environments.verify.bind(environments);
      vi.spyOn(environments, 'verify').mockImplementation((environment, id, method) => {
        const organisation = environments.organisation(environment, id);
        if (organisation.state === state) organisation.state = 'pending';
        return verify(environment, id, method);
      });
    },
  })),
  {
    fault: 'an earlier page that ends a review',
    rule: 'P-106',
    plant: (environments) => {
      const awaiting = environments.awaiting.bind(environments);
      const used = new Set<string>();
      vi.spyOn(environments, 'awaiting').mockImplementation((token) => {
        const [reviewed] = environments.inReview;
        if (reviewed && !used.has(token)) reviewed.state = 'pending';
        used.add(token);
        return awaiting(token);
      });
    },
  },
  {
    fault: 'another answer for what is not there',
    rule: 'P-107',
    plant: (environments) =>
      void vi.spyOn(environments, 'organisation').mockImplementation(() => {
        throw new ProblemError(403, 'not-administrator');
      }),
  },
  {
    fault: 'receiving that is on by itself',
    rule: 'P-108',
    plant: (environments) =>
      changeState(environments, ({ organisations }) => ({
        organisations: organisations.map((one) => ({
          ...one,
          identifiers: one.identifiers.map((identifier) => ({ ...identifier, receive: 'on' })),
        })),
      })),
  },
  {
    fault: 'any invitation that is taken',
    rule: 'P-109',
    plant: () => void vi.spyOn(SetupService.prototype, 'invite').mockReturnValue({ status: 'invited' }),
  },
  {
    fault: 'an account of elsewhere that is told',
    rule: 'P-109',
    plant: () => {
      const { invite } = SetupService.prototype;
      vi.spyOn(SetupService.prototype, 'invite').mockImplementation(function (this: SetupService, ...asked) {
        const [account, { email }] = asked;
        const isElsewhere = !email.endsWith(account.email.slice(account.email.indexOf('@')));
        if (isElsewhere && checked.sandbox.platform.accountOf(email))
          throw new ProblemError(409, 'already-member');
        return invite.apply(this, asked);
      });
    },
  },
  {
    fault: 'an invoice that is not looked at',
    rule: 'P-110',
    plant: () =>
      void vi.spyOn(SetupService.prototype, 'checkInvoice').mockReturnValue({ isValid: true, findings: [] }),
  },
  {
    fault: 'ids of steps that change',
    rule: 'P-112',
    plant: (environments) => {
      let asked = 0;
      changeState(environments, ({ steps }) => {
        asked += 1;
        return { steps: steps.map((step) => ({ ...step, id: `${step.id}-${asked}` })) };
      });
    },
  },
];

test.each(faults)('$fault is found as a fault of $rule', async ({ rule, plant }) => {
  plant(checked.sandbox.platform.environments);
  const outcomes = await checked.check(rules.filter((one) => one.rule === rule));
  const failed = outcomes.flatMap((one) => (one.kind === 'failed' ? one.message : []));
  expect(failed).not.toEqual([]);
  for (const message of failed) expect(message).toMatch(/^expected .*; got /);
});
