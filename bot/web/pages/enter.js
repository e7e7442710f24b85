// The page behind a personal link. Whoever only looks at the link uses nothing up: the button does. The token stands
// behind the # and leaves this page in the body of one request alone.
import { byId } from './dom.js';

const token = location.hash.slice(1);
if (token) history.replaceState(null, '', location.pathname);

function say(words, canOpen) {
  byId('words').textContent = words;
  byId('open').hidden = !canOpen;
}

async function enter() {
  byId('open').disabled = true;
  byId('trouble').textContent = '';
  try {
    const answer = await fetch('/enter', { method: 'POST', body: token });
    if (answer.ok) return location.replace((await answer.json()).to);
    say('Ask for a new link in the chat: /chaos link', false);
    byId('trouble').textContent = await answer.text();
  } catch {
    byId('trouble').textContent = 'The bot can not be reached just now. Your link is still good: try again in a moment.';
  }
  byId('open').disabled = false;
}

async function look() {
  if (token) {
    byId('open').addEventListener('click', enter);
    say('This is your personal way in. It works once, and in this browser alone.', true);
    return byId('open').focus();
  }
  if (location.search === '?left') return say('You are signed out. A new personal link lets you in again: /chaos link', false);
  const answer = await fetch('/who').catch(() => null);
  if (!answer?.ok) return say('Your page of a Chaos Day opens with a personal link. Ask for one in the chat: /chaos link', false);
  const { first } = await answer.json();
  byId('open').addEventListener('click', () => location.assign(first));
  say('You are signed in.', true);
}

addEventListener('hashchange', () => location.reload());
look();
