import type { Examination, Remedy } from '#contract/doctor.ts';
import type { PolicyView } from '#contract/policy.ts';
import { type ExaminationOptions, examine } from './examination.ts';
import { doctorReport, type ReportFacts } from './report.ts';
import { reportText } from './report-text.ts';

/** What the app does about findings. */
export type Remedies = Record<Remedy, () => void | Promise<void>>;

export type ConsultationOptions = {
  /** What an examination has at hand, but for the rules, which may have changed since the last one. */
  tools: Omit<ExaminationOptions, 'policy' | 'onChange' | 'signal'>;
  policy: () => PolicyView;
  facts: ReportFacts;
  remedies: Remedies;
  /** Told how far the newest examination is. */
  onChange: (examination: Examination) => void;
};

/** The doctor as the window asks it: one examination at a time, the newest. */
export type Consultation = {
  /** Begins an examination, in the place of one that is under way. */
  examine(): void;
  stop(): void;
  /** Does what the app can do, and looks again. */
  remedy(remedy: Remedy): Promise<void>;
  /** The last examination as it would be told to whoever helps; '' before the first. */
  report(): string;
};

/** The doctor for one window. */
export function openConsultation(options: ConsultationOptions): Consultation {
  const { tools, policy, facts, remedies, onChange } = options;
  let current = new AbortController();
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
    examine: begin,
    stop: () => current.abort(),
    remedy: async (remedy) => {
      await remedies[remedy]();
      begin();
    },
    report: () => (last === null ? '' : reportText(doctorReport(last, policy(), facts))),
  };
}
