// The messages of a channel, as they are drawn: each once, new ones at the end, what was changed in its place.
import { icon, make } from './dom.js';
import { openRoving } from './roving.js';

const close = 5 * 60 * 1000; // messages of one person so close to each other are drawn together
const nearEnd = 60; // pixels

function between(item, before, { clock, fresh }) {
  const lines = [];
  if (!before || clock.date(before.at) !== clock.date(item.at)) lines.push(make('p.rule.day', {}, make('span', {}, clock.date(item.at))));
  if (item.kind === 'post' && Number(item.id) === fresh) lines.push(make('p.rule.new', {}, make('span', {}, 'New')));
  return lines;
}
function follows(item, before, fresh) {
  return before?.kind === 'post' && item.kind === 'post' && item.typed && before.by === item.by
    && item.at - before.at < close && Number(item.id) !== fresh;
}

/** `label` is for screen readers, `empty` stands where nothing has been said; `seen` is called when the end came in sight
    or left it. */
export function openLog({ id, label, empty, clock, drawItem, seen }) {
  const drawn = new Map(); // by an item's key
  let fresh = 0; // the first unread post, once the channel is shown
  const log = make('div.log', { id, role: 'log', 'aria-live': 'off', 'aria-relevant': 'additions', tabIndex: -1, 'aria-label': label });
  const down = make('button.soft.small.down', { type: 'button', hidden: true, onclick: () => toEnd() }, 'New messages', icon('down'));
  const scroll = make('div.scroll', { 'data-end': 'true' }, log, down);
  const rove = openRoving(log);

  const isAtEnd = () => log.scrollHeight - log.scrollTop - log.clientHeight < nearEnd;
  function toEnd() {
    log.scrollTop = log.scrollHeight;
    seen();
  }
  log.addEventListener('scroll', () => {
    scroll.dataset.end = String(isAtEnd());
    if (isAtEnd()) down.hidden = true;
    seen();
  }, { passive: true });
  new ResizeObserver(() => scroll.dataset.end === 'true' && toEnd()).observe(log);

  function append(item, before) {
    const it = drawItem(item);
    if (follows(item, before, fresh)) it.classList.add('follows');
    drawn.set(item.key, it);
    log.querySelector('.empty')?.remove();
    log.append(...between(item, before, { clock, fresh }), it);
    rove(it);
  }
  function redraw(item, old) {
    const anew = drawItem(item);
    anew.className = old.className;
    drawn.set(item.key, anew);
    old.replaceWith(anew);
  }
  const beforeIn = (items, item) => items[items.indexOf(item) - 1];

  return {
    log,
    scroll,
    isAtEnd,
    /** All of them anew; `firstUnread` is the post above which the line stands. */
    show(items, firstUnread) {
      fresh = firstUnread;
      log.setAttribute('aria-live', 'off');
      log.replaceChildren(make('p.empty', {}, empty));
      drawn.clear();
      for (const item of items) append(item, beforeIn(items, item));
      requestAnimationFrame(() => {
        toEnd();
        log.setAttribute('aria-live', 'polite');
      });
    },
    take({ item, how }, items, isMine) {
      const wasAtEnd = isAtEnd();
      const old = item && drawn.get(item.key);
      if (how === 'added') append(item, beforeIn(items, item));
      else if (how === 'removed') old?.remove();
      else if (item && old) redraw(item, old);
      if (wasAtEnd || isMine) toEnd();
      else down.hidden = false;
    },
  };
}
