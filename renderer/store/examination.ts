import { useCallback, useLayoutEffect, useState } from 'preact/hooks';
import type { Examination } from '#contract/doctor.ts';
import type { FailureCode } from '#contract/failure.ts';
import { useApp } from './app-context.ts';

type ExaminationState = {
  /** Null until main has told the first of it. */
  examination: Examination | null;
  /** It is running, or was asked for. */
  isRunning: boolean;
  failure: FailureCode | null;
  /** Begins another examination. */
  examine: () => void;
};

/** An examination that begins when the component appears and stops when it goes. */
export function useExamination(): ExaminationState {
  const { examine: begin, stopExamining, examined } = useApp().actions;
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

  useLayoutEffect(() => {
    const stopListening = examined((told) => {
      setIsAsked(false);
      setExamination(told);
    });
    examine();
    return () => {
      stopListening();
      void stopExamining();
    };
  }, [examine, examined, stopExamining]);

  return {
    examination,
    isRunning: isAsked || (examination !== null && !examination.isDone),
    failure,
    examine,
  };
}
