import { arch, homedir, release } from 'node:os';
import type { CheckState, Diagnosis, Examination, HostFacts } from '#contract/doctor.ts';
import type { PolicyPlace, PolicyProblemCode, PolicyView } from '#contract/policy.ts';
import type { Environment } from '../environment/environment.ts';
import { createAnonymiser, type Person } from './anonymity.ts';
import { listNeededHosts, type NeededHost } from './hosts.ts';

/** Facts about this computer and this client for a report. */
export type ReportFacts = {
  version: string;
  environment: Environment | null;
  system: System;
  person: Person;
};

type System = {
  platform: string;
  release: string;
  architecture: string;
  /** Minutes that the local time is ahead of UTC. */
  utcOffset: number;
};

/** The report for support. It contains no personal data and no value of a policy. */
export type DoctorReport = {
  client: string;
  environment: string;
  system: System;
  reference: string;
  elapsedMs: number;
  diagnosis: Diagnosis;
  checks: CheckState[];
  policy: {
    keys: { key: string; origin: string; locked: boolean; places: PolicyPlace[]; problems: ToldProblem[] }[];
    sources: (PolicyPlace & { problems: ToldProblem[] })[];
    stops: PolicyView['stops'];
  };
  /** The hosts that IT must allow. */
  hosts: NeededHost[];
};

type ToldProblem = { code: PolicyProblemCode; key?: string };
type Tell = (text: string) => string;

/** Reads the facts about this computer and the person. */
export function readLocalFacts(userName: string | null): Pick<ReportFacts, 'system' | 'person'> {
  return {
    system: {
      platform: process.platform,
      release: release(),
      architecture: arch(),
      utcOffset: -new Date().getTimezoneOffset() || 0,
    },
    person: { home: homedir(), userName },
  };
}

/** Returns the report of an examination. Every text in it is anonymised. */
export function createDoctorReport(
  examination: Examination,
  policy: PolicyView,
  { version, environment, system, person }: ReportFacts,
): DoctorReport {
  const tell = createAnonymiser(person);
  const { reference, elapsedMs, diagnosis, checks } = examination;
  const place = ({ origin, location }: PolicyPlace) => ({ origin, location: tell(location) });
  return {
    client: tell(version),
    environment: tell(environment?.name ?? ''),
    system: {
      platform: tell(system.platform),
      release: tell(system.release),
      architecture: tell(system.architecture),
      utcOffset: system.utcOffset,
    },
    reference: tell(reference),
    elapsedMs,
    diagnosis,
    checks: checks.map((check) => anonymiseCheck(check, tell)),
    policy: {
      keys: policy.keys
        .filter(({ origin, problems }) => origin !== 'default' || problems.length > 0)
        .map(({ key, origin, locked, places, problems }) => ({
          key: tell(key),
          origin,
          locked,
          places: places.map(place),
          problems: problems.map((problem) => toldProblem(problem, tell)),
        })),
      sources: policy.sources.map((source) => ({
        ...place(source),
        problems: source.problems.map((problem) => toldProblem(problem, tell)),
      })),
      stops: policy.stops.map(({ code, keys, places }) => ({
        code,
        keys: keys.map(tell),
        places: places.map(place),
      })),
    },
    hosts: (environment ? listNeededHosts(environment) : []).map(({ host, port, when, purpose }) => ({
      host: tell(host),
      port,
      when,
      purpose,
    })),
  };
}

/** Returns a check with its known fields only, each text anonymised. */
export function anonymiseCheck(state: CheckState, tell: Tell): CheckState {
  const { check } = state;
  switch (state.state) {
    case 'waiting':
    case 'running':
      return { check, state: state.state };
    case 'fine':
    case 'skipped':
      return { check, state: state.state, ...toldHost(state.host, tell) };
    case 'wrong':
    case 'warning': {
      const { code, seconds, remedy } = state;
      return {
        check,
        state: state.state,
        code,
        ...toldHost(state.host, tell),
        ...(seconds === undefined ? {} : { seconds }),
        ...(remedy === undefined ? {} : { remedy }),
      };
    }
  }
}

function toldHost(facts: HostFacts | undefined, tell: Tell): { host?: HostFacts } {
  if (facts === undefined) return {};
  const { host, address, via, tlsIssuer, interceptor, httpStatus, latencyMs } = facts;
  return {
    host: {
      host: tell(host),
      ...(address === undefined ? {} : { address: tell(address) }),
      ...(via === undefined ? {} : { via: tell(via) }),
      ...(tlsIssuer === undefined ? {} : { tlsIssuer: tell(tlsIssuer) }),
      ...(interceptor === undefined ? {} : { interceptor: tell(interceptor) }),
      ...(httpStatus === undefined ? {} : { httpStatus }),
      ...(latencyMs === undefined ? {} : { latencyMs }),
    },
  };
}

/** Leaves out the detail, which can quote a policy; an administrator sees it at the source. */
function toldProblem({ code, key }: { code: PolicyProblemCode; key?: string }, tell: Tell): ToldProblem {
  return { code, ...(key === undefined ? {} : { key: tell(key) }) };
}
