// The bands above a page: what nobody may overlook, a real incident, a stop of everything, a hold, a night.
import { byId, icon, make } from './dom.js';

/** What everybody is told of a standstill; nothing where there is none. */
export function standstill(stopped, day, facilitator = 'The facilitator') {
  if (!stopped) return [];
  const since = `since ${day.time(stopped.since)}`;
  return [stopped.real ? { kind: 'real', title: 'Real incident', words: `${since}: follow the procedure.` }
    : { kind: 'stop', title: 'Suspended', words: `${since}. ${facilitator} decides when it goes on.` }];
}

/** Drawn, and read aloud, anew only when it says something else. */
export function drawAlarm(all) {
  const band = ({ kind, title, words }) => make('div.alarm', { 'data-kind': kind }, icon(kind === 'real' || kind === 'stop' ? 'stop' : 'pause'),
    make('p', {}, make('strong', {}, title), ' ', words));
  const text = all.map(({ title, words }) => title + words).join();
  if (byId('alarm').dataset.text === text) return;
  byId('alarm').dataset.text = text;
  byId('alarm').replaceChildren(...all.map(band));
}
