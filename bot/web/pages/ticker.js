// The bot's clock: between two words from the bot it runs on by itself, at the bot's speed.

export function openTicker() {
  let face = null; // what the bot said last, and when we heard it
  let formats = null;

  function zoned(zone) {
    const with24 = { timeZone: zone, hourCycle: 'h23' };
    formats = {
      zone,
      time: new Intl.DateTimeFormat('en-GB', { ...with24, hour: '2-digit', minute: '2-digit' }),
      seconds: new Intl.DateTimeFormat('en-GB', { ...with24, hour: '2-digit', minute: '2-digit', second: '2-digit' }),
      date: new Intl.DateTimeFormat('en-GB', { timeZone: zone, weekday: 'short', day: 'numeric', month: 'short' }),
    };
  }
  const shown = (as) => (at) => (formats ? formats[as].format(at) : '');

  return {
    hear(frame) {
      face = { ...frame, heard: performance.now() };
    },
    /** Times are shown as the clocks of this zone show them. */
    zoned: (zone) => formats?.zone !== zone && zoned(zone),
    face: () => face,
    now() {
      if (!face) return 0;
      return face.paused ? face.now : face.now + (performance.now() - face.heard) * face.speed;
    },
    isKnown: () => face !== null && formats !== null,
    time: shown('time'),
    seconds: shown('seconds'),
    date: shown('date'),
  };
}

const minute = 60_000;

/** "35 min", "2 h 5 min"; what is shorter is "less than a minute". */
export function lasting(span) {
  const whole = Math.floor(span / minute);
  if (whole < 1) return 'less than a minute';
  if (whole < 60) return `${whole} min`;
  const hours = Math.floor(whole / 60);
  if (hours >= 48) return `${Math.floor(hours / 24)} days`;
  return whole % 60 ? `${hours} h ${whole % 60} min` : `${hours} h`;
}
