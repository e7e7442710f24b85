// One channel on the page: its head with topic and pin, its messages, its message box.
import { byId, calmly, icon, make, quiet } from './dom.js';
import { drawSaid, firstWords } from './message.js';
import { openComposer } from './composer.js';
import { openPosts } from './posts.js';
import { lastPost, unread } from './story.js';

const close = 5 * 60 * 1000; // messages of one person so close to each other are drawn together

export function titleOf(name) {
  return name.startsWith('@') ? 'chaosday' : name;
}

export function openChannel({ name, isPrivate, clock, room }) {
  const isDirect = name.startsWith('@');
  const drawn = new Map(); // by an item's key
  let where = null;
  let me = '';
  let fresh = 0; // the first unread post, once the channel is shown
  const id = name.replace('@', 'direct-');

  const count = make('span.count', { hidden: true });
  const topic = make('p.topic');
  const pin = make('div.pinned', { hidden: true });
  const log = make('div.log', { id: `log-${id}`, role: 'log', 'aria-live': 'off', 'aria-relevant': 'additions', tabIndex: -1,
    'aria-label': `Messages in ${isDirect ? 'your conversation with chaosday' : `#${name}`}` });
  const down = make('button.soft.small.down', { type: 'button', hidden: true, onclick: () => toEnd() }, 'New messages', icon('down'));
  const join = make('div.join', { hidden: true }, make('p', {}, `You can read #${name}, but are not in it yet.`),
    make('button.primary', { type: 'button', onclick: () => room.request({ type: 'join', where: name }) }, `Join #${name}`));
  const composer = openComposer({
    name,
    label: isDirect ? 'Write to chaosday' : `Write to #${name}`,
    who: () => me,
    send: (text) => room.say(name, text),
    complete: () => room.mention({ type: 'complete', where: name }),
  });
  const section = make(`section.channel${isPrivate ? '.private' : ''}`, { id: `channel-${id}`, 'aria-labelledby': `title-${id}` },
    make('header', {},
      make('h2', { id: `title-${id}` }, icon(isDirect ? 'direct' : isPrivate ? 'lock' : 'hash'), titleOf(name),
        make('span.kind', {}, isDirect ? 'only you and the bot' : isPrivate ? 'private' : 'everyone'), count), topic),
    pin, make('div.scroll', {}, log, down), join, composer.form);

  const isAtEnd = () => log.scrollHeight - log.scrollTop - log.clientHeight < 60;
  function toEnd() {
    log.scrollTop = log.scrollHeight;
    seen();
  }
  const isSeen = () => !document.hidden && document.hasFocus() && section.offsetParent !== null && isAtEnd();
  const seen = calmly(400, () => {
    if (!where) return;
    down.hidden = isAtEnd();
    const last = lastPost(where);
    if (last && isSeen() && Number(last.id) > where.readUpTo) room.mention({ type: 'read', where: name, post: last.id });
  });
  log.addEventListener('scroll', seen, { passive: true });
  addEventListener('focus', seen);
  document.addEventListener('visibilitychange', seen);
  new ResizeObserver(() => section.dataset.end === 'true' && toEnd()).observe(log);
  log.addEventListener('scroll', () => (section.dataset.end = String(isAtEnd())), { passive: true });

  // The arrow keys go from message to message; Tab goes into the one that has the focus.
  function rove(to) {
    if (!to) return;
    for (const each of log.querySelectorAll('.item[tabindex="0"]')) each.tabIndex = -1;
    for (const each of log.querySelectorAll('.item .reach')) each.tabIndex = -1;
    to.tabIndex = 0;
    for (const each of to.querySelectorAll('.reach')) each.tabIndex = 0;
  }
  log.addEventListener('keydown', (event) => {
    const at = event.target.closest('.item');
    if (event.target !== at || !at) return;
    const all = [...log.querySelectorAll('.item')];
    const to = { ArrowUp: all[all.indexOf(at) - 1], ArrowDown: all[all.indexOf(at) + 1], Home: all[0], End: all.at(-1) }[event.key];
    if (!to) return;
    event.preventDefault();
    rove(to);
    to.focus();
  });
  log.addEventListener('focusin', (event) => rove(event.target.closest('.item')));

  const press = (button) => room.press(name, button);
  const drawItem = openPosts({ name, me: () => me, clock, room });

  /** What stands between this item and the one before: a new day, the line above what is new. */
  function between(item, before) {
    const lines = [];
    if (!before || clock.date(before.at) !== clock.date(item.at)) lines.push(make('p.rule.day', {}, make('span', {}, clock.date(item.at))));
    if (item.kind === 'post' && Number(item.id) === fresh) lines.push(make('p.rule.new', {}, make('span', {}, 'New')));
    return lines;
  }
  function follows(item, before) {
    return before?.kind === 'post' && item.kind === 'post' && item.typed && before.by === item.by
      && item.at - before.at < close && Number(item.id) !== fresh;
  }
  function append(item) {
    const before = where.items[where.items.indexOf(item) - 1];
    const it = drawItem(item);
    if (follows(item, before)) it.classList.add('follows');
    drawn.set(item.key, it);
    log.querySelector('.empty')?.remove();
    log.append(...between(item, before), it);
    rove(it);
  }
  function drawHead() {
    topic.textContent = where.topic;
    topic.hidden = !where.topic;
    const pinned = where.items.findLast((item) => item.pinned);
    pin.hidden = !pinned;
    if (pinned) {
      const isOpen = pin.querySelector('details')?.open ?? false;
      pin.replaceChildren(make('details', { open: isOpen }, make('summary', {}, icon('pin'), make('span', {}, firstWords(pinned))),
        drawSaid(pinned.said ?? { body: [] }, press)));
    }
    const isOut = !where.joined;
    join.hidden = !isOut;
    composer.form.hidden = isOut;
  }
  function drawCount() {
    const number = unread(room.story(), where);
    count.hidden = number === 0;
    count.replaceChildren(String(number), quiet(' unread'));
    return number;
  }

  return {
    name,
    section,
    composer,
    count: () => (where ? unread(room.story(), where) : 0),
    /** Draws all of it, for the person who is played now. */
    show(place, as) {
      where = place;
      me = as;
      log.setAttribute('aria-live', 'off');
      log.replaceChildren(make('p.empty', {}, isDirect ? 'Here chaosday writes to you alone. Whatever you type here it takes as a command.'
        : `Nothing has been said here yet. /chaos help shows what you can do.`));
      drawn.clear();
      const first = place.items.find((item) => item.kind === 'post' && item.by !== as && Number(item.id) > place.readUpTo);
      fresh = first && place.readUpTo > 0 ? Number(first.id) : 0;
      for (const item of place.items) append(item);
      drawHead();
      drawCount();
      composer.restore();
      requestAnimationFrame(() => {
        toEnd();
        log.setAttribute('aria-live', 'polite');
      });
    },
    take({ item, how }) {
      const wasAtEnd = isAtEnd();
      const old = item && drawn.get(item.key);
      if (how === 'added') append(item);
      else if (how === 'removed') old?.remove();
      else if (item && old) {
        const anew = drawItem(item);
        anew.className = old.className;
        drawn.set(item.key, anew);
        old.replaceWith(anew);
      }
      drawHead();
      drawCount();
      if (wasAtEnd || item?.by === me) toEnd();
      else down.hidden = false;
      seen();
    },
    seen,
    focus: () => (composer.form.hidden ? log : composer.box).focus(),
    goTo: (key) => byId(key)?.scrollIntoView({ block: 'center' }),
  };
}
