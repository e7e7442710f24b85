// The status page: what every responder may know, and what this one has reported. Nothing on it comes from a card.
import { drawAlarm, standstill } from './alarm.js';
import { byId, make, quiet } from './dom.js';
import { openDay } from './day.js';
import { lasting } from './ticker.js';

let frame = null;
let until = null; // the words that the clock changes

const currentWindow = (now) => frame.windows.find(({ ends }, n) => n >= frame.windows_ended && now < ends) ?? frame.windows.at(-1);
const isOver = () => frame.phase === 'ended' || frame.phase === 'closed';

function headline() {
  if (frame.phase === 'planned') return ['A Chaos Day is planned', `It will be in ${frame.environment}. Until it begins, a failure there is whatever it always was.`];
  if (isOver()) return ['The Chaos Day is over', `From now on a failure in ${frame.environment} is a real one: treat it as such.`];
  if (frame.stopped?.real) return ['This one is real', 'A real incident comes before everything else. The Chaos Day is suspended.'];
  if (frame.stopped) return ['The Chaos Day is suspended', `Nothing new is broken on purpose until further notice. Say in #${frame.channel} what you still see.`];
  if (frame.between_windows) return ['Over for now', `The Chaos Day goes on later. Until then a failure in ${frame.environment} is an ordinary one.`];
  return ['Treat every failure as real', `There is a Chaos Day in ${frame.environment}, and in no other environment. Otherwise do your ordinary work.`];
}

function moment(at, day) {
  return `${day.date(at)}, ${day.time(at)}`;
}
function drawUntil(now, day) {
  const window = currentWindow(now);
  if (!until || !window) return;
  const text = now < window.opens ? `${moment(window.opens, day)} to ${day.time(window.ends)}`
    : now < window.ends ? `${day.time(window.ends)} — ${lasting(window.ends - now)} to go`
      : `It was to end at ${day.time(window.ends)} and runs longer`;
  if (until.textContent !== text) until.textContent = text;
}

function procedure() {
  const { procedure: words, procedure_link: href } = frame;
  const isLink = /^https?:\/\//i.test(href);
  return [make('p', {}, words), isLink && make('p', {}, make('a', { href, target: '_blank', rel: 'noopener noreferrer' }, 'The whole procedure'))];
}
const fact = (name, ...content) => make('div.fact', {}, make('dt', {}, name), make('dd', {}, ...content.flat().filter(Boolean)));

function facts() {
  until = isOver() ? null : make('p');
  return make('dl.facts', {}, fact('How to treat failures', procedure()), fact('Report them in', make('p.big', {}, `#${frame.channel}`)),
    until && fact(frame.phase === 'planned' ? 'When' : frame.between_windows ? 'Resumes' : 'Until', until), fact('Facilitator', make('p', {}, frame.facilitator)));
}

function sighting(each, day) {
  const isOpen = !each.resolved;
  return make('li.sighting', { 'data-open': String(isOpen) },
    make('p', {}, make('b', {}, each.what), make('span.when', {}, `seen ${day.time(each.seen)}`, each.team && ` · ${each.team}`,
      isOpen ? '' : ` · over ${day.time(each.resolved)}`)),
    isOpen && make('button.soft.small', { type: 'button', 'data-key': `over ${each.no}`, 'aria-label': `It is over: ${each.what}`,
      onclick: () => day.press({ label: 'It is over', words: `resolved ${each.no}` }) }, 'It is over'));
}
function sightings(day) {
  if (frame.phase === 'planned') return null;
  const all = frame.sightings.toReversed?.() ?? [...frame.sightings].reverse();
  return make('section.reported', { 'aria-labelledby': 'reported' }, make('h2', { id: 'reported' }, 'What you reported'),
    all.length ? make('ul', {}, all.map((each) => sighting(each, day))) : make('p.calm', {}, 'Nothing yet.'),
    frame.phase === 'open' && make('button.primary', { type: 'button', 'data-key': 'seen', onclick: () => day.press({ label: 'Seen', words: 'seen' }) }, 'I see a failure'));
}
function stillBroken() {
  if (!frame.still_broken.length) return null;
  return make('section.broken', {}, make('h2', {}, 'Not yet put right'), make('ul', {}, frame.still_broken.map((each) => make('li', {}, each))));
}

/** To the same button; whoever has pressed one that is gone goes on from the other. */
function giveBack(key) {
  const button = (of) => byId('status').querySelector(`[data-key="${of}"]`);
  (button(key) ?? button('seen') ?? byId('status')).focus({ preventScroll: true });
}

function draw(news, day) {
  frame = news;
  const focused = document.activeElement?.dataset?.key;
  const [title, words] = headline();
  const { stopped } = frame;
  drawAlarm(standstill(stopped, day, frame.facilitator));
  byId('status').replaceChildren(...[make('section.headline', { 'data-phase': frame.between_windows ? 'night' : frame.phase, 'data-real': String(Boolean(stopped?.real)) },
    make('h2', {}, title), make('p', {}, words)), facts(), stillBroken(), sightings(day),
  frame.revealed && make('p.to-board', {}, make('a', { href: '/board.html' }, 'What the agents did: the board'), quiet(' of revealed cards'))].filter(Boolean));
  byId('status').hidden = false;
  if (focused) giveBack(focused);
  document.title = `${stopped?.real ? 'Real incident · ' : ''}${frame.day} · status`;
}

openDay({ kind: 'status', draw, onTick: (now, day) => frame && drawUntil(now, day) });
