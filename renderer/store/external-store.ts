import { useLayoutEffect, useState } from 'preact/hooks';

/**
 * What `read` gives, and the component rendered again whenever that changes.
 *
 * @param subscribe Calls the listener after each change, and returns a function that stops. Must be the same function each time.
 * @param read Must be the same function each time.
 */
export function useExternalStore<Value>(
  subscribe: (listener: () => void) => () => void,
  read: () => Value,
): Value {
  const [value, setValue] = useState(read);
  useLayoutEffect(() => {
    const update = () => setValue(read);
    const stop = subscribe(update);
    // It may have changed since it was rendered.
    update();
    return stop;
  }, [subscribe, read]);
  return value;
}
