import { expect } from 'vitest';
import { connectTo } from '../../electron-stand-in/cdp.ts';
import { test } from './fixture.ts';

test('a page is found however early it is looked for', async ({ chromium, onTestFinished }) => {
  const connection = await connectTo(chromium.endpoint);
  onTestFinished(() => connection.close());
  for (let pages = 0; pages < 10; pages += 1) {
    const { targetId } = await connection.browser.send('Target.createTarget', { url: 'about:blank' });
    const page = await chromium.findPage(targetId);
    expect(page.url()).toBe('about:blank');
    await page.close();
  }
});
