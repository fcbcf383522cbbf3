/*
 * One fresh process: loads a program, lets it prepare itself, then signs in with it whenever it is asked to. Tells what happened
 * when, by a clock that all processes of the machine share. CommonJS, so that it costs the program nothing.
 */
const begun = process.hrtime.bigint();
const { signIn, prepare } = require(process.argv[2]);
const loaded = process.hrtime.bigint();
const tell = (type, more) => process.send({ type, at: Number(process.hrtime.bigint()) / 1e6, ...more });

let prepared;
process.on('message', async (settings) => {
  prepared ??= prepare?.(settings);
  await prepared;
  tell('clicked');
  signIn(settings, (url) => tell('opened', { url })).then(
    (subject) => tell('signed-in', { subject }),
    (error) => tell('failed', { error: require('node:util').inspect(error) }),
  );
});
tell('loaded', { milliseconds: Number(loaded - begun) / 1e6 });
