// What stands around every page of a day: whose it is, whether it is live, and places for what nobody may overlook, for
// answers, and for the end of the session.
import { icon, make } from './dom.js';

const mark = () => {
  const it = icon('spark');
  it.setAttribute('class', 'mark');
  return it;
};

function top(kind) {
  const title = kind === 'board' ? 'Board' : 'Status';
  return make('header.day-top', {}, mark(),
    make('div.day-name', {}, make('h1', { id: 'day' }, title),
      make('p', {}, make('b', { id: 'environment' }), make('span.pill', { id: 'phase', hidden: true }))),
    kind === 'board' && make('p.day-now', {}, make('time', { id: 'time' }), make('span', { id: 'zone' })),
    make('p.wire', { id: 'wire', role: 'status', 'data-state': 'calling' }, make('span.lamp'), make('span', { id: 'wire-text' }, 'Connecting…')),
    make('div.me', { id: 'me', hidden: true }, make('span', { id: 'my-face' }),
      make('span', {}, make('b', { id: 'my-name' }), make('small', { id: 'my-role' })),
      make('button.soft.small', { type: 'button', id: 'leave' }, 'Sign out')));
}

export function drawPage(kind) {
  const skips = document.querySelector('.skips');
  const above = [top(kind), make('div', { id: 'alarm', role: 'alert' })];
  if (skips) skips.after(...above);
  else document.body.prepend(...above);
  document.body.append(make('section.closed', { id: 'closed', role: 'alert', hidden: true }), make('div.answers', { id: 'answers' }),
    make('div.notices', { id: 'notices', role: 'alert' }));
}
