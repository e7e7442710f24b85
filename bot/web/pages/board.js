// The live board, for whoever may see it: what is ready, what runs, what is being rolled back, what is done.
import { byId, make, quiet } from './dom.js';
import { avatar, nameOf } from './message.js';

const minute = 60 * 1000;
const shownAs = [
  { title: 'To do', of: ['backlog'] },
  { title: 'Ready', of: ['ready'] },
  { title: 'Running', of: ['running'] },
  { title: 'Rolling back', of: ['rolling back'] },
  { title: 'Done', of: ['resolved by owning team', 'resolved by agents', 'not run'] },
];

export function openBoard({ press, may }) {
  let columns = null;
  let now = 0; // by the rehearsal's clock, as it last ticked
  const section = byId('board');
  const fold = byId('board-fold');
  fold.addEventListener('click', () => unfold(fold.getAttribute('aria-expanded') !== 'true'));
  unfold(innerHeight > 640 && innerWidth > 760);

  function unfold(isOpen) {
    fold.setAttribute('aria-expanded', String(isOpen));
    byId('board-columns').hidden = !isOpen;
  }

  const act = (label, words, look = 'soft') =>
    make(`button.${look}.small`, { type: 'button', onclick: () => press({ label, words }) }, label);

  function deed(column, { no }) {
    if (column === 'backlog' && may('ready')) return act('Complete…', `card ${no} edit`);
    if (column === 'ready' && may('start')) return act('Start', `start ${no}`, 'primary');
    if (column === 'running' && may('stop')) return act('Stop', `stop ${no}`);
    if (column === 'rolling back' && may('rolled-back')) return act('Rolled back', `rolled-back ${no}`, 'primary');
    return null;
  }

  /** How long it has been so, against what was planned; filled in by the clock. */
  function age(column, card) {
    if (!card.since || !['running', 'rolling back'].includes(column)) return null;
    const most = column === 'running' ? card.planned : card.estimate;
    return make('p.age', { 'data-since': String(card.since), 'data-most': String(most ?? '') }, make('span'),
      most ? make('progress', { max: most, value: 0, 'aria-label': `of ${most} planned minutes` }) : null);
  }
  function drawCard(column, card) {
    const facts = [card.alone && 'runs alone', card.runs > 1 && `run ${card.runs}`, card.teams.join(', '),
      shownAs[4].of.includes(column) && column].filter(Boolean).join(' · ');
    return make('li.card', { 'data-column': column.replace(' ', '-') },
      make('p.card-title', {}, make('b', {}, `${card.no}`), ' ', card.title),
      make('p.card-facts', {}, card.owner ? [avatar(card.owner), quiet('owner '), nameOf(card.owner), facts && ' · '] : null, facts),
      age(column, card), card.note && make('p.card-note', {}, card.note), deed(column, card));
  }
  function draw() {
    section.hidden = !columns;
    if (!columns) return;
    const cardsOf = (names) => columns.filter(({ name }) => names.includes(name))
      .flatMap(({ name, cards }) => cards.map((card) => drawCard(name, card)));
    byId('board-columns').replaceChildren(...shownAs.map(({ title, of }) => {
      const cards = cardsOf(of);
      return make('section.board-column', {}, make('h3', {}, title, make('span', {}, String(cards.length))),
        make('ul', {}, cards.length ? cards : make('li.none', {}, '—')));
    }));
    drawAges();
  }
  function drawAges() {
    for (const each of section.querySelectorAll('.age')) {
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
    hear(frame) {
      columns = frame.columns;
      draw();
    },
    draw,
    tick(at) {
      now = at;
      drawAges();
    },
  };
}
