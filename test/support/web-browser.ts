import { go, type Page, type Visit } from './hostile-browser.ts';

/** A person's browser without a window: cookies by name, no script, and redirects only as far as it is told. */
export class WebBrowser {
  readonly #cookies = new Map<string, string>();
  /** How many requests it made. */
  requests = 0;

  /** One request; where it is sent next is in `location`. */
  async go(url: string, visit: Visit = {}): Promise<Page & { location: string | undefined }> {
    this.requests += 1;
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const page = await go(url, { ...visit, headers: { ...visit.headers, cookie } });
    for (const line of page.headers['set-cookie'] ?? []) {
      const [pair = ''] = line.split(';');
      const [name = '', value = ''] = pair.split('=');
      this.#cookies.set(name, value);
    }
    const { location } = page.headers;
    return { ...page, location: location === undefined ? undefined : new URL(location, url).href };
  }

  /** Where a request is sent next. */
  async next(url: string, visit: Visit = {}): Promise<string> {
    const { location, status } = await this.go(url, visit);
    if (location === undefined) throw new Error(`${new URL(url).pathname} led nowhere (${status})`);
    return location;
  }

  /** Sends a form. */
  async post(url: string, fields: Record<string, string>): Promise<string> {
    return await this.next(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(fields).toString(),
    });
  }
}
