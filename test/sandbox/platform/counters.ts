import { type OperationName, operations } from '../../../main/platform-contract/operations.ts';

export type Counters = Record<OperationName, number>;

export function newCounters(): Counters {
  const names = Object.keys(operations);
  // The keys are those of `operations`, which is what OperationName means.
  return Object.fromEntries(names.map((name) => [name, 0])) as Counters;
}
