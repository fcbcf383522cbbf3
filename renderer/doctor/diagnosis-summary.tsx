import type { Examination } from '#contract/doctor.ts';
import { useDoctorCopy } from './doctor-copy.ts';
import { StateMark } from './state-mark.tsx';

/** The likeliest cause of what was found, once there is one or the examination is done. */
export function DiagnosisSummary({ examination }: { examination: Examination }) {
  const words = useDoctorCopy();
  const { diagnosis, isDone } = examination;
  if (!isDone && diagnosis.state !== 'wrong') return null;
  const mark = diagnosis.code === 'unfinished' ? 'skipped' : diagnosis.state;
  return (
    <section className={`diagnosis ${mark}`}>
      <StateMark state={mark} />
      <div>
        <p className="strong">{words.lead[diagnosis.code]}</p>
        {diagnosis.state === 'warning' && <p>{words.works}</p>}
        {diagnosis.code === 'fine' && <p>{words.fineNext}</p>}
      </div>
    </section>
  );
}
