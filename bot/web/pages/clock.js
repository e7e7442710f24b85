// The clock of the rehearsal: between two words from the bot it runs on by itself, at the bot's speed.
import { byId, icon, make, notice } from './dom.js';

const speeds = [1, 10, 60, 300];

export function openClock({ turn, onTick }) {
  let face = null; // what the bot said last, and when we heard it
  let formats = null;
  const pause = byId('pause');

  pause.addEventListener('click', () => turn({ type: 'clock', change: face?.paused ? 'resume' : 'pause' }));
  byId('jump').addEventListener('click', () => turn({ type: 'clock', change: 'jump' }));
  for (const speed of speeds) {
    byId('speeds').append(make('label', {},
      make('input', { type: 'radio', name: 'speed', value: String(speed),
        onchange: () => turn({ type: 'clock', change: 'speed', speed }) }),
      make('span', {}, `${speed}×`)));
  }

  function now() {
    if (!face) return 0;
    return face.paused ? face.now : face.now + (performance.now() - face.heard) * face.speed;
  }
  function zoned(zone) {
    const with24 = { timeZone: zone, hourCycle: 'h23' };
    formats = {
      zone,
      time: new Intl.DateTimeFormat('en-GB', { ...with24, hour: '2-digit', minute: '2-digit' }),
      seconds: new Intl.DateTimeFormat('en-GB', { ...with24, hour: '2-digit', minute: '2-digit', second: '2-digit' }),
      date: new Intl.DateTimeFormat('en-GB', { timeZone: zone, weekday: 'short', day: 'numeric', month: 'short' }),
    };
  }
  function draw() {
    if (!face) return;
    const at = now();
    byId('time').textContent = (face.speed > 60 && !face.paused ? formats.time : formats.seconds).format(at);
    byId('time').dateTime = new Date(at).toISOString();
    byId('date').textContent = formats.date.format(at);
    byId('zone').textContent = ` · ${face.zone.replaceAll('_', ' ')}`;
    onTick(at);
  }
  function hear(frame) {
    face = { ...frame, heard: performance.now() };
    if (formats?.zone !== frame.zone) zoned(frame.zone);
    byId('clock').dataset.paused = String(frame.paused);
    pause.setAttribute('aria-pressed', String(frame.paused));
    pause.replaceChildren(icon(frame.paused ? 'play' : 'pause'), make('span.quiet', {}, 'Pause'));
    for (const each of byId('speeds').querySelectorAll('input')) each.checked = Number(each.value) === frame.speed;
    if (frame.nothing_to_come) notice('Nothing more is planned: the clock stays where it is.');
    draw();
  }
  setInterval(draw, 250);

  return {
    hear,
    now,
    time: (at) => (formats ? formats.time.format(at) : ''),
    date: (at) => (formats ? formats.date.format(at) : ''),
  };
}
