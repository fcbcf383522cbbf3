import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Bridge } from '#contract/contract.ts';
import type { Examination, Remedy } from '#contract/doctor.ts';
import type { FailureCode } from '#contract/failure.ts';
import type { Intent } from '#contract/journey.ts';
import type { Outcome } from '#contract/outcome.ts';
import type { PolicyView } from '#contract/policy.ts';
import type { Language, LinkTopic, Snapshot } from '#contract/snapshot.ts';
import type { ReadableTerms } from '#contract/terms.ts';
import type { UpdateWish } from '#contract/update.ts';

/** What the window holds: main's last snapshot, and the code with which main refused the last request, if it did. */
type Reflection = { snapshot: Snapshot | null; refusal: FailureCode | null };

/** All that a screen can do. What came of it arrives as the next snapshot, save for what is no state of the journey. */
export type Actions = {
  send: (intent: Intent) => void;
  /** A text about the last sign-in that only IT can help with, to the clipboard. */
  copyFailure: () => Promise<Outcome<void>>;
  openLink: (topic: LinkTopic) => void;
  setLanguage: (language: Language) => void;
  /** The rules of this machine, for whoever shows them. */
  readPolicy: () => Promise<Outcome<PolicyView>>;
  /** The same, as JSON, to the clipboard. */
  copyPolicy: () => Promise<Outcome<void>>;
  /** Something about newer versions. */
  update: (wish: UpdateWish) => Promise<Outcome<void>>;
  /** Begins an examination, in the place of one that is under way. */
  examine: () => Promise<Outcome<void>>;
  stopExamining: () => void;
  /** Hears how far an examination is. Answers how to stop hearing. */
  hearExamined: (listener: (examination: Examination) => void) => () => void;
  /** Does what the app can do about a finding, and looks again. */
  remedy: (remedy: Remedy) => Promise<Outcome<void>>;
  /** What whoever helps would get to see. */
  readReport: () => Promise<Outcome<string>>;
  /** The same, to the clipboard. */
  copyReport: () => Promise<Outcome<void>>;
  /** The terms, for who reads them before there is anything to agree to. */
  readTerms: () => Promise<Outcome<ReadableTerms>>;
};

export type Mirror = {
  store: StoreApi<Reflection>;
  actions: Actions;
  /** Asks for the present snapshot. */
  ask: () => Promise<void>;
  /** Listens first and asks second, so that nothing announced in between is missed. Answers how to stop listening. */
  connect: () => Promise<() => void>;
};

/**
 * The window's copy of main's state. It decides nothing and shows nothing early.
 *
 * The highest revision wins whatever the order of arrival: the answer to a question can be older than a notification
 * that overtook it.
 */
export function createMirror(bridge: Bridge): Mirror {
  const store = createStore<Reflection>(() => ({ snapshot: null, refusal: null }));

  const show = (snapshot: Snapshot) =>
    store.setState((held) =>
      held.snapshot && held.snapshot.revision >= snapshot.revision ? held : { snapshot, refusal: null },
    );

  async function request<Value>(call: () => Promise<Outcome<Value>>): Promise<Outcome<Value>> {
    store.setState({ refusal: null });
    const outcome = await settled(call);
    if (!outcome.ok) store.setState({ refusal: outcome.code });
    return outcome;
  }

  async function ask(): Promise<void> {
    const outcome = await request(() => bridge.snapshot());
    if (outcome.ok) show(outcome.value);
  }

  return {
    store,
    ask,
    connect: async () => {
      const stop = bridge.changed(show);
      await ask();
      return stop;
    },
    actions: {
      send: (intent) => void request(() => bridge.send(intent)),
      copyFailure: () => settled(() => bridge.copyFailure()),
      openLink: (topic) => void request(() => bridge.openLink(topic)),
      setLanguage: (language) => void request(() => bridge.setLanguage(language)),
      readPolicy: () => settled(() => bridge.policy()),
      copyPolicy: () => settled(() => bridge.copyPolicy()),
      update: (wish) => settled(() => bridge.update(wish)),
      examine: () => settled(() => bridge.examine()),
      stopExamining: () => void settled(() => bridge.stopExamining()),
      hearExamined: (listener) => bridge.examined(listener),
      remedy: (remedy) => settled(() => bridge.remedy(remedy)),
      readReport: () => settled(() => bridge.report()),
      copyReport: () => settled(() => bridge.copyReport()),
      readTerms: () => settled(() => bridge.terms()),
    },
  };
}

/** What main answers; that it broke is an answer too. */
const settled = <Value>(call: () => Promise<Outcome<Value>>): Promise<Outcome<Value>> =>
  call().catch((): Outcome<Value> => ({ ok: false, code: 'unexpected' }));
