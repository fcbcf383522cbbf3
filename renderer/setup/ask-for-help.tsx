import { Button } from '../components/button.tsx';
import { CopyButton } from '../components/copy-button.tsx';
import { Icon } from '../components/icon.tsx';
import { useLoadedApp } from '../store/app-context.ts';
import { useSetupCopy } from '../store/part-copy.tsx';

/**
 * The question to support with what was looked for in it, to copy, and the platform's page for help. The page does not get the
 * question: what was typed may be a VAT number, which must not be in an address.
 */
export function AskForHelp() {
  const { actions, links } = useLoadedApp();
  const { finding: words } = useSetupCopy();
  return (
    <>
      <CopyButton
        copy={() => actions.copySetupMessage('ask-for-help')}
        label={words.helpCopy}
        copied={words.helpCopied}
      />
      {links.includes('help') && (
        <Button look="link" icon={<Icon name="external" />} onClick={() => actions.openLink('help')}>
          {words.help}
        </Button>
      )}
    </>
  );
}
