// The board of a day: for agents and the facilitator, and after the reveal for everybody.
import { drawAlarm, standstill } from './alarm.js';
import { byId } from './dom.js';
import { openBoard, titleOf } from './board.js';
import { openDay } from './day.js';
import { openHead } from './head.js';
import { openRevealed } from './revealed.js';
import { drawTimeline } from './timeline.js';

let board = null;
let head = null;
let number = 0;
let shown = null;

/** Between two windows: nothing of it is wrong, but nobody is to start or to wait for anything. */
function night({ resumes, head }, day) {
  if (!resumes) return [];
  const words = head ? 'Until then no card starts.' : 'Until then a failure is an ordinary one.';
  return [{ kind: 'night', title: 'Over for now', words: `It resumes on ${day.date(resumes)} at ${day.time(resumes)}. ${words}` }];
}

/** Agents are told more: by whom, why, and what to do. */
function bands({ stopped, hold }, day) {
  const all = [];
  if (stopped)
    all.push(stopped.real ? { kind: 'real', title: 'Real incident', words: `since ${day.time(stopped.since)}, declared by ${stopped.by}. Everything is stopped: roll back, and do not start.` }
      : { kind: 'stop', title: 'Everything is stopped', words: `since ${day.time(stopped.since)}, by ${stopped.by}. Roll back what is in; the facilitator resumes.` });
  if (hold) all.push({ kind: 'hold', title: 'Hold', words: `by ${hold.by}: no card starts${hold.why ? ` — ${hold.why}` : ''}.` });
  return all;
}

/** Agents ask for the whole story; what is revealed is all here. */
function open(no, day) {
  if (shown.head) return day.open(no);
  const all = Object.entries(shown.columns).flatMap(([column, cards]) => cards.map((card) => ({ column, card })));
  const found = all.find(({ card }) => card.no === no);
  if (found) openRevealed(found.card, titleOf(found.column), day);
}

function draw(frame, day) {
  shown = frame;
  head ??= openHead({ day });
  board ??= openBoard({ into: byId('cards'), press: day.press, may: day.may, open: (no) => open(no, day) });
  drawAlarm([...(frame.head ? bands(frame.head.in_the_way, day) : standstill(frame.stopped, day)), ...night(frame, day)]);
  head.hear(frame);
  board.hear(frame);
  number = (frame.columns?.running ?? []).length + (frame.columns?.['rolling-back'] ?? []).length;
  document.title = `${number ? `(${number}) ` : ''}${frame.day} · board`;
}

openDay({
  kind: 'board',
  draw,
  onTimeline: drawTimeline,
  onTick(now, day) {
    byId('time').textContent = day.time(now);
    byId('time').dateTime = new Date(now).toISOString();
    byId('zone').textContent = day.date(now);
    head?.tick(now);
    board?.tick(now);
  },
});
