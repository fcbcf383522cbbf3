/** The ways to prove who you are. `econnect` is eConnect's own account, by user name or e-mail and password. */
export const signInMethods = ['microsoft', 'google', 'apple', 'organisation', 'econnect'] as const;
export type SignInMethod = (typeof signInMethods)[number];

/**
 * How the browser's answer reaches the app, in the order of preference: by a listener on this machine, held by the
 * platform until the app fetches it, or carried over by hand.
 */
export const transports = ['loopback', 'relay', 'paste'] as const;
export type Transport = (typeof transports)[number];
