import { useCallback, useEffect, useState } from 'react';
import type { Examination } from '#contract/doctor.ts';
import type { FailureCode } from '#contract/failure.ts';
import { useScene } from './scene.ts';

/** How far an examination is. `examine` begins anew. */
type ExaminationReading = {
  /** Null until the first word of it. */
  examination: Examination | null;
  /** It goes on, or was asked for. */
  isRunning: boolean;
  failure: FailureCode | null;
  examine: () => void;
};

/** An examination for as long as it is looked at: it begins with who calls this, and stops with them. */
export function useExamination(): ExaminationReading {
  const { examine: begin, stopExamining, hearExamined } = useScene().actions;
  const [examination, setExamination] = useState<Examination | null>(null);
  const [isAsked, setIsAsked] = useState(true);
  const [failure, setFailure] = useState<FailureCode | null>(null);

  const examine = useCallback(() => {
    setFailure(null);
    setIsAsked(true);
    void begin().then((outcome) => {
      if (outcome.ok) return;
      setFailure(outcome.code);
      setIsAsked(false);
    });
  }, [begin]);

  useEffect(() => {
    const stopHearing = hearExamined((told) => {
      setIsAsked(false);
      setExamination(told);
    });
    examine();
    return () => {
      stopHearing();
      stopExamining();
    };
  }, [examine, hearExamined, stopExamining]);

  return {
    examination,
    isRunning: isAsked || (examination !== null && !examination.isDone),
    failure,
    examine,
  };
}
