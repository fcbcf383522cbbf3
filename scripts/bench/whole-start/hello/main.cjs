/* The least that an app of Electron is: one window of our size, with a page of its own scheme that has one button. */
const { readFile } = require('node:fs/promises');
const { join } = require('node:path');
const { app, BrowserWindow, protocol, session } = require('electron');

protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true } }]);

app.whenReady().then(() => {
  session.defaultSession.protocol.handle('app', async () => {
    const page = await readFile(join(__dirname, 'index.html'));
    return new Response(page, { headers: { 'content-type': 'text/html; charset=utf-8' } });
  });
  const window = new BrowserWindow({ width: 520, height: 720, useContentSize: true, show: false });
  window.webContents.once('did-finish-load', () => window.show());
  window.loadURL('app://hello/index.html');
});
