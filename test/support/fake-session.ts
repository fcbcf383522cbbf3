import type { ProxyConfig } from 'electron';

/** A session of Electron's whose proxy is set when a test says so. */
export class FakeSession {
  /** Every proxy that it was told to use. */
  readonly configured: ProxyConfig[] = [];
  /** The one that it uses: the system's, until another was set. */
  set: ProxyConfig = { mode: 'system' };
  /** How often everything that was open was ended. */
  closed = 0;
  readonly asked: unknown[][] = [];
  readonly resolved: string[] = [];
  /** Called when a request leaves. */
  onAsk: () => void = () => undefined;
  readonly #waiting: ((error?: Error) => void)[] = [];

  setProxy(config: ProxyConfig): Promise<void> {
    this.configured.push(config);
    return new Promise((resolve, reject) => {
      this.#waiting.push((error) => {
        if (error) return reject(error);
        this.set = config;
        resolve();
      });
    });
  }

  /** The proxy that was waited for longest is set now, or cannot be. */
  settle(error?: Error): void {
    this.#waiting.shift()?.(error);
  }

  async closeAllConnections(): Promise<void> {
    this.closed += 1;
  }

  async resolveProxy(url: string): Promise<string> {
    this.resolved.push(url);
    return 'DIRECT';
  }

  async fetch(...request: unknown[]): Promise<Response> {
    this.asked.push(request);
    this.onAsk();
    return new Response('{}');
  }
}
