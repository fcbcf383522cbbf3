import type { Examination, Remedy } from '#contract/doctor.ts';
import type { PolicyView } from '#contract/policy.ts';
import type { ExaminationOptions } from './examination.ts';
import { createDoctorReport, type ReportFacts } from './report.ts';
import { formatReport } from './report-text.ts';

/** The actions that the app offers for findings. */
type Remedies = Record<Remedy, () => void | Promise<void>>;

export type DoctorSessionOptions = {
  /** The options of every examination, except the policy, which can change in between. */
  tools: Omit<ExaminationOptions, 'policy' | 'onChange' | 'signal'>;
  policy: () => PolicyView;
  facts: ReportFacts;
  remedies: Remedies;
  /** Called with each change of the newest examination. */
  onChange: (examination: Examination) => void;
};

/** The doctor for the window: one examination at a time. */
export type DoctorSession = {
  /** Opens the doctor and starts an examination. A running one is stopped. */
  examine(): void;
  /** Closes the doctor. */
  stop(): void;
  /** Carries out a remedy, and examines again if the doctor is still open afterwards. */
  remedy(remedy: Remedy): Promise<void>;
  /** The report of the last examination as text; '' before the first. */
  report(): string;
};

/** Creates the doctor for one window. */
export function openDoctorSession(options: DoctorSessionOptions): DoctorSession {
  const { tools, policy, facts, remedies, onChange } = options;
  let current = new AbortController();
  /** The window shows the doctor. */
  let isOpen = false;
  let last: Examination | null = null;

  /** Resolves once the examination has begun. */
  const begin = async () => {
    current.abort();
    current = new AbortController();
    const { signal } = current;
    // Few people open the doctor, and it alone needs `node:tls`, which takes 18 ms of CPU to load.
    const { examine } = await import('./examination.ts');
    void examine({
      ...tools,
      policy: policy(),
      signal,
      onChange: (examination) => {
        // A stopped examination still reports how it ended; a replaced one does not.
        if (signal !== current.signal) return;
        last = examination;
        onChange(examination);
      },
    });
  };
  return {
    examine: () => {
      isOpen = true;
      void begin();
    },
    stop: () => {
      isOpen = false;
      current.abort();
    },
    remedy: async (remedy) => {
      await remedies[remedy]();
      // Unlocking a keychain waits for the person, who may have closed the doctor meanwhile.
      if (isOpen) await begin();
    },
    report: () => (last === null ? '' : formatReport(createDoctorReport(last, policy(), facts))),
  };
}
