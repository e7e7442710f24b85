// Above the board: how the day stands. Places taken, the hours of the window, what teams have on their hands, changes
// that are open.
import { byId, make, quiet } from './dom.js';
import { openSheet } from './sheets.js';
import { lasting } from './ticker.js';

const percent = (at, { opens, ends }) => Math.min(100, Math.max(0, ((at - opens) / (ends - opens)) * 100));
const at = (it, place) => {
  it.style.left = `${place}%`;
  return it;
};

export function openHead({ day }) {
  const into = byId('head');
  let head = null;
  let bar = null; // the moving parts of the hours

  function places({ taken, limit }) {
    const all = Math.max(limit, taken);
    const slots = Array.from({ length: all }, (_, n) => make('span.slot', { 'data-taken': String(n < taken), 'data-over': String(n >= limit) }));
    return make('div.tile.places', { 'data-full': String(taken >= limit) }, make('h2', {}, 'Places'),
      make('p.figure', {}, make('b', {}, String(taken)), ` of ${limit} taken`), make('p.slots', { 'aria-hidden': 'true' }, slots));
  }
  function hours(it) {
    if (!it) return null;
    const now = at(make('span.now'), 0);
    const words = make('p.figure');
    const marks = [['last start', it.last_start], ['wind-down', it.wind_down], ['end', it.ends]];
    const filled = make('span.filled');
    const tile = make('div.tile.hours', {}, make('h2', {}, 'Window'), words,
      make('div.day-bar', { 'aria-hidden': 'true' }, filled, marks.slice(0, 2).map(([, when]) => at(make('span.tick'), percent(when, it))), now),
      make('ol.marks', {}, make('li', {}, quiet('opens '), make('time', {}, day.time(it.opens))),
        marks.map(([name, when]) => make('li', {}, `${name} `, make('time', {}, day.time(when))))));
    bar = { it, now, words, filled, marks };
    return tile;
  }
  function load({ load: all, load_most: most }) {
    const teams = all.map(({ team, open }) => make('li', { 'data-heavy': String(open > most) },
      make('span.team-name', {}, team || 'no team'),
      make('span.meter', { 'aria-hidden': 'true' }, Array.from({ length: Math.min(open, 8) }, () => make('span'))),
      make('span.amount', {}, String(open), quiet(open > most ? ' open sightings: a lot' : ' open sightings'))));
    return make('div.tile.load', {}, make('h2', {}, 'Open sightings'), teams.length ? make('ul', {}, teams) : make('p.calm', {}, 'none'));
  }
  function changes({ changes: all }) {
    const show = () => openSheet('story', make('div.said', {}, make('h3', {}, 'Open changes'), make('ul.changes', {}, all.map((each) =>
      make('li', {}, make('p', {}, make('b', {}, each.what), ` — to restore: ${each.restore} (${each.by})`),
        day.may('restored') && make('button.soft.small', { type: 'button', onclick: (event) => {
          event.target.closest('dialog').close();
          day.press({ label: 'Restored', words: `restored ${each.no}` });
        } }, 'Restored'))))));
    return make('div.tile.change-count', { 'data-some': String(all.length > 0) }, make('h2', {}, 'Open changes'),
      all.length ? make('button.figure.link', { type: 'button', 'data-key': 'changes', onclick: show }, make('b', {}, String(all.length)), ' to restore')
        : make('p.calm', {}, 'none'));
  }
  /** The next thing that the clock brings, in words. */
  function tick(now) {
    if (!bar) return;
    const { it, words, marks } = bar;
    const [name, when] = now < it.opens ? ['opens', it.opens] : (marks.find(([, each]) => now < each) ?? ['end', null]);
    const text = when === null ? 'over time: the end was due' : `${name === 'opens' ? 'opens' : name} in ${lasting(when - now)}`;
    if (words.textContent !== text) words.textContent = text;
    words.dataset.late = String(when === null);
    at(bar.now, percent(now, it));
    bar.filled.style.width = `${percent(now, it)}%`;
  }

  return {
    hear(frame) {
      head = frame.head;
      bar = null;
      into.hidden = !head;
      const focused = document.activeElement?.dataset?.key === 'changes';
      if (head) into.replaceChildren(...[places(head), hours(head.hours), load(head), changes(head)].filter(Boolean));
      if (focused) into.querySelector('[data-key=changes]')?.focus();
    },
    tick,
  };
}
