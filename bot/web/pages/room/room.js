// The rehearsal room's page: who is played, what they see, and the line to the bot that carries it.
import { byId, make, notice, quiet } from './dom.js';
import { avatar, everybody, setPeople } from './message.js';
import { ask, openForm } from './sheets.js';
import { newStory, place, take } from './story.js';
import { openBoard } from './board.js';
import { openChannel, titleOf } from './channel.js';
import { openClock } from './clock.js';
import { openLine } from './line.js';

const stories = new Map(); // of each person who was played here
const given = new URLSearchParams(location.search).get('as');
let me = given ?? sessionStorage.getItem('chaosday.as') ?? 'fay';
let channels = new Map();
let form = null; // the one that is open, and the request it was last sent with
let verbs = new Set();
let parts = {}; // what each of them is in the day
const typed = new Map(); // what was said with which request, for giving it back

const story = (who = me) => {
  if (!stories.has(who)) stories.set(who, { ...newStory(), as: who });
  return stories.get(who);
};

const room = {
  story,
  request: (words) => line.request(me, words),
  mention: (words) => line.mention(words),
  say(where, text) {
    typed.set(line.request(me, { type: 'say', where, text }), { where, text });
  },
  press(where, button) {
    const go = () => room.request({ type: 'press', where, words: button.words });
    if (button.confirm) ask(button.confirm, button.label, button.look === 'danger', go);
    else go();
  },
};

const board = openBoard({
  into: byId('board-cards'),
  press: (button) => room.press('chaos-agents', button),
  may: (verb) => verbs.has(verb),
  open: (no) => room.press('chaos-agents', { words: `card ${no}` }),
});
const clock = openClock({ turn: room.mention, onTick: (now) => board.tick(now) });
const line = openLine({
  path: '/live',
  hello: (as = me) => ({ type: 'hello', as, room: story(as).room, since: story(as).known }),
  onFrame: (frame) => hear[frame.type]?.(frame),
  onState: showWire,
  onStale: tellStale,
});

/** Typed words go back to where they were typed; it may be that they came to the bot before the line broke. */
function tellStale({ id, text, words, verb }) {
  const said = typed.get(id);
  typed.delete(id);
  if (said) channels.get(said.where)?.composer.giveBack(said.text);
  if (form?.request === id) form.sheet.complain({}, '');
  notice(`“${text ?? words ?? verb}” has waited for more than a minute and is not sent again: look whether it came through.`);
}

const hear = {
  welcome(frame) {
    if (story(frame.as).room !== frame.room) stories.set(frame.as, { ...newStory(), as: frame.as, room: frame.room });
    for (const each of frame.channels) Object.assign(place(story(frame.as), each.name), { isPrivate: each.private, joined: each.joined });
    setPeople(frame.people);
    drawPeople();
    if (frame.as === me) drawChannels(frame.channels);
  },
  events(frame) {
    if (frame.from === 1 && story(frame.as).known > 0) startAnew(frame.as);
    const changes = frame.events.map((event) => take(story(frame.as), event));
    if (frame.as !== me) return;
    // Many at once are a past that is caught up with; few are news.
    if (changes.length > 30) channels.forEach(showChannel);
    else changes.forEach((each) => channels.get(each.where.name)?.take(each));
    drawCounts();
  },
  clock: (frame) => {
    const isFirst = clock.time(0) === '';
    clock.hear(frame);
    if (isFirst) channels.forEach(showChannel);
  },
  parts(frame) {
    parts = frame.parts;
    drawParts();
  },
  board(frame) {
    hearBoard(frame);
    if (frame.columns) room.mention({ type: 'complete', where: 'chaos-agents' });
  },
  verbs(frame) {
    channels.get(frame.where)?.composer.setVerbs(frame.verbs);
    if (frame.where !== 'chaos-agents') return;
    verbs = new Set(frame.verbs.map(({ verb }) => verb));
    board.draw();
  },
  done(frame) {
    const said = typed.get(frame.id);
    typed.delete(frame.id);
    if (frame.refused && said) channels.get(said.where)?.composer.giveBack(said.text);
    if (form?.request === frame.id) return formAnswered(frame);
    if (frame.refused) notice(frame.refused);
    if (frame.open) showForm(frame.open, said?.where);
  },
  misunderstood: (frame) => notice(`The bot did not understand this page: ${frame.why}. Load it anew.`),
};

function hearBoard(frame) {
  byId('board').hidden = !frame.columns;
  board.hear(frame);
}
function unfoldBoard(isOpen) {
  byId('board-fold').setAttribute('aria-expanded', String(isOpen));
  byId('board-columns').hidden = !isOpen;
}
byId('board-fold').addEventListener('click', () => unfoldBoard(byId('board-columns').hidden));
unfoldBoard(innerHeight > 640 && innerWidth > 760);

