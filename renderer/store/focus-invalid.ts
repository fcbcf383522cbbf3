import type { TargetedSubmitEvent } from 'preact';

/**
 * Focuses the input that is marked as invalid already, when a form is submitted again with the same mistake. An input that
 * becomes invalid takes the focus by itself.
 */
export function focusInvalid({ currentTarget }: TargetedSubmitEvent<HTMLFormElement>): void {
  currentTarget.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
}
