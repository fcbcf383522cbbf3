// Loaded into the app's process before it starts: as on a machine whose security program lets nothing listen.
const { Server } = require('node:net');

const { listen } = Server.prototype;
Server.prototype.listen = function (...given) {
  const [options] = given;
  if (!['127.0.0.1', '::1'].includes(options?.host)) return listen.apply(this, given);
  process.nextTick(() => this.emit('error', Object.assign(new Error('listen EACCES'), { code: 'EACCES' })));
  return this;
};
