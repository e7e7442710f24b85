// The clock of the rehearsal, and the buttons that turn it.
import { byId, icon, make, notice } from './dom.js';
import { openTicker } from './ticker.js';

const speeds = [1, 10, 60, 300];

export function openClock({ turn, onTick }) {
  const ticker = openTicker();
  const pause = byId('pause');

  pause.addEventListener('click', () => turn({ type: 'clock', change: ticker.face()?.paused ? 'resume' : 'pause' }));
  byId('jump').addEventListener('click', () => turn({ type: 'clock', change: 'jump' }));
  for (const speed of speeds) {
    byId('speeds').append(make('label', {},
      make('input', { type: 'radio', name: 'speed', value: String(speed),
        onchange: () => turn({ type: 'clock', change: 'speed', speed }) }),
      make('span', {}, `${speed}×`)));
  }

  function draw() {
    if (!ticker.isKnown()) return;
    const at = ticker.now();
    const { paused, speed } = ticker.face();
    byId('time').textContent = speed > 60 && !paused ? ticker.time(at) : ticker.seconds(at);
    byId('time').dateTime = new Date(at).toISOString();
    byId('date').textContent = ticker.date(at);
    onTick(at);
  }
  function hear(frame) {
    ticker.hear(frame);
    ticker.zoned(frame.zone);
    byId('zone').textContent = ` · ${frame.zone.replaceAll('_', ' ')}`;
    byId('clock').dataset.paused = String(frame.paused);
    pause.setAttribute('aria-pressed', String(frame.paused));
    pause.replaceChildren(icon(frame.paused ? 'play' : 'pause'), make('span.quiet', {}, 'Pause'));
    for (const each of byId('speeds').querySelectorAll('input')) each.checked = Number(each.value) === frame.speed;
    if (frame.nothing_to_come) notice('Nothing more is planned: the clock stays where it is.');
    draw();
  }
  setInterval(draw, 250);

  return { hear, now: ticker.now, time: ticker.time, date: ticker.date };
}
