import { expect, type Locator, type Page } from '@playwright/test';
import { nlPanel } from '../../renderer/copy/nl/panel.ts';
import { nl } from '../../renderer/copy/nl/screens.ts';

const providers = {
  Microsoft: nl.methods.microsoft,
  Google: nl.methods.google,
  Apple: nl.methods.apple,
  organisation: nl.methods.organisation,
};
export type ProviderName = keyof typeof providers;

/** The app's window as a person uses it: verbs, and what is to be seen. In Dutch. */
export function windowOf(page: Page) {
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const heading = (name: string) =>
    expect(page.getByRole('heading', { level: 1, name, exact: true })).toBeVisible();
  const isCheckingAccount = () => heading(nl.checkingAccount.heading);
  const confirmAccount = () => button(nl.checkingAccount.confirm).click();
  const isAcceptingTerms = () => heading(nl.registering.identity.heading);
  const email = page.getByLabel(nl.enteringEmail.label);
  const code = page.getByLabel(nl.waiting.codeLabel);
  return {
    page,
    button,
    heading,
    alert: page.getByRole('alert'),

    isChoosing: () => heading(nl.choosing.heading),
    isWaitingForBrowser: () => heading(nl.signingIn.heading),
    isCheckingAccount,
    isConfirmingOrganisation: () => heading(nl.organisation.confirming.heading),
    isBlocked: () => heading(nl.blocked.heading),
    isEnteringEmail: () => heading(nl.enteringEmail.heading),
    isWaitingForActivation: () => heading('Activeer je omgeving'),
    isWaitingForConfirmation: () => heading(nl.waiting.confirmation.heading),
    isAcceptingTerms,
    isRegistering: () => heading(nl.registering.email.heading),
    isFinished: () => heading(nl.finished.heading),

    choose: (provider: ProviderName) => button(providers[provider].button).click(),
    ownAccount: button(nl.methods.econnect.button),
    chooseEmail: () => button('Of login met email').click(),
    openAgain: () => button(nl.signingIn.openAgain).click(),
    copyLink: () => button(nl.signingIn.copyLink).click(),
    anotherWay: () => button(nl.signingIn.anotherWay).click(),
    pasted: page.getByLabel(nl.signingIn.pasteLabel),
    submitPasted: () => button(nl.signingIn.pasteSubmit).click(),
    cancelSignIn: () => button(nl.signingIn.cancel).click(),
    cancel: () => button(nl.frame.cancel).click(),
    confirmAccount,
    /** Says that an account is right that is not at the platform yet, up to the terms. */
    confirmNewAccount: async () => {
      await isCheckingAccount();
      await confirmAccount();
      await isAcceptingTerms();
    },
    useAnotherAccount: () => button(nl.checkingAccount.other).click(),

    otherWays: button(nl.choosing.others),
    confirmOrganisation: () => button(nl.organisation.confirming.confirm).click(),
    continueByEmail: () => button(nl.organisation.confirming.byEmail).click(),
    panel: page.getByRole('dialog', { name: nlPanel.heading }),
    openPanel: () => button(nl.organisation.open).click(),
    copyRules: () => button(nlPanel.copy).click(),
    leaveOrganisation: async () => {
      await button(nlPanel.leave).click();
      await button(nlPanel.leaveSure).click();
    },

    email,
    sendEmail: async (address: string) => {
      await email.fill(address);
      await button(nl.enteringEmail.submit).click();
    },
    phrase: page.locator('.phrase'),
    typeCode: async (typed: string) => {
      await code.fill(typed);
      await button(nl.waiting.codeSubmit).click();
    },
    code,

    ...lastDetailsOf(page, button, heading),
    nextSteps: page.getByRole('region', { name: nl.finished.nextSteps }),
    signOut: async () => {
      await button(nl.finished.signOut).click();
      await button(nl.finished.signOutSure).click();
    },
  };
}

/** Of a window: the last details of an account, and what comes of them. */
function lastDetailsOf(
  page: Page,
  button: (name: string) => Locator,
  heading: (name: string) => Promise<void>,
) {
  const username = page.getByLabel(nl.registering.username, { exact: true });
  const password = page.getByLabel(nl.registering.password, { exact: true });
  const agreement = page.getByRole('checkbox');
  const agree = () => agreement.check();
  const register = () => button('Registreer').click();
  const isFinishedAnew = () => heading(nl.finished.newHeading);
  /** To a new account with the user name that is there. */
  const completeWith = async (secret: string) => {
    await password.fill(secret);
    await agree();
    await register();
    await isFinishedAnew();
  };
  return {
    username,
    password,
    agreement,
    agree,
    register,
    isFinishedAnew,
    /** Types a user name and a password, and agrees to the terms. */
    fillRegistration: async (name: string, secret: string) => {
      await username.fill(name);
      await password.fill(secret);
      await agree();
    },
    completeWith,
    /** From the last details to a new account. */
    signUp: async (name: string, secret: string) => {
      await username.fill(name);
      await completeWith(secret);
    },
  };
}

export type AppWindow = ReturnType<typeof windowOf>;
