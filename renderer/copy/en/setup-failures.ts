import type { SetupFailureCopy } from '../shape.ts';

/** The words for each failure of the setup in English. */
export const enSetupFailures = {
  'not-administrator': {
    happened: 'Only an administrator of your environment may do this.',
    next: 'Ask an administrator to do it. The overview shows who they are.',
  },
  'organisation-elsewhere': {
    happened: 'This organisation already belongs to another environment.',
    next: 'Ask in your organisation who administers that environment, or contact eConnect.',
  },
  'organisation-limit': {
    happened: 'Your environment already has as many organisations as your plan allows.',
    next: 'Remove an organisation on the platform, or contact eConnect about your plan.',
  },
  'registered-elsewhere': {
    happened: 'This number already receives through another provider.',
    next: 'That stays as it is: you can still send from here. To receive here, have that provider release the number first.',
  },
  'already-member': {
    happened: 'This colleague already has access.',
    next: 'You do not need to do anything.',
  },
  'address-elsewhere': {
    happened: 'This address belongs to another domain.',
    next: 'People with that domain get an environment of their own. Use an address of your own organisation.',
  },
  'no-longer-there': {
    happened: 'This is no longer there: a colleague or eConnect has removed it meanwhile.',
    next: 'Look at the overview and start again if you need to.',
  },
  'invoice-too-large': {
    happened: 'This file is larger than 5 MB.',
    next: 'Choose a smaller file. You can leave large attachments out of the invoice for this check.',
  },
  'invoice-not-xml': {
    happened: 'This file is not an XML invoice.',
    next: 'Choose the XML file of the invoice. We cannot check a PDF.',
  },
  'invoice-unreadable': {
    happened: 'We cannot read the characters in this file.',
    next: 'Save the invoice as XML in UTF-8 in your software, and choose that file.',
  },
} satisfies SetupFailureCopy;
