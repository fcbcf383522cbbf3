import { useEffect, useId, useState } from 'react';
import type { FailureCode } from '#contract/failure.ts';
import { Button } from '../components/button.tsx';
import { Disclosure } from '../components/disclosure.tsx';
import { FailureNote } from '../components/failure-note.tsx';
import { Status } from '../components/status.tsx';
import type { DoctorCopy } from '../copy/shape.ts';
import { useLaterScene } from '../store/scene.ts';

type ReportProps = {
  words: DoctorCopy;
  /** All is looked at. Until then it says what is known so far. */
  isWhole: boolean;
};

/** What whoever helps would get to see: to be read first, and then copied. */
export function Report({ words, isWhole }: ReportProps) {
  const { report: text } = words;
  const [open, setOpen] = useState(false);
  return (
    <Disclosure label={text.show} open={open} onToggle={() => setOpen(!open)}>
      <ReportText words={words} isWhole={isWhole} />
    </Disclosure>
  );
}

function ReportText({ words, isWhole }: ReportProps) {
  const { actions } = useLaterScene();
  const { readReport, copyReport } = actions;
  const { report: text } = words;
  const id = useId();
  const [report, setReport] = useState<string | null>(null);
  const [copied, setCopied] = useState(false);
  const [failure, setFailure] = useState<FailureCode | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the whole is another report than what came before
  useEffect(() => {
    let wanted = true;
    void readReport().then((outcome) => {
      if (!wanted) return;
      if (outcome.ok) setReport(outcome.value);
      else setFailure(outcome.code);
    });
    return () => {
      wanted = false;
    };
  }, [readReport, isWhole]);

  async function copy() {
    setCopied(false);
    setFailure(null);
    const outcome = await copyReport();
    setCopied(outcome.ok);
    if (!outcome.ok) setFailure(outcome.code);
  }

  if (report === null) return failure ? <FailureNote code={failure} /> : <Status>{text.loading}</Status>;
  return (
    <>
      <p className="hint">{text.about}</p>
      <section
        className="report"
        lang="en"
        aria-label={text.label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the focus to scroll by keyboard
        tabIndex={0}
      >
        <pre>{report}</pre>
      </section>
      {failure && <FailureNote code={failure} id={id} />}
      <div className="copy-row">
        <Button onClick={() => void copy()} describedBy={failure ? id : undefined}>
          {text.copy}
        </Button>
        <output className="hint">{copied ? text.copied : ''}</output>
      </div>
    </>
  );
}
