import { returnPaths, type SignInMethod } from '#contract/sign-in-method.ts';
import type { OfferedMethod, Offers } from '#contract/snapshot.ts';
import type { Environment } from '../environment/environment.ts';
import type { Configuration } from '../platform-contract/contract.ts';
import type { SignInRules } from '../policy/sign-in-rules.ts';

/**
 * What this client can offer: the methods that the platform's configuration lists, that the environment has a provider
 * for, and that the rules of this machine allow.
 *
 * A listed method that this client cannot use is left out, except Apple's, which is shown as coming soon. Before the first
 * configuration was read, every usable method except Apple's is offered; the platform still decides when it is used.
 */
export function offersOf(
  usable: readonly SignInMethod[],
  configuration: Pick<Configuration, 'methods' | 'manualSignUp'> | null,
  rules: Pick<SignInRules, 'methods' | 'emailSignUp' | 'returnPaths' | 'organisation'>,
): Offers {
  const { methods, manualSignUp } = listMethods(usable, configuration);
  const isAllowed = ({ id }: OfferedMethod) => rules.methods?.includes(id) ?? true;
  return {
    methods: putFirst(rules.organisation?.organisation.method, methods.filter(isAllowed)),
    manualSignUp: manualSignUp && rules.emailSignUp,
    returnPaths: returnPaths.filter((returnPath) => rules.returnPaths?.includes(returnPath) ?? true),
  };
}

/**
 * The sign-in methods that this client can use: those with a client id at the provider. An organisation's own provider also
 * needs a `scheme`, from the environment or from the organisation in use. A platform that exchanges no identities takes
 * those of its issuer alone.
 */
export function listUsableMethods(
  { providers }: Environment,
  { organisation }: Pick<SignInRules, 'organisation'>,
  { exchanges }: { exchanges: boolean },
): SignInMethod[] {
  const named = organisation?.organisation.scheme;
  return providers
    .filter((settings) => settings.clientId !== '')
    .filter((settings) => settings.kind === 'oidc' || exchanges)
    .filter((settings) => settings.kind !== 'oidc' || (settings.scheme ?? named) !== undefined)
    .map(({ id }) => id);
}

/** The only method that is shown as coming soon before the platform has it. */
const announced: SignInMethod = 'apple';

function listMethods(
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
      const isAvailable = usable.includes(id) && available;
      const isShown = id === 'microsoft' || id === 'google' ? usable.includes(id) : id === announced;
      return isAvailable || isShown ? [{ id, available: isAvailable }] : [];
    }),
    manualSignUp: configuration.manualSignUp,
  };
}

/** Puts the organisation's own method first. */
function putFirst(method: SignInMethod | undefined, methods: OfferedMethod[]): OfferedMethod[] {
  return [...methods].sort((one, other) => Number(other.id === method) - Number(one.id === method));
}
