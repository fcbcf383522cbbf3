/** How long the platform may hold a long poll until something changes, in seconds. The `wait` of the contract. */
export const longPollSeconds = 25;

/** How long this client waits for the answer to a long poll, in milliseconds: longer than the platform may hold it. */
export const longPollTimeoutMs = 40_000;
