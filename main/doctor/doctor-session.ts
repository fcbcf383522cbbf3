import type { Examination, Remedy } from '#contract/doctor.ts';
import type { PolicyView } from '#contract/policy.ts';
import { type ExaminationOptions, examine } from './examination.ts';
import { doctorReport, type ReportFacts } from './report.ts';
import { reportText } from './report-text.ts';

/** What the app does about findings. */
type Remedies = Record<Remedy, () => void | Promise<void>>;

export type DoctorSessionOptions = {
  /** What an examination has at hand, but for the rules, which may have changed since the last one. */
  tools: Omit<ExaminationOptions, 'policy' | 'onChange' | 'signal'>;
  policy: () => PolicyView;
  facts: ReportFacts;
  remedies: Remedies;
  /** Told how far the newest examination is. */
  onChange: (examination: Examination) => void;
};

/** The doctor as the window asks it: one examination at a time, the newest. */
export type DoctorSession = {
  /** Opens the doctor, or begins again: an examination in the place of one that is under way. */
  examine(): void;
  /** Closes the doctor. */
  stop(): void;
  /** Does what the app can do, and looks again if the doctor is still open then. */
  remedy(remedy: Remedy): Promise<void>;
  /** The last examination as it would be told to whoever helps; '' before the first. */
  report(): string;
};

/** The doctor for one window. */
export function openDoctorSession(options: DoctorSessionOptions): DoctorSession {
  const { tools, policy, facts, remedies, onChange } = options;
  let current = new AbortController();
  /** Somebody looks at what is found. */
  let isOpen = false;
  let last: Examination | null = null;

  const begin = () => {
    current.abort();
    current = new AbortController();
    const { signal } = current;
    void examine({
      ...tools,
      policy: policy(),
      signal,
      onChange: (examination) => {
        // A stopped one says how it ended; one that another took the place of says nothing.
        if (signal !== current.signal) return;
        last = examination;
        onChange(examination);
      },
    });
  };
  return {
    examine: () => {
      isOpen = true;
      begin();
    },
    stop: () => {
      isOpen = false;
      current.abort();
    },
    remedy: async (remedy) => {
      await remedies[remedy]();
      // A remedy can take long: unlocking a keychain waits for the person, who may have closed the doctor meanwhile.
      if (isOpen) begin();
    },
    report: () => (last === null ? '' : reportText(doctorReport(last, policy(), facts))),
  };
}
