import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Bridge, Outcome } from '#contract/contract.ts';
import type { FailureCode } from '#contract/failure.ts';
import type { Snapshot } from '#contract/snapshot.ts';

/** What the window holds: main's last snapshot, and the code of the last refusal, until something else is asked or told. */
type MirrorState = { snapshot: Snapshot | null; refusal: FailureCode | null };

/**
 * All that a screen can do: the contract's rows but for the snapshot, which the mirror asks for itself.
 *
 * A request never rejects: main's failure to answer is the code `unexpected`.
 */
export type Actions = Omit<Bridge, 'snapshot' | 'changed'>;

/** The requests whose refusal is shown on the screen, because no component waits for their answer. */
const unawaited = ['send', 'setUp', 'openLink', 'setLanguage'];

export type Mirror = {
  store: StoreApi<MirrorState>;
  actions: Actions;
  /** Asks for the present snapshot. */
  ask: () => Promise<void>;
  /** Listens first and asks second, so that no notification in between is missed. Resolves to a function that stops listening. */
  connect: () => Promise<() => void>;
};

/**
 * The window's copy of main's state. It decides nothing, and shows no change before main has told it.
 *
 * The highest revision wins whatever the order of arrival: the answer to a question can be older than a notification
 * that overtook it.
 */
export function createMirror({ snapshot, changed, examined, ...requests }: Bridge): Mirror {
  const store = createStore<MirrorState>(() => ({ snapshot: null, refusal: null }));

  const show = (told: Snapshot) =>
    store.setState((held) =>
      held.snapshot && held.snapshot.revision >= told.revision ? held : { snapshot: told, refusal: null },
    );

  async function askShowingRefusal<Value>(call: () => Promise<Outcome<Value>>): Promise<Outcome<Value>> {
    // Rendering without a change would put a menu back to what it showed before a choice.
    if (store.getState().refusal) store.setState({ refusal: null });
    const outcome = await settled(call);
    if (!outcome.ok) store.setState({ refusal: outcome.code });
    return outcome;
  }

  async function ask(): Promise<void> {
    const outcome = await settled(snapshot);
    if (outcome.ok) show(outcome.value);
    else store.setState({ refusal: outcome.code });
  }

  const settling = ([name, request]: [string, (...input: never[]) => Promise<Outcome<unknown>>]) => {
    const settle = unawaited.includes(name) ? askShowingRefusal : settled;
    return [name, (...input: never[]) => settle(() => request(...input))];
  };

  return {
    store,
    ask,
    connect: async () => {
      const stop = changed(show);
      await ask();
      return stop;
    },
    // The one cast of the mirror: entries lose the pairing of a request's name with its type.
    actions: { ...Object.fromEntries(Object.entries(requests).map(settling)), examined } as Actions,
  };
}

/** What main answers, with a rejection as a code. */
const settled = <Value>(call: () => Promise<Outcome<Value>>): Promise<Outcome<Value>> =>
  call().catch((): Outcome<Value> => ({ ok: false, code: 'unexpected' }));
