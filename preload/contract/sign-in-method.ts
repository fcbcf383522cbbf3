/** The sign-in methods. `econnect` is an eConnect account, by user name or e-mail address and password. */
export const signInMethods = ['microsoft', 'google', 'apple', 'organisation', 'econnect'] as const;
export type SignInMethod = (typeof signInMethods)[number];

/**
 * How the browser's answer reaches the app, in order of preference: by a listener on this machine, by the platform, which
 * holds it until the app fetches it, or pasted by the person.
 */
export const returnPaths = ['loopback', 'relay', 'paste'] as const;
export type ReturnPath = (typeof returnPaths)[number];
