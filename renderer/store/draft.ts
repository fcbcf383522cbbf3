import { useCallback, useEffect, useRef } from 'react';
import { useScene } from './scene.ts';

/** Long enough to skip most letters, short enough that a quit loses none that matter. In milliseconds. */
const pause = 250;

/**
 * Keeps what is being typed with main, so that it survives a quit. Not for passwords: there is no field for them.
 *
 * Call the result when the value is submitted: a draft that arrived after the answer would take the answer away.
 */
export function useDraft(field: 'email' | 'username', value: string): () => void {
  const { send } = useScene().actions;
  const kept = useRef(value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => {
    if (kept.current === value) return;
    timer.current = setTimeout(() => {
      kept.current = value;
      send({ type: 'draft', field, value });
    }, pause);
    return () => clearTimeout(timer.current);
  }, [field, value, send]);

  return useCallback(() => {
    clearTimeout(timer.current);
    kept.current = value;
  }, [value]);
}
