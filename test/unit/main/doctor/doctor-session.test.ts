import { describe, expect } from 'vitest';
import type { Examination } from '#contract/doctor.ts';
import { openDoctorSession } from '../../../../main/doctor/doctor-session.ts';
import { readLocalFacts } from '../../../../main/doctor/report.ts';
import { test as fixtures } from '../../../support/fixtures.ts';
import { healthy } from './examining.ts';

/** A doctor whose one remedy takes until the test says so, and what was told of its examinations. */
const test = fixtures.extend('doctor', ({ folder }) => {
  const { policy, ...tools } = healthy(folder);
  const unlocked = Promise.withResolvers<void>();
  const told: Examination[] = [];
  const consultation = openDoctorSession({
    tools,
    policy: () => policy,
    facts: { version: '1.2.3', environment: null, ...readLocalFacts(null) },
    remedies: {
      'unlock-keychain': () => unlocked.promise,
      'register-deep-link': () => undefined,
      'use-relay': () => undefined,
      'open-network-page': () => undefined,
    },
    onChange: (examination) => void told.push(examination),
  });
  const references = () => new Set(told.map(({ reference }) => reference)).size;
  const done = () => expect.poll(() => told.at(-1)?.isDone, { timeout: 10_000 }).toBe(true);
  return { consultation, unlock: unlocked.resolve, told, references, done };
});

describe('a remedy that ends', () => {
  test('while the doctor is open is followed by another look', async ({ doctor }) => {
    const { consultation, unlock, references, done } = doctor;
    consultation.examine();
    await done();
    const remedied = consultation.remedy('unlock-keychain');
    unlock();
    await remedied;
    await done();
    expect(references()).toBe(2);
    consultation.stop();
  });

  test('does not examine again after the doctor was closed', async ({ doctor }) => {
    const { consultation, unlock, told, done } = doctor;
    consultation.examine();
    await done();
    const remedied = consultation.remedy('unlock-keychain');
    consultation.stop();
    const before = told.length;
    unlock();
    await remedied;
    // An examination tells how it begins at once.
    expect(told).toHaveLength(before);
  });

  test('after the doctor was closed and opened again is followed by another look', async ({ doctor }) => {
    const { consultation, unlock, references, done } = doctor;
    consultation.examine();
    await done();
    const remedied = consultation.remedy('unlock-keychain');
    consultation.stop();
    consultation.examine();
    await expect.poll(references).toBe(2);
    await done();
    unlock();
    await remedied;
    await done();
    expect(references()).toBe(3);
    consultation.stop();
  });
});
