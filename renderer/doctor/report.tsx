import { useState } from 'preact/hooks';
import { CopyButton } from '../components/copy-button.tsx';
import { Disclosure } from '../components/disclosure.tsx';
import { FailureNote } from '../components/failure-note.tsx';
import { Status } from '../components/status.tsx';
import { useLoadedApp } from '../store/app-context.ts';
import { useDoctorCopy } from '../store/part-copy.tsx';
import { useRequest } from '../store/request.ts';

type ReportProps = {
  /** The examination is done. Before that the report says what is known so far. */
  isComplete: boolean;
};

/** The report for a support desk, to read first and then to copy. */
export function Report({ isComplete }: ReportProps) {
  const { report: words } = useDoctorCopy();
  const [open, setOpen] = useState(false);
  return (
    <Disclosure label={words.show} open={open} onToggle={() => setOpen(!open)}>
      <ReportText isComplete={isComplete} />
    </Disclosure>
  );
}

function ReportText({ isComplete }: ReportProps) {
  const { actions } = useLoadedApp();
  const { report: words } = useDoctorCopy();
  const { value: report, failure } = useRequest(actions.report, isComplete);
  if (report === null) return failure ? <FailureNote code={failure} /> : <Status>{words.loading}</Status>;
  return (
    <>
      <p className="hint">{words.about}</p>
      <section
        className="report"
        lang="en"
        aria-label={words.label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the focus to scroll by keyboard
        tabIndex={0}
      >
        <pre>{report}</pre>
      </section>
      <FailureNote code={failure} />
      <CopyButton copy={actions.copyReport} label={words.copy} copied={words.copied} />
    </>
  );
}