function startAnew(who) {
  const { room: id, places } = story(who);
  stories.set(who, { ...newStory(), as: who, room: id });
  for (const { name, isPrivate, joined } of places.values()) Object.assign(place(story(who), name), { isPrivate, joined });
  if (who === me) channels.forEach(showChannel);
}

function showForm(wanted, where = 'incidents') {
  form?.sheet.close();
  const sheet = openForm(wanted, (values) => {
    form.request = room.request({ type: 'fill', where, verb: wanted.verb, given: wanted.given, values });
  });
  form = { sheet, request: null };
}
function formAnswered(frame) {
  if (frame.refused || frame.at_field) return form.sheet.complain(frame.at_field ?? {}, frame.refused);
  form.sheet.close();
  form = null;
  if (frame.open) showForm(frame.open);
}

function drawPeople() {
  const people = byId('people');
  if (people.querySelectorAll('input').length !== everybody().length) {
    people.replaceChildren(make('legend', {}, 'You are'), ...everybody().map((each) =>
      make('label.person', { 'data-colour': each.colour },
        make('input', { type: 'radio', name: 'as', value: each.handle, onchange: () => play(each.handle) }), avatar(each.handle),
        make('span', {}, make('b', {}, each.name), make('small', { 'data-of': each.handle })))));
    drawParts();
  }
  for (const each of people.querySelectorAll('input')) each.checked = each.value === me;
}

function drawParts() {
  for (const each of byId('people').querySelectorAll('small')) each.textContent = parts[each.dataset.of] ?? '';
}

function play(who) {
  me = who;
  sessionStorage.setItem('chaosday.as', who);
  verbs = new Set();
  hearBoard({ columns: null });
  line.greet();
}

function showChannel(it) {
  it.show(place(story(), it.name), me);
}

function drawChannels(all) {
  const names = all.map(({ name }) => name);
  const isSame = names.join() === [...channels.keys()].join() && byId('channels').dataset.as === me;
  if (!isSame) {
    byId('channels').dataset.as = me;
    byId('channels').dataset.number = String(names.length);
    channels = new Map(all.map((each) => [each.name, openChannel({ name: each.name, isPrivate: each.private, clock, room })]));
    byId('channels').replaceChildren(...[...channels.values()].map(({ section }) => section));
    drawPlaces();
  }
  if (clock.time(0) !== '') channels.forEach(showChannel);
  drawCounts();
}

function drawPlaces() {
  const kept = sessionStorage.getItem('chaosday.place');
  const first = channels.has(kept) ? kept : 'incidents';
  byId('places').replaceChildren(...[...channels.values()].map(({ name }) =>
    make('button', { type: 'button', 'data-place': name, onclick: () => goTo(name) },
      name.startsWith('@') ? titleOf(name) : `#${name}`, make('span.count', { hidden: true }))));
  show(first);
}
/** Where there is room for one channel only, it is this one. */
function show(name) {
  sessionStorage.setItem('chaosday.place', name);
  for (const each of byId('places').children) each.setAttribute('aria-current', String(each.dataset.place === name));
  for (const [each, { section }] of channels) section.dataset.chosen = String(each === name);
  channels.get(name)?.seen();
}
function goTo(name) {
  show(name);
  channels.get(name).focus();
}
function drawCounts() {
  let all = 0;
  for (const each of byId('places').children) {
    const number = channels.get(each.dataset.place)?.count() ?? 0;
    all += number;
    const count = each.querySelector('.count');
    count.hidden = number === 0;
    count.replaceChildren(String(number), quiet(' unread'));
  }
  const name = everybody().find(({ handle }) => handle === me)?.name ?? '';
  document.title = `${all ? `(${all}) ` : ''}${name} · chaosday rehearsal`;
}

function showWire(state, waiting) {
  const words = { calling: 'Connecting…', again: 'Reconnecting…', open: 'Connected' }[state];
  const wait = waiting ? ` ${waiting} ${waiting === 1 ? 'message waits' : 'messages wait'}` : '';
  byId('wire').dataset.state = state;
  if (byId('wire-text').textContent !== words + wait) byId('wire-text').textContent = words + wait;
}

byId('about').addEventListener('click', () => byId('about-sheet').showModal());
addEventListener('keydown', (event) => {
  if (!event.altKey || !/^[1-3]$/.test(event.key)) return;
  const name = [...channels.keys()][Number(event.key) - 1];
  if (!name) return;
  event.preventDefault();
  goTo(name);
});
