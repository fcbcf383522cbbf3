import { activationCopy } from './activation-copy.ts';

/**
 * The activation page's script. It asks for the phrase by itself, but only a click of a person activates or
 * withdraws, so that a mail scanner that opens the link, or even runs the page, uses nothing up.
 */
export const activationScript = `
const copies = ${JSON.stringify(activationCopy)};
const token = location.hash.slice(1);
const element = (id) => document.getElementById(id);
const say = (id, text) => { element(id).textContent = text; };
let copy = copies[document.documentElement.lang] ?? copies.nl;

async function ask(path) {
  const response = await fetch('/activate/' + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token }),
  });
  if (response.status === 404 || response.status === 400) return null;
  if (!response.ok) throw new Error('refused');
  return response.status === 204 ? {} : response.json();
}

function end(sign, title, message) {
  element('question').hidden = true;
  element('sign-' + sign).hidden = false;
  say('title', title);
  say('message', message);
  document.title = title + ' · eConnect';
  element('title').focus();
}

const invalid = () => end('wrong', copy.invalidTitle, copy.invalid);
const failed = () => end('wrong', copy.failedTitle, copy.failed);

async function decide(path, sign, title, message) {
  for (const button of document.querySelectorAll('button')) button.disabled = true;
  const answer = await ask(path);
  if (answer === null) invalid(); else end(sign, title, message);
}

async function start() {
  const found = token === '' ? null : await ask('look');
  if (found === null) return invalid();
  copy = copies[found.language];
  document.documentElement.lang = found.language;
  if (found.activated) return end('done', copy.doneTitle, copy.done);
  say('title', copy[found.kind]);
  document.title = copy[found.kind] + ' · eConnect';
  say('message', '');
  say('for-address', copy.forAddress);
  say('email', found.email);
  say('ask', copy.question);
  say('phrase', found.phrase);
  say('yes', copy.yes);
  say('no', copy.no);
  element('yes').addEventListener('click', () => decide('confirm', 'done', copy.doneTitle, copy.done).catch(failed));
  element('no').addEventListener('click', () => decide('withdraw', 'note', copy.withdrawnTitle, copy.withdrawn).catch(failed));
  element('question').hidden = false;
}

start().catch(failed);
addEventListener('hashchange', () => location.reload());
`;
