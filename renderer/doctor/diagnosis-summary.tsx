import type { Examination } from '#contract/doctor.ts';
import type { DoctorCopy } from '../copy/shape.ts';
import { StateMark } from './state-mark.tsx';

/** What explains most of what was found, as far as that is known. */
export function Lead({ words, examination }: { words: DoctorCopy; examination: Examination }) {
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
