import { type SignInMethod, transports } from '#contract/sign-in-method.ts';
import type { OfferedMethod, Offers } from '#contract/snapshot.ts';
import type { Configuration } from '../platform-contract/contract.ts';
import type { SignInRules } from '../policy/sign-in-rules.ts';

/** The one method that the product speaks of before it is there. */
const announced: SignInMethod = 'apple';

/**
 * What this client can offer: what the platform's configuration lists, the environment has a provider for, and the
 * rules of this machine allow.
 *
 * A method that the platform announces but this client cannot do is shown as coming soon only when it is Apple's, which
 * the product announces itself; any other is left out. Before a configuration was ever read, whatever the environment
 * can do is offered but Apple: the platform has the last word anyway.
 */
export function offersOf(
  usable: readonly SignInMethod[],
  configuration: Pick<Configuration, 'methods' | 'manualSignUp'> | null,
  rules: Pick<SignInRules, 'methods' | 'emailSignUp' | 'transports' | 'organisation'>,
): Offers {
  const { methods, manualSignUp } = listed(usable, configuration);
  const isAllowed = ({ id }: OfferedMethod) => rules.methods?.includes(id) ?? true;
  return {
    methods: first(rules.organisation?.organisation.method, methods.filter(isAllowed)),
    manualSignUp: manualSignUp && rules.emailSignUp,
    transports: transports.filter((transport) => rules.transports?.includes(transport) ?? true),
  };
}

function listed(
  usable: readonly SignInMethod[],
  configuration: Pick<Configuration, 'methods' | 'manualSignUp'> | null,
): Pick<Offers, 'methods' | 'manualSignUp'> {
  if (configuration === null)
    return {
      methods: usable.map((id) => ({ id, available: id !== announced })),
      manualSignUp: true,
    };
  return {
    methods: configuration.methods.flatMap(({ id, available }) => {
      const can = usable.includes(id) && available;
      const isPublic = id === 'microsoft' || id === 'google' ? usable.includes(id) : id === announced;
      return can || isPublic ? [{ id, available: can }] : [];
    }),
    manualSignUp: configuration.manualSignUp,
  };
}

/** The organisation's own way comes first. */
function first(method: SignInMethod | undefined, methods: OfferedMethod[]): OfferedMethod[] {
  return [...methods].sort((one, other) => Number(other.id === method) - Number(one.id === method));
}
