import { useId, useRef, useState } from 'preact/hooks';
import type { Outcome } from '#contract/contract.ts';
import type { FailureCode } from '#contract/failure.ts';
import { longestInput } from '#contract/longest-input.ts';
import type { InvoiceCheck } from '#contract/setup.ts';
import { Disclosure } from '../components/disclosure.tsx';
import { FactRows } from '../components/fact-rows.tsx';
import { FailureNote } from '../components/failure-note.tsx';
import { Note } from '../components/note.tsx';
import { Status } from '../components/status.tsx';
import { useLoadedApp } from '../store/app-context.ts';
import { useSetupCopy } from '../store/part-copy.tsx';
import { BackButton } from './back-button.tsx';
import { decodeInvoice } from './invoice-text.ts';

type State = 'idle' | 'busy' | { code: FailureCode } | { check: InvoiceCheck };

/** The text of the file. One that cannot be read is gone meanwhile, or the system refuses it. */
const readInvoice = async (file: File): Promise<Outcome<string>> =>
  await file.arrayBuffer().then(
    (bytes) => decodeInvoice(new Uint8Array(bytes)),
    () => ({ ok: false, code: 'invoice-unreadable' }),
  );

/** Checks an invoice that is dropped or chosen. Nothing of it is kept: the result goes with the part. */
export function CheckingInvoice() {
  const { actions } = useLoadedApp();
  const { invoice: words } = useSetupCopy();
  const id = useId();
  const [state, setState] = useState<State>('idle');
  const latest = useRef<File | null>(null);
  const failure = typeof state === 'object' && 'code' in state ? state.code : null;

  async function check(file: File | undefined) {
    if (!file) return;
    latest.current = file;
    if (file.size > longestInput.invoice) return setState({ code: 'invoice-too-large' });
    setState('busy');
    const xml = await readInvoice(file);
    const outcome = xml.ok ? await actions.checkInvoice(xml.value) : xml;
    // What is shown is of the file that was given last.
    if (latest.current === file) setState(outcome.ok ? { check: outcome.value } : { code: outcome.code });
  }

  function drop(event: DragEvent) {
    event.preventDefault();
    void check(event.dataTransfer?.files[0]);
  }

  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is for a mouse; the input below takes the same by keyboard */}
      <div className="panel setup-drop" onDrop={drop} onDragOver={(event) => event.preventDefault()}>
        <p>{words.lead}</p>
        <p className="strong">{words.promise}</p>
        {/* The browser's own button speaks the language of the system. It lies over ours, and is not seen. */}
        <label className="button secondary setup-file">
          {words.choose}
          <input
            type="file"
            accept=".xml,text/xml,application/xml"
            aria-describedby={failure ? id : undefined}
            onChange={(event) => {
              void check(event.currentTarget.files?.[0]);
              // So that the same file can be chosen again after it was changed.
              event.currentTarget.value = '';
            }}
          />
        </label>
      </div>
      <FailureNote code={failure} id={id} />
      <Status>{state === 'busy' && words.busy}</Status>
      {typeof state === 'object' && 'check' in state && <Result check={state.check} />}
      <div className="button-row">
        <BackButton />
      </div>
    </>
  );
}

function Result({ check: { isValid, findings } }: { check: InvoiceCheck }) {
  const { invoice: words } = useSetupCopy();
  const lead = isValid ? (findings.length === 0 ? words.valid : words.warnings) : words.invalid;
  return (
    <Note kind={isValid ? 'info' : 'warning'}>
      <p role="status">
        <strong>{lead}</strong>
      </p>
      <ul className="setup-findings">
        {findings.map((finding) => (
          <Finding key={`${finding.rule} ${finding.location ?? ''} ${finding.text}`} finding={finding} />
        ))}
      </ul>
    </Note>
  );
}

function Finding({ finding }: { finding: InvoiceCheck['findings'][number] }) {
  const { invoice: words } = useSetupCopy();
  const [open, setOpen] = useState(false);
  return (
    <li>
      <p>
        <strong>{words.severity[finding.severity]}</strong> <bdi>{finding.text}</bdi>
      </p>
      <Disclosure label={words.details} open={open} onToggle={() => setOpen(!open)}>
        <dl className="facts">
          <FactRows
            rows={{
              [words.rule]: isolatedCode(finding.rule),
              [words.location]: isolatedCode(finding.location),
            }}
          />
        </dl>
      </Disclosure>
    </li>
  );
}

/** A text from outside, isolated because its writing direction is unknown. */
const isolatedCode = (text: string | undefined) =>
  text && (
    <div className="code">
      <bdi>{text}</bdi>
    </div>
  );
