import { useCallback, useEffect, useRef } from 'react';
import { longestInput } from '#contract/longest-input.ts';
import { useApp } from './app-context.ts';

/** Long enough to skip most letters, short enough that a quit loses none that matter. In milliseconds. */
const pause = 250;

/**
 * Keeps what is being typed with main, so that it survives a quit. Not for passwords: there is no field for them.
 *
 * Call the result with the value that is submitted: a draft that arrived after the answer would take the answer away.
 */
export function useDraft(field: 'email' | 'username', value: string): (submitted: string) => void {
  const { send } = useApp().actions;
  const kept = useRef(value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => {
    // Longer than any that counts: it stays on the screen, where it is said what is wrong with it.
    if (kept.current === value || value.length > longestInput.line) return;
    timer.current = setTimeout(() => {
      kept.current = value;
      send({ type: 'draft', field, value });
    }, pause);
    return () => clearTimeout(timer.current);
  }, [field, value, send]);

  return useCallback((submitted: string) => {
    clearTimeout(timer.current);
    kept.current = submitted;
  }, []);
}
