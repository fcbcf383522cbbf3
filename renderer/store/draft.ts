import { useCallback, useEffect, useRef } from 'react';
import { longestInput } from '#contract/longest-input.ts';
import { useApp } from './app-context.ts';

/** How long typing pauses before a draft is sent: most letters are skipped, and a quit loses few. */
const pauseMs = 250;

/**
 * Sends what is being typed to main, so that it survives a quit. Not for passwords: the intent has no field for them.
 *
 * @returns A function to call with the value that is submitted, so that no draft follows it: a late one would clear the answer.
 */
export function useDraft(field: 'email' | 'username', value: string): (submitted: string) => void {
  const { send } = useApp().actions;
  const sent = useRef(value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => {
    // Main refuses a longer one. It stays in the field, with what is wrong beside it.
    if (sent.current === value || value.length > longestInput.line) return;
    timer.current = setTimeout(() => {
      sent.current = value;
      send({ type: 'draft', field, value });
    }, pauseMs);
    return () => clearTimeout(timer.current);
  }, [field, value, send]);

  return useCallback((submitted: string) => {
    clearTimeout(timer.current);
    sent.current = submitted;
  }, []);
}
