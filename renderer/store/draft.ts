import { useCallback, useLayoutEffect, useRef } from 'preact/hooks';
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
  return useDelayedDraft(value, longestInput.line, (draft) => send({ type: 'draft', field, value: draft }));
}

/**
 * Sends a value once it has not changed for a moment, or when its field goes: a person may leave right after a letter.
 *
 * @param longest The longest value that main takes. A longer one stays in the field, with what is wrong beside it.
 * @param tell Sends the value to main.
 * @returns A function to call with the value that is submitted, so that no draft follows it.
 */
export function useDelayedDraft(
  value: string,
  longest: number,
  tell: (value: string) => void,
): (submitted: string) => void {
  const sent = useRef(value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const unsent = useRef<string | null>(null);
  const latest = useRef(tell);
  latest.current = tell;

  // At once, not after the next frame: the field can be gone by then.
  useLayoutEffect(() => {
    unsent.current = null;
    if (sent.current === value || value.length > longest) return;
    unsent.current = value;
    timer.current = setTimeout(() => {
      unsent.current = null;
      sent.current = value;
      latest.current(value);
    }, pauseMs);
    return () => clearTimeout(timer.current);
  }, [value, longest]);

  useLayoutEffect(
    () => () => {
      if (unsent.current !== null) latest.current(unsent.current);
    },
    [],
  );

  return useCallback((submitted: string) => {
    clearTimeout(timer.current);
    unsent.current = null;
    sent.current = submitted;
  }, []);
}
