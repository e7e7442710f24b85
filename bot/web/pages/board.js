// The board, for whoever may see it: every card in its column, live. The rehearsal room and the board of a day use the
// same one. It keeps the focus where it was when it is drawn anew, and says aloud which card has moved.
import { make, quiet } from './dom.js';
import { avatar } from './message.js';

const minute = 60_000;
const columns = [
  { key: 'ready', title: 'Ready' },
  { key: 'running', title: 'Running' },
  { key: 'rolling-back', title: 'Rolling back' },
  { key: 'resolved-by-team', title: 'Resolved by owning team' },
  { key: 'resolved-by-agents', title: 'Resolved by agents' },
  { key: 'not-run', title: 'Not run' },
];
export const titleOf = (key) => columns.find((each) => each.key === key)?.title ?? 'Backlog';
const isIn = (column) => column === 'running' || column === 'rolling-back';

export function openBoard({ into, press, may, open }) {
  let frame = null;
  let now = 0; // by the bot's clock, as it last ticked
  let places = new Map(); // of each card: its column
  const said = make('p.quiet', { role: 'status' });
  const lanes = make('div.lanes');
  const backlog = make('details.backlog', { hidden: true });
  into.append(said, backlog, lanes);

  const act = (no, verb, label, look = 'soft') => may(verb)
    && make(`button.${look}.small`, { type: 'button', 'data-key': `${no} ${verb}`, 'aria-label': `${label} ${no}`,
      onclick: () => press({ label, words: verb === 'card' ? `card ${no} edit` : `${verb} ${no}` }) }, label);

  function deeds(column, { no, waits = [] }) {
    const offered = {
      backlog: () => [act(no, 'card', 'Complete…')],
      ready: () => [waits.length === 0 && act(no, 'start', 'Start', 'primary')],
      running: () => [act(no, 'stop', 'Stop', 'primary'), act(no, 'log', 'Log')],
      'rolling-back': () => [act(no, 'rolled-back', 'Rolled back', 'primary'), act(no, 'log', 'Log')],
    }[column];
    const buttons = offered ? offered().filter(Boolean) : [];
    return buttons.length ? make('div.card-deeds', {}, buttons) : null;
  }

  /** How long it has been so, against what was planned; filled in by the clock. */
  function age(column, card) {
    if (!card.since || !isIn(column)) return null;
    const most = column === 'running' ? card.planned : card.estimate;
    return make('div.age', { 'data-since': String(card.since), 'data-most': String(most ?? '') }, make('span'),
      most ? make('progress', { max: most, value: 0, 'aria-label': column === 'running' ? `of ${most} planned minutes` : `of ${most} minutes that the rollback was to take` }) : null);
  }
  function badges(card) {
    const all = [card.alone && 'alone', card.together?.length > 0 && `with ${card.together.join(', ')}`,
      card.runs > 1 && `run ${card.runs}`].filter(Boolean);
    return all.map((each) => make('span.badge', {}, each));
  }
  function facts(card) {
    const owner = card.owner && make('span.owner', {}, avatar(card.owner.id, card.owner.name), quiet('owner '), card.owner.name);
    const teams = (card.teams ?? []).map((each) => make('span.team', {}, quiet('team '), each));
    return owner || teams.length ? make('p.card-facts', {}, owner || null, teams) : null;
  }
  function steps(card) {
    return card.rollback?.length ? make('details.card-steps', {}, make('summary', {}, 'How it was rolled back'),
      make('ol', {}, card.rollback.map((each) => make('li', {}, each)))) : null;
  }
  /** What fails stands out; what is expected to come of it reads on. */
  function words(title) {
    const end = title.indexOf(': ');
    return end < 0 ? title : [make('span', {}, title.slice(0, end)), ': ', make('span', {}, title.slice(end + 2))];
  }
  function title(card) {
    if (!open) return make('p.card-title', {}, words(card.title));
    return make('button.card-title', { type: 'button', 'data-key': `${card.no} open`, onclick: () => open(card.no) },
      quiet(`Card ${card.no}: `), words(card.title));
  }
  function drawCard(column, card) {
    const isLong = column === 'ready' || isIn(column);
    return make('li.card', { 'data-column': column, 'data-no': String(card.no) },
      make('div.card-top', {}, make('span.card-no', { 'aria-hidden': String(Boolean(open)) }, String(card.no)), badges(card)),
      title(card), facts(card), age(column, card), isLong && card.note && make('p.card-note', {}, card.note),
      card.waits?.length > 0 && make('p.card-waits', {}, 'waits: ', card.waits.join(', ')), steps(card), deeds(column, card));
  }
  const cardsOf = (key) => frame.columns[key] ?? [];

  function drawLane({ key, title: name }) {
    const cards = cardsOf(key);
    return make('section.lane', { 'data-column': key, 'data-empty': String(cards.length === 0), 'aria-label': name },
      make('h3', {}, make('span', {}, name), make('span.number', { 'aria-label': `${cards.length} cards` }, String(cards.length))),
      cards.length ? make('ul', {}, cards.map((card) => drawCard(key, card))) : make('p.none', {}, 'none'));
  }
  function drawBacklog() {
    const cards = cardsOf('backlog');
    backlog.hidden = cards.length === 0;
    backlog.replaceChildren(make('summary', { 'data-key': 'backlog' }, 'Backlog ', make('span.number', {}, String(cards.length))),
      make('ul', {}, cards.map((card) => drawCard('backlog', card))));
  }
  function draw() {
    into.hidden = !frame?.columns;
    if (!frame?.columns) return;
    const focused = into.contains(document.activeElement) ? document.activeElement.dataset.key : null;
    const opened = new Set([...lanes.querySelectorAll('details[open]')].map((it) => it.closest('.card').dataset.no));
    lanes.replaceChildren(...columns.map(drawLane));
    drawBacklog();
    for (const no of opened) lanes.querySelector(`.card[data-no="${no}"] details`)?.setAttribute('open', '');
    if (focused) giveBack(focused);
    drawAges();
  }
  /** To the same button, else to the card it belonged to, wherever that is now. */
  function giveBack(key) {
    const it = into.querySelector(`[data-key="${key}"]`) ?? into.querySelector(`[data-key="${key.split(' ')[0]} open"]`);
    it?.focus({ preventScroll: true });
  }
  function sayMoves() {
    const before = places;
    places = new Map(Object.entries(frame.columns).flatMap(([key, cards]) => cards.map(({ no }) => [no, key])));
    const moved = [...places].filter(([no, key]) => before.size && before.get(no) !== key);
    if (moved.length) said.textContent = moved.map(([no, key]) => `Card ${no}: ${titleOf(key).toLowerCase()}.`).join(' ');
  }
  function drawAges() {
    for (const each of into.querySelectorAll('.age')) {
      const passed = Math.max(0, Math.floor((now - Number(each.dataset.since)) / minute));
      const most = Number(each.dataset.most);
      const text = most ? `${passed} of ${most} min` : `${passed} min`;
      const words = each.querySelector('span');
      if (words.textContent !== text) words.textContent = text;
      each.dataset.late = String(most > 0 && passed > most);
      const bar = each.querySelector('progress');
      if (bar) bar.value = Math.min(passed, most);
    }
  }

  return {
    hear(news) {
      frame = news;
      if (frame.columns) sayMoves();
      else places = new Map();
      draw();
    },
    draw,
    tick(at) {
      now = at;
      drawAges();
    },
  };
}
