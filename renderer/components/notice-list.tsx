import type { Notice } from '#contract/snapshot.ts';
import { useLoadedApp } from '../store/app-context.ts';
import { Button } from './button.tsx';
import { FirstSentenceBold, Note } from './note.tsx';

/** What the button of each notice does; null where it has none. A notice without a row does not compile. */
const remedies: Record<Notice, 'rules' | 'update' | 'unlock' | 'retry' | null> = {
  'session-only-locked': 'unlock',
  'session-only-missing': 'retry',
  'session-only-unreadable': 'retry',
  'session-only-forbidden': null,
  'sign-out-queued': null,
  'safe-mode': null,
  'memory-set-aside': null,
  'memory-not-kept': null,
  'deep-link-refused': null,
  'organisation-later': null,
  'organisation-refused': null,
  'organisation-not-left': null,
  'policy-not-trusted': 'rules',
  'policy-problems': 'rules',
  'policy-kept': 'rules',
  'update-available': 'update',
  'update-ready': 'update',
};

/** The notices of the snapshot in one note: the first, and the others folded away. None of them stops the person. */
export function NoticeList() {
  const { copy, notices, refusedLink, openPanel, actions } = useLoadedApp();
  const retryKeychain = () => actions.send({ type: 'retry-keychain' });
  const buttons = {
    rules: { label: copy.organisation.seeRules, onClick: openPanel },
    update: { label: copy.frame.seeUpdate, onClick: openPanel },
    unlock: { label: copy.frame.unlock, onClick: retryKeychain },
    retry: { label: copy.frame.retry, onClick: retryKeychain },
  };
  const item = (notice: Notice) => {
    const remedy = remedies[notice];
    const button = remedy && buttons[remedy];
    return (
      <li key={notice}>
        <FirstSentenceBold>{copy.notices[notice]}</FirstSentenceBold>
        {notice === 'deep-link-refused' && refusedLink && (
          <>
            {' '}
            {copy.refusedLink[refusedLink.reason]} <span className="code">{refusedLink.link}</span>
          </>
        )}
        {button && (
          <>
            {' '}
            <Button look="link" onClick={button.onClick}>
              {button.label}
            </Button>
          </>
        )}
      </li>
    );
  };
  const [first, ...others] = notices;
  return (
    <Note kind="warning" className="notices">
      <ul aria-label={copy.frame.notices}>{first && item(first)}</ul>
      {others.length > 0 && (
        <details>
          <summary>{copy.frame.moreNotices(others.length)}</summary>
          <ul>{others.map(item)}</ul>
        </details>
      )}
    </Note>
  );
}
