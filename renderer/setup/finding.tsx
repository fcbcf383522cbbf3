import { useId, useState } from 'preact/hooks';
import { readCompanyClue } from '#contract/company-number.ts';
import { longestInput } from '#contract/longest-input.ts';
import type { FoundCompany } from '#contract/setup.ts';
import { Button } from '../components/button.tsx';
import { Chevron } from '../components/disclosure.tsx';
import { FramedList } from '../components/framed-list.tsx';
import { Note } from '../components/note.tsx';
import { Section } from '../components/section.tsx';
import { Sentence } from '../components/sentence.tsx';
import { Status } from '../components/status.tsx';
import { TextField } from '../components/text-field.tsx';
import type { SetupCopy } from '../copy/shape.ts';
import { useLoadedApp } from '../store/app-context.ts';
import { useDelayedDraft } from '../store/draft.ts';
import { useSetupCopy } from '../store/part-copy.tsx';
import { AskForHelp } from './ask-for-help.tsx';
import { BackButton } from './back-button.tsx';
import type { PartProps } from './place.ts';

/** One box for every number and name, and what the register has. */
export function Finding({ setup, place }: PartProps<'finding'>) {
  const { actions } = useLoadedApp();
  const { finding: words } = useSetupCopy();
  const form = useId();
  const [query, setQuery] = useState(place.query);
  const stopDraft = useDelayedDraft(query, longestInput.line, (value) =>
    actions.setUp({ type: 'draft', field: 'query', value }),
  );
  const [isEmpty, setEmpty] = useState(false);
  const isTooLong = query.length > longestInput.line;
  const isSearching = setup.phase === 'busy';

  function search(event: SubmitEvent) {
    event.preventDefault();
    setEmpty(query.trim() === '');
    if (query.trim() === '' || isTooLong || setup.phase !== 'idle') return;
    stopDraft(query);
    actions.setUp({ type: 'search', query });
  }

  return (
    <>
      <form id={form} onSubmit={search} noValidate>
        <TextField
          label={words.label}
          value={query}
          onChange={setQuery}
          hint={hintOf(query, words)}
          failure={setup.failure?.code}
          input={{ autoComplete: 'off', spellcheck: false, name: 'query' }}
        />
        {isEmpty && query.trim() === '' && <p role="alert">{words.empty}</p>}
        {isTooLong && <p role="alert">{words.tooLong}</p>}
        <div className="button-row">
          <BackButton />
          <Button look="primary" submits={form} busy={setup.phase !== 'idle'}>
            {words.submit}
          </Button>
        </div>
      </form>
      <Status>{isSearching && words.searching}</Status>
      {!isSearching && place.found && <Results place={place} found={place.found} />}
    </>
  );
}

/** How the text is understood, or that a digit may be wrong. The search is never refused for it. */
function hintOf(query: string, words: SetupCopy['finding']): string {
  const { kind, value, isPlausible } = readCompanyClue(query);
  if (!isPlausible) return words.implausible;
  return kind === 'name' ? words.hint : words.clue[kind](value);
}

function Results({ place, found }: { place: PartProps<'finding'>['place']; found: FoundCompany[] }) {
  const { actions } = useLoadedApp();
  const { finding: words } = useSetupCopy();
  if (found.length === 0)
    return (
      <Note kind="info">
        <p role="status">
          <Sentence words={words.none} name={place.searched} /> {words.noneNext}
        </p>
        <p>{words.support}</p>
        <AskForHelp />
      </Note>
    );
  return (
    <Section heading={words.results} level={2}>
      <FramedList className="steps">
        {found.map((company) => (
          <li key={company.id}>
            <button
              type="button"
              className="step"
              onClick={() => actions.setUp({ type: 'choose-company', company: company.id })}
            >
              <span className="step-words">
                <strong>
                  <bdi>{company.name}</bdi>
                </strong>
                <span className="hint">
                  <bdi>{company.city}</bdi>
                  {company.number && (
                    <>
                      {' · '}
                      <bdi>{company.number}</bdi>
                    </>
                  )}
                </span>
                {labelOf(company, words) && <span className="hint">{labelOf(company, words)}</span>}
              </span>
              <Chevron />
            </button>
          </li>
        ))}
      </FramedList>
    </Section>
  );
}

function labelOf({ isActive, presence }: FoundCompany, words: SetupCopy['finding']): string | null {
  if (presence !== 'none') return words[presence];
  return isActive ? null : words.inactive;
}
