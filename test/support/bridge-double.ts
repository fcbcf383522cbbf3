import { type Bridge, type Contract, contract } from '#contract/contract.ts';
import type { PolicyView } from '#contract/policy.ts';
import type { Snapshot } from '#contract/snapshot.ts';

type Row = readonly [name: keyof Contract, kind: Contract[keyof Contract]['kind']];

/** The contract's rows, as plain data that can be handed to a page. */
export const rows: Row[] = Object.entries(contract).map(([name, row]) => [
  // `Object.entries` widens the names of the contract to string.
  name as keyof Contract,
  row.kind,
]);

/** What the double is given: the rows it stands for, and what it answers when asked for the snapshot and the rules. */
type Setup = { rows: Row[]; snapshot: Snapshot; policy?: PolicyView };

/** A request of the window, as it arrived. */
export type Asked = { name: string; input: unknown };

export type BridgeDouble = {
  /** What stands where the preload would put `window.onboarding`. One function a row, like the real one. */
  bridge: Bridge;
  /** Everything that was asked or listened for, in order. */
  asked: Asked[];
  /** Tells every listener, and is the answer from then on. */
  push: (snapshot: Snapshot) => void;
  /** Tells who listens to another notification. */
  tell: (name: string, value: unknown) => void;
  /** Holds back or replaces the next answers to a request, such as a refusal. */
  answerWith: (name: string, answer: () => unknown) => void;
};

/** A script for a page that puts the double where the preload would put the bridge, and itself at `window.double`. */
export function bridgeScript(setup: Omit<Setup, 'rows'>): string {
  // A `<` in the JSON could end a script element.
  const data = JSON.stringify({ rows, ...setup }).replaceAll('<', '\\u003c');
  return `window.double = (${bridgeDouble})(${data}); window.onboarding = window.double.bridge;`;
}

/**
 * The other side of the door, which remembers what it was asked and decides nothing.
 *
 * Refers to nothing outside itself, because tests also send its text into a page.
 */
export function bridgeDouble({ rows: given, snapshot, policy }: Setup): BridgeDouble {
  let current = snapshot;
  const listeners = new Map<string, Set<(value: unknown) => void>>();
  const asked: Asked[] = [];
  const answers = new Map<string, () => unknown>();

  const request = (name: string) => (input?: unknown) => {
    asked.push({ name, input });
    const answer = answers.get(name);
    if (answer) return Promise.resolve(answer());
    const values: Record<string, unknown> = { snapshot: current, policy };
    return Promise.resolve({ ok: true, value: values[name] });
  };
  const notification = (name: string) => (listener: (value: unknown) => void) => {
    asked.push({ name, input: 'listener' });
    const those = listeners.get(name) ?? new Set();
    listeners.set(name, those.add(listener));
    return () => {
      those.delete(listener);
    };
  };
  const tell = (name: string, value: unknown) => {
    for (const listener of listeners.get(name) ?? []) listener(value);
  };

  const functions: unknown = Object.fromEntries(
    given.map(([name, kind]) => [name, kind === 'request' ? request(name) : notification(name)]),
  );
  // Entries lose the pairing of a row's name with its type, here as in the preload.
  const bridge = functions as Bridge;

  return {
    bridge,
    asked,
    push: (next) => {
      current = next;
      tell('changed', next);
    },
    tell,
    answerWith: (name, answer) => {
      answers.set(name, answer);
    },
  };
}
