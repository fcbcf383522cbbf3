import type { FormEvent } from 'react';

/**
 * Takes the focus back to the box that is marked as wrong already, where a form is sent once more with the same mistake.
 * A box that becomes wrong takes the focus by itself.
 */
export function focusInvalid({ currentTarget }: FormEvent): void {
  currentTarget.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
}
