// Loaded into the app's process before it starts: writes each host and port that a socket of it goes to into the file that
// CONNECTIONS names, one a line, but for those that the process listens on itself.
const { appendFileSync } = require('node:fs');
const { Server, Socket } = require('node:net');

const own = new Set();
const { listen } = Server.prototype;
Server.prototype.listen = function (...given) {
  this.once('listening', () => own.add(this.address()?.port));
  return listen.apply(this, given);
};

const { connect } = Socket.prototype;
Socket.prototype.connect = function (...given) {
  const [first] = given.flat();
  const { host, port, path } = typeof first === 'object' ? first : { port: first, host: given[1] };
  if (!path && !own.has(Number(port)))
    appendFileSync(process.env.CONNECTIONS, `${host ?? 'localhost'}:${port}\n`);
  return connect.apply(this, given);
};
