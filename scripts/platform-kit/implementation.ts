import type { SignInMethod } from '#contract/sign-in-method.ts';

/** A mail, with what a person would look for in it. */
export type Mail = {
  /** The link to the activation page; empty where the mail has none. */
  link: string;
  /** The code to type; empty where the mail has none. */
  code: string;
  /** The whole text. */
  text: string;
};

/** A page that asks a person to compare words, in a browser that runs its script. */
export type QuestionPage = {
  /** Everything that the page shows. */
  text: string;
  /** Clicks yes, and resolves when the platform has answered. */
  confirm(): Promise<void>;
  /** Clicks no, and resolves when the platform has answered. */
  decline(): Promise<void>;
};

/** Somebody who can sign in at the issuer, has no account at the platform yet, and can read the mail to `email`. */
export type Person = {
  email: string;
  /** The sign-in method of the client that leads to them; one of the environment's. */
  method: SignInMethod;
  /** The provider that the issuer is asked for: `acr_values=idp:<scheme>`. */
  scheme: string;
};

/** The issuer's answer to an authorization request, before the browser takes it to the redirect URI. */
export type AuthorizationResponse = {
  redirectUri: string;
  /** `POST` for `form_post`, `GET` for `query`. */
  method: 'GET' | 'POST';
  parameters: URLSearchParams;
};

/** An organisation that keeps its people to its own provider, for the length of a check. */
type Restriction = {
  /** Somebody whose address is in its domains and who does not come by its own provider. */
  outsider: Person;
  lift(): Promise<void>;
};

/** An environment that was not set up yet, and companies that it may meet there, each by its number in the register. */
export type NewEnvironment = {
  /** Who makes an account with this address first administers the environment. */
  administrator: string;
  /** Who makes one with this address afterwards is its guest. */
  guest: string;
  /** Companies that no environment has, and that may send and receive: at least two, and more than its plan allows. */
  free: readonly [string, string, ...string[]];
  /** One that no environment has, and that receives by another provider. */
  receivesElsewhere: string;
  /**
   * One that has an environment of somebody else. `owner`: what would name that environment, such as its name, and the names and
   * addresses of its people. Nothing of it may be told (P-104).
   */
  elsewhere: { number: string; owner: readonly [string, ...string[]] };
  /** One that is dissolved. */
  dissolved: string;
};

/**
 * What only an implementer can do for the kit. Each member is optional: a check that needs one that is missing is skipped and
 * says which. Accounts are made by the kit itself, through the interface.
 */
export type Implementation = {
  /** A mail address that was never given before, in any case and at any run, and whose mail `nextMail` reads. */
  newAddress?(): string;
  /** The first mail to an address that was not given before: one that is there already, or the next to arrive. */
  nextMail?(address: string): Promise<Mail>;
  /** Opens the link of a mail. */
  openMail?(mail: Mail): Promise<QuestionPage>;
  /** Takes an authorization response to the relay's page, which is its `redirectUri`. */
  openRelay?(response: AuthorizationResponse): Promise<QuestionPage>;
  /** A person who was never given before. `vouched`: the provider says that the address is theirs; `unvouched`: it does not. */
  newPerson?(kind: 'vouched' | 'unvouched'): Promise<Person>;
  /** Opens an authorization request in a browser without cookies, and signs a person in. */
  signIn?(url: string, person: Person): Promise<AuthorizationResponse>;
  /** An organisation that the platform knows. Not restricted. */
  organisation?: { slug: string; emailDomain: string };
  /** Moves the platform's clock forward. */
  advanceClock?(seconds: number): Promise<void>;
  /** Puts another version of the terms in force. */
  publishTerms?(): Promise<void>;
  /** Restricts an organisation to its own provider. */
  restrict?(): Promise<Restriction>;
  /**
   * An environment for one check, whose mail `nextMail` reads. What earlier checks set up may be taken away, so that the same
   * companies are free again.
   */
  newEnvironment?(): Promise<NewEnvironment>;
  /** Pays at the page of a verification, from the organisation's own account or from another. */
  payVerification?(url: string, from: 'own-account' | 'other-account'): Promise<void>;
  /** Stops the platform and starts it again, at the same addresses and with what it keeps. */
  restart?(): Promise<void>;
};

/** The members of an implementation, by which a name that is misspelt is found. */
export const memberNames = [
  'newAddress',
  'nextMail',
  'openMail',
  'openRelay',
  'newPerson',
  'signIn',
  'organisation',
  'advanceClock',
  'publishTerms',
  'restrict',
  'newEnvironment',
  'payVerification',
  'restart',
] as const satisfies readonly (keyof Implementation)[];

/** Where the implementation is. */
export type Target = {
  /** The host of the interface, without a path. */
  platform: string;
  /** Exactly as the tokens name it. */
  issuer: string;
};

/** What the file of `--implementation` exports. */
export type ImplementationModule = {
  createImplementation(target: Target): Implementation | Promise<Implementation>;
};
