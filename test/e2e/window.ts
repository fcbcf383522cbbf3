import { expect, type Locator, type Page } from '@playwright/test';
import { nlDoctor } from '../../renderer/copy/nl/doctor.ts';
import { nlPanel } from '../../renderer/copy/nl/panel.ts';
import { nl } from '../../renderer/copy/nl/screens.ts';

/** The app's window as a person uses it: verbs, and what is to be seen. In Dutch. */
export function windowOf(page: Page) {
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const heading = (name: string) =>
    expect(page.getByRole('heading', { level: 1, name, exact: true })).toBeVisible();
  return {
    page,
    button,
    heading,
    alert: page.getByRole('alert'),

    isChoosing: () => heading(nl.choosing.heading),
    isWaitingForBrowser: () => heading(nl.signingIn.heading),
    isCheckingAccount: () => heading(nl.checkingAccount.heading),
    isLookingUpOrganisation: () => heading(nl.organisation.confirming.lookingUpHeading),
    isConfirmingOrganisation: () => heading(nl.organisation.confirming.heading),
    isBlocked: () => heading(nl.blocked.heading),
    isEnteringEmail: () => heading(nl.enteringEmail.heading),
    isWaitingForActivation: () => heading('Activeer je omgeving'),
    isWaitingForConfirmation: () => heading(nl.waiting.confirmation.heading),
    isAcceptingTerms: () => heading(nl.registering.identity.heading),
    isRegistering: () => heading(nl.registering.email.heading),
    isFinished: () => heading(nl.finished.heading),
    isFinishedAnew: () => heading(nl.finished.newHeading),

    chooseMicrosoft: () => button(nl.methods.microsoft.button).click(),
    chooseGoogle: () => button(nl.methods.google.button).click(),
    chooseApple: () => button(nl.methods.apple.button).click(),
    chooseOrganisation: () => button(nl.methods.organisation.button).click(),
    ownAccount: button(nl.methods.econnect.button),
    chooseEmail: () => button('Of login met email').click(),
    openAgain: () => button(nl.signingIn.openAgain).click(),
    copyLink: () => button(nl.signingIn.copyLink).click(),
    anotherWay: () => button(nl.signingIn.anotherWay).click(),
    pasted: page.getByLabel(nl.signingIn.pasteLabel),
    submitPasted: () => button(nl.signingIn.pasteSubmit).click(),
    cancelSignIn: () => button(nl.signingIn.cancel).click(),
    cancel: () => button(nl.frame.cancel).click(),
    confirmAccount: () => button(nl.checkingAccount.confirm).click(),
    useAnotherAccount: () => button(nl.checkingAccount.other).click(),

    ...organisationAndDoctorOf(page, button),

    email: page.getByLabel(nl.enteringEmail.label),
    sendEmail: async (address: string) => {
      await page.getByLabel(nl.enteringEmail.label).fill(address);
      await button(nl.enteringEmail.submit).click();
    },
    phrase: page.locator('.phrase'),
    typeCode: async (code: string) => {
      await page.getByLabel(nl.waiting.codeLabel).fill(code);
      await button(nl.waiting.codeSubmit).click();
    },
    code: page.getByLabel(nl.waiting.codeLabel),

    username: page.getByLabel(nl.registering.username, { exact: true }),
    password: page.getByLabel(nl.registering.password, { exact: true }),
    agree: () => page.getByRole('checkbox').check(),
    agreement: page.getByRole('checkbox'),
    /** Types a user name and a password, and agrees to the terms. */
    fillRegistration: async (username: string, password: string) => {
      await page.getByLabel(nl.registering.username, { exact: true }).fill(username);
      await page.getByLabel(nl.registering.password, { exact: true }).fill(password);
      await page.getByRole('checkbox').check();
    },
    register: () => button('Registreer').click(),
    nextSteps: page.getByRole('region', { name: nl.finished.nextSteps }),
    signOut: async () => {
      await button(nl.finished.signOut).click();
      await button(nl.finished.signOutSure).click();
    },
  };
}

/** Of a window: the choice of an organisation, its panel, and the doctor. */
function organisationAndDoctorOf(page: Page, button: (name: string) => Locator) {
  return {
    otherWays: button(nl.choosing.others),
    confirmOrganisation: () => button(nl.organisation.confirming.confirm).click(),
    continueByEmail: () => button(nl.organisation.confirming.byEmail).click(),
    panel: page.getByRole('dialog', { name: nlPanel.heading }),
    openPanel: () => button(nl.organisation.open).click(),
    closePanel: () => button(nlPanel.close).click(),
    doctor: page.getByRole('dialog', { name: nlDoctor.heading }),
    openDoctor: () => button(nl.links.doctor).click(),
    examineAgain: () => button(nlDoctor.again).click(),
    closeDoctor: () => button(nlDoctor.close).click(),
    showReport: () => button(nlDoctor.report.show).click(),
    report: page.getByRole('region', { name: nlDoctor.report.label }),
    copyReport: () => button(nlDoctor.report.copy).click(),
    copyRules: () => button(nlPanel.copy).click(),
    leaveOrganisation: async () => {
      await button(nlPanel.leave).click();
      await button(nlPanel.leaveSure).click();
    },
    /** The part of the panel about one key of the policy. */
    rule: (key: string) => page.getByRole('dialog').getByRole('listitem').filter({ hasText: key }),
  };
}

export type AppWindow = ReturnType<typeof windowOf>;
