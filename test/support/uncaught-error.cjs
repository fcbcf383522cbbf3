// Loaded into the app's process before it starts: throws where nothing catches, as a library may, once the app listens for it.
const waiting = setInterval(() => {
  if (process.listenerCount('uncaughtException') < 2) return;
  clearInterval(waiting);
  throw new Error('code=canary');
}, 1);
