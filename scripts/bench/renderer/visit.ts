import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';

/** What showing a page once took. Times in milliseconds since the navigation began. */
export type Shown = {
  firstPaint: number;
  interactive: number;
  /** Of the renderer's process until it was idle. */
  cpu: number;
  heap: number;
  elements: number;
  /** Until it was interactive, its page included. */
  requests: number;
  /** Of scripts and styles among them. */
  gzip: number;
  /** Asked for afterwards, while nothing else is to be done. */
  later: number;
  external: number;
};

/**
 * Marks when the first enabled button has a box and the main thread is free again.
 *
 * Refers to nothing outside itself, because its text is sent into a page.
 */
export function probe(): void {
  const isThere = () => {
    const button = document.querySelector('button:enabled');
    return button !== null && button.getBoundingClientRect().width > 0;
  };
  const observer = new MutationObserver(() => {
    if (!isThere()) return;
    observer.disconnect();
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => performance.mark('interactive');
      port2.postMessage(null);
    });
  });
  observer.observe(document, { childList: true, subtree: true, attributes: true });
}

/** Opens a page in a new renderer with empty caches, and waits until it has settled. */
export async function show(browser: Browser, url: string, script: string): Promise<Shown> {
  const context = await browser.newContext({ viewport: { width: 480, height: 720 } });
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Performance.enable');
    const bodies = new Map<string, Promise<number>>();
    page.on('response', (response) => {
      if (/\.(js|css)$/.test(new URL(response.url()).pathname))
        bodies.set(
          response.url(),
          response.body().then((body) => gzipSync(body, { level: 9 }).length),
        );
    });
    await page.addInitScript({ content: `(${probe})();${script}` });
    await page.goto(url);
    await page.waitForFunction(() => performance.getEntriesByName('interactive').length > 0);
    await page.waitForTimeout(700);
    const cpu = await metric(session, 'ProcessTime');
    await session.send('HeapProfiler.collectGarbage');
    await session.send('HeapProfiler.collectGarbage');
    const seen = await page.evaluate(() => {
      const at = (name: string) => performance.getEntriesByName(name)[0]?.startTime ?? Number.NaN;
      const interactive = at('interactive');
      const resources = performance
        .getEntriesByType('resource')
        // A browser's own wish, which Electron does not have.
        .filter(({ name }) => !name.endsWith('/favicon.ico'))
        .map(({ name, startTime }) => ({ name, inTime: startTime <= interactive }));
      const elements = document.querySelectorAll('*').length;
      return { interactive, firstPaint: at('first-contentful-paint'), resources, elements };
    });
    const inTime = seen.resources.filter((resource) => resource.inTime);
    const sizes = await Promise.all(inTime.map(({ name }) => bodies.get(name) ?? 0));
    return {
      firstPaint: seen.firstPaint,
      interactive: seen.interactive,
      cpu: cpu * 1_000,
      heap: await metric(session, 'JSHeapUsedSize'),
      elements: seen.elements,
      requests: 1 + inTime.length,
      gzip: sizes.reduce((sum, size) => sum + size, 0),
      later: seen.resources.length - inTime.length,
      external: seen.resources.filter(({ name }) => !name.startsWith(url)).length,
    };
  } finally {
    await context.close();
  }
}

async function metric(session: { send(method: 'Performance.getMetrics'): Promise<Metrics> }, name: string) {
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find((one) => one.name === name)?.value ?? Number.NaN;
}

type Metrics = { metrics: { name: string; value: number }[] };
