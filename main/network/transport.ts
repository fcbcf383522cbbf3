/** The one way out: Chromium's stack under Electron, so that system proxy, PAC and trust store work. */
export type Fetch = (url: string, init?: RequestInit) => Promise<Response>;
