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
/** Only what has changed is drawn, and read aloud, anew. */
function say(it, words) {
  if (it.textContent !== words) it.textContent = words;
}

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
  /** Of a window that goes on; between two of them the next one, which has no bar yet. */
  function hours(it, resumes) {
    if (!it) return null;
    const words = make('p.figure');
    const marks = [['last start', it.last_start], ['wind-down', it.wind_down], ['end', it.ends]]
      .map(([name, when]) => ({ name, when, left: make('span.left') }));
    bar = { it, words, marks, resumes, now: at(make('span.now'), 0), filled: make('span.filled') };
    return make('div.tile.hours', {}, make('h2', {}, resumes ? 'Resumes' : 'Window'), words,
      !resumes && make('div.day-bar', { 'aria-hidden': 'true' }, bar.filled,
        marks.slice(0, 2).map(({ when }) => at(make('span.tick'), percent(when, it))), bar.now),
      make('ol.marks', {}, make('li', {}, quiet('opens '), make('time', {}, day.time(it.opens))),
        marks.map(({ name, when, left }) => make('li', {}, `${name} `, make('time', {}, day.time(when)), left))));
  }
  function load({ load: all, load_most: most }) {
    const teams = all.map(({ team, open }) => make('li', { 'data-heavy': String(open > most) },
      make('span.team-name', {}, team || 'no team'),
      make('span.meter', { 'aria-hidden': 'true' }, Array.from({ length: Math.min(open, 8) }, () => make('span'))),
      make('span.amount', {}, String(open), quiet(' open sightings'), open > most && ': a lot')));
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
  /** What the clock brings next. */
  function next(now) {
    const { it, marks, resumes } = bar;
    if (resumes) return `${day.date(resumes)}, ${day.time(resumes)} — in ${lasting(resumes - now)}`;
    if (now < it.opens) return `opens in ${lasting(it.opens - now)}`;
    const to = marks.find(({ when }) => now < when);
    return to ? `${to.name} in ${lasting(to.when - now)}` : 'over time: the end was due';
  }
  /** How long it is to each of them. Those of another day say nothing: it is long. */
  const left = (now, when) => (bar.resumes || now < bar.it.opens || now >= when ? '' : `in ${lasting(when - now)}`);
  function tick(now) {
    if (!bar) return;
    const { it, words, marks } = bar;
    say(words, next(now));
    for (const each of marks) say(each.left, left(now, each.when));
    words.dataset.late = String(!bar.resumes && now >= it.ends);
    at(bar.now, percent(now, it));
    bar.filled.style.width = `${percent(now, it)}%`;
  }

  return {
    hear(frame) {
      head = frame.head;
      bar = null;
      into.hidden = !head;
      const focused = document.activeElement?.dataset?.key === 'changes';
      if (head) into.replaceChildren(...[places(head), hours(head.hours, frame.resumes), load(head), changes(head)].filter(Boolean));
      if (focused) into.querySelector('[data-key=changes]')?.focus();
    },
    tick,
  };
}
