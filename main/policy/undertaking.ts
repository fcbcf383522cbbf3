import type { FailureCode } from '#contract/failure.ts';
import type { ReturnPath, SignInMethod } from '#contract/sign-in-method.ts';
import { isMember, type MembershipProof } from './membership.ts';
import type { SignInRules } from './sign-in-rules.ts';

/** Something that is under way or about to be sent, as far as a rule can forbid it. */
export type Undertaking = {
  /** How the person comes in; null where that is not known, which is allowed only where every way is. */
  by: SignInMethod | 'email' | null;
  /** How the browser's answer comes back; `any` while that is still to be chosen. Absent where none is waited for. */
  returnPath?: ReturnPath | 'any';
  /** Where the person belongs, once they have said who they are; null where nothing was proved. */
  proof?: MembershipProof | null;
};

/** What `checkUndertaking` can say. */
const forbidding = ['not-allowed-here', 'organisation-mismatch', 'email-outside-organisation'] as const;
type ForbiddenCode = (typeof forbidding)[number];

/** Whether a failure says that the rules forbid something. */
export function isForbidden(code: FailureCode): code is ForbiddenCode {
  return forbidding.some((one) => one === code);
}

/**
 * Why the rules forbid something, or null where they allow it. Asked before everything that is sent, and about what is
 * under way whenever the rules change: what was allowed when it began may be forbidden by now.
 *
 * That a keychain is demanded is not asked here: whether there is one shows only when it is asked.
 */
export function checkUndertaking(
  rules: Pick<
    SignInRules,
    'methods' | 'emailSignUp' | 'returnPaths' | 'organisation' | 'tenants' | 'emailDomains'
  >,
  { by, returnPath, proof }: Undertaking,
): ForbiddenCode | null {
  if (!isWayAllowed(rules, by)) return 'not-allowed-here';
  if (returnPath !== undefined && !isReturnPathAllowed(rules, returnPath)) return 'not-allowed-here';
  if (proof === undefined || isMember(rules, proof)) return null;
  return by === 'email' ? 'email-outside-organisation' : 'organisation-mismatch';
}

function isReturnPathAllowed(
  { returnPaths }: Pick<SignInRules, 'returnPaths'>,
  returnPath: ReturnPath | 'any',
): boolean {
  if (returnPaths === null) return true;
  return returnPath === 'any' ? returnPaths.length > 0 : returnPaths.includes(returnPath);
}

function isWayAllowed(
  { methods, emailSignUp }: Pick<SignInRules, 'methods' | 'emailSignUp'>,
  by: Undertaking['by'],
): boolean {
  if (by === null) return methods === null && emailSignUp;
  return by === 'email' ? emailSignUp : (methods?.includes(by) ?? true);
}
