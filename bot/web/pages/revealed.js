// What a revealed card tells everybody: how it ended, when it ran, and how it was put right.
import { make } from './dom.js';
import { openSheet } from './sheets.js';

function ran({ started, stopped, rolled_back: over }, day) {
  if (stopped === null) return `It began at ${day.time(started)} and was still in.`;
  const end = over === null ? 'was not rolled back yet' : `was rolled back at ${day.time(over)}`;
  return `It ran from ${day.time(started)} to ${day.time(stopped)}, and ${end}.`;
}

/** `outcome` is the name of its column. */
export function openRevealed(card, outcome, day) {
  const runs = card.ran.length ? card.ran.map((each) => make('p', {}, ran(each, day))) : make('p', {}, 'It did not run.');
  const steps = card.rollback.length ? [make('p', {}, 'How it was rolled back:'), make('ol', {}, card.rollback.map((each) => make('li', {}, each)))] : [];
  openSheet('story', make('div.said', {}, make('h3', {}, `${card.no} ${card.title}`),
    make('p', {}, [outcome, ...card.teams].join(' · ')), runs, steps));
}
