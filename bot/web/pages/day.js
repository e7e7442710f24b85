// What the pages of a day share: the line to the bot, who one is, what the bot answers, and the end of a session.
import { byId, icon, make, notice } from './dom.js';
import { avatar, drawSaid, setPeople } from './message.js';
import { ask, openForm, openSheet } from './sheets.js';
import { openLine } from './line.js';
import { openTicker } from './ticker.js';
import { drawPage } from './page.js';

const isDown = 'There is no line to the bot: nothing can be done from this page until it is back.';
const isLive = () => document.body.dataset.line === 'open';

/** `kind` is the page's own frame; `draw` is given each one and who one is, `onTick` each second's time, `onTimeline`
    each picture of the day. */
export function openDay({ kind, draw, onTick, onTimeline }) {
  drawPage(kind);
  const ticker = openTicker();
  const asked = new Map(); // what each request under way was
  let me = null;
  let form = null;
  let story = null;

  const line = openLine({ path: `/${kind}/live`, onFrame: (frame) => hear[frame.type]?.(frame), onState: showWire, onStale: tellStale, onLost: isWelcome });
  const request = (words) => {
    const id = line.request(undefined, words);
    asked.set(id, words);
    return id;
  };
  const day = {
    now: ticker.now,
    time: ticker.time,
    date: ticker.date,
    zoned: ticker.zoned,
    may: (verb) => Boolean(me) && (verb === 'start' ? me.may_start : me.may_move),
    /** Says the words of a button, as if they had been typed to the bot. */
    press(button) {
      const go = () => whenLive(() => request({ type: 'press', words: button.words }));
      if (button.confirm) ask(button.confirm, button.label, button.look === 'danger', go);
      else go();
    },
    /** Opens a card with its whole story. */
    open: (no) => whenLive(() => request({ type: 'press', words: `card ${no}` })),
  };

  /** A move that waited for the line would come when it may be wrong: while the line is down there are none. */
  function whenLive(go) {
    if (isLive()) go();
    else notice(isDown);
  }
  /** It may have come to the bot before the line broke, so nobody can say that it was not done. */
  function tellStale({ id, words, verb }) {
    const what = words ?? verb;
    const tell = `“${what}” was asked for more than a minute ago and got no answer. It is not asked for again: look whether it was done.`;
    asked.delete(id);
    if (form?.request === id) form.sheet.complain({}, tell);
    else addPanel('kept', make('p', {}, tell), true);
  }

  const hear = {
    welcome(frame) {
      me = frame;
      byId('closed').hidden = true;
      setPeople(frame.people ?? []);
      byId('me').hidden = false;
      byId('my-face').replaceChildren(avatar(frame.id, frame.name));
      byId('my-name').textContent = frame.name;
      byId('my-role').textContent = frame.role;
    },
    clock(frame) {
      ticker.hear(frame);
      tick();
    },
    [kind](frame) {
      ticker.zoned(frame.zone);
      byId('day').textContent = frame.day;
      byId('environment').textContent = frame.environment;
      const phase = frame.between_windows ? 'night' : frame.phase;
      byId('phase').textContent = { planned: 'not begun', open: 'open', night: 'over for now', ended: 'over' }[phase] ?? phase;
      byId('phase').dataset.phase = phase;
      byId('phase').hidden = false;
      draw(frame, day);
      tick();
    },
    timeline: (frame) => onTimeline?.(frame.svg),
    done(frame) {
      const words = asked.get(frame.id);
      asked.delete(frame.id);
      if (form?.request === frame.id) return formAnswered(frame);
      if (frame.open) return showForm(frame.open);
      const faults = [frame.refused, ...Object.values(frame.at_field ?? {})].filter(Boolean);
      if (faults.length) return showAnswer(make('p', {}, faults.join(' ')), true);
      if (frame.said && /^card \d+$/.test(words?.words ?? '')) return showStory(frame.said);
      if (frame.said) showAnswer(drawSaid(frame.said, pressed));
    },
    ended: () => end('Your page has ended: your part in the day has changed, or somebody ended all pages.'),
    misunderstood: (frame) => notice(`The bot did not understand this page: ${frame.why}. Load it anew.`),
  };

  /** A button of what the bot said: it may be one for the chat alone. What it brings is not hidden behind a story. */
  const pressed = (button) => {
    story?.close();
    if (me.verbs.includes(button.words.split(' ')[0])) return day.press(button);
    return showAnswer(make('p', {}, 'That is done in the chat: ', make('code', {}, `/chaos ${button.words}`)));
  };
  function showStory(said) {
    story?.close();
    story = openSheet('story', drawSaid(said, pressed));
  }
  function showForm(wanted) {
    form?.sheet.close();
    story?.close();
    const sheet = openForm(wanted, (values) => {
      if (!isLive()) return sheet.complain({}, isDown);
      form.request = request({ type: 'fill', verb: wanted.verb, given: wanted.given, values });
    }, () => {
      // Whatever is answered to it from now on has no place in it.
      if (form?.sheet === sheet) form = null;
    });
    form = { sheet, request: null };
  }
  function formAnswered(frame) {
    if (frame.refused || frame.at_field) return form.sheet.complain(frame.at_field ?? {}, frame.refused);
    form.sheet.close();
    form = null;
    if (frame.open) showForm(frame.open);
    else if (frame.said) showAnswer(drawSaid(frame.said, pressed));
  }
  function addPanel(look, content, isRefusal) {
    const close = make('button.round', { type: 'button', 'aria-label': 'Close', onclick: () => panel.remove() }, icon('close'));
    const panel = make(`aside.answer-panel.${look}`, { role: isRefusal ? 'alert' : 'status', 'data-refused': String(isRefusal) }, content, close);
    byId('answers').append(panel);
  }
  /** Stays until it is closed or there is another one: it may hold the steps of a rollback. */
  function showAnswer(content, isRefusal = false) {
    byId('answers').querySelector('.newest')?.remove();
    addPanel('newest', content, isRefusal);
  }

  /** Asked after each loss: whether there still is a page to come back to. */
  async function isWelcome() {
    const answer = await fetch('/who').catch(() => null);
    if (!answer) return true; // the bot is away; it will be back
    if (answer.status === 401) return end(await answer.text());
    const { board, full } = answer.ok ? await answer.json() : { board: true };
    if (kind === 'board' && !board) {
      location.replace('/status.html');
      return false;
    }
    if (full) showInstead(`${full} Then this one goes on by itself.`);
    return true;
  }
  function showInstead(words) {
    byId('closed').replaceChildren(make('p', {}, words));
    byId('closed').hidden = false;
  }
  /** Of what the page showed nothing is left: whoever looks at it now may not be the one who might. */
  function end(words) {
    line.end();
    for (const each of document.querySelectorAll('dialog')) each.remove();
    for (const each of document.querySelectorAll('main, #head, #timeline, #alarm, #answers')) each.replaceChildren();
    for (const each of document.querySelectorAll('main, #head, #timeline, #me, .wire')) each.hidden = true;
    showInstead(words);
    return false;
  }
  function showWire(state, waiting) {
    const wait = waiting ? ` ${waiting} ${waiting === 1 ? 'request waits' : 'requests wait'}` : '';
    const words = { calling: 'Connecting…', again: 'Reconnecting…', open: 'Live' }[state] + wait;
    byId('wire').dataset.state = state;
    document.body.dataset.line = state;
    if (byId('wire-text').textContent !== words) byId('wire-text').textContent = words;
    for (const each of document.querySelectorAll('main button[data-key]')) each.setAttribute('aria-disabled', String(!isLive()));
  }
  function tick() {
    if (ticker.isKnown()) onTick(ticker.now(), day);
  }
  setInterval(tick, 1000);
  byId('leave').addEventListener('click', async () => {
    line.end();
    await fetch('/leave', { method: 'POST' }).catch(() => null);
    location.replace('/enter.html?left');
  });
  return day;
}
