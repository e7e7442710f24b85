// One channel on the page: its head with topic and pin, its messages, its message box.
import { byId, calmly, icon, make, quiet } from './dom.js';
import { drawSaid, firstWords } from './message.js';
import { openComposer } from './composer.js';
import { openLog } from './log.js';
import { openPosts } from './posts.js';
import { lastPost, unread } from './story.js';

export function titleOf(name) {
  return name.startsWith('@') ? 'chaosday' : name;
}

const isDirect = (name) => name.startsWith('@');
const idOf = (name) => name.replace('@', 'direct-');

function openHead(name, isPrivate) {
  const count = make('span.count', { hidden: true });
  const topic = make('p.topic');
  const direct = isDirect(name);
  const head = make('header', {}, make('h2', { id: `title-${idOf(name)}` }, icon(direct ? 'direct' : isPrivate ? 'lock' : 'hash'),
    titleOf(name), make('span.kind', {}, direct ? 'only you and the bot' : isPrivate ? 'private' : 'everyone'), count), topic);
  return {
    head,
    showTopic(words) {
      topic.textContent = words;
      topic.hidden = !words;
    },
    showCount(number) {
      count.hidden = number === 0;
      count.replaceChildren(String(number), quiet(' unread'));
    },
  };
}

/** The pinned message, folded; it stays open where it was opened. */
function openPin(press) {
  const pin = make('div.pinned', { hidden: true });
  return { pin, show(pinned) {
    pin.hidden = !pinned;
    if (!pinned) return;
    const isOpen = pin.querySelector('details')?.open ?? false;
    pin.replaceChildren(make('details', { open: isOpen }, make('summary', {}, icon('pin'), make('span', {}, firstWords(pinned))),
      drawSaid(pinned.said ?? { body: [] }, press)));
  } };
}

function openLogOf({ name, clock, room }, me, seen) {
  return openLog({
    id: `log-${idOf(name)}`,
    label: `Messages in ${isDirect(name) ? 'your conversation with chaosday' : `#${name}`}`,
    empty: isDirect(name) ? 'Here chaosday writes to you alone. Whatever you type here it takes as a command.'
      : 'Nothing has been said here yet. /chaos help shows what you can do.',
    clock,
    drawItem: openPosts({ name, me, clock, room }),
    seen,
  });
}

function openComposerOf({ name, room }, who) {
  return openComposer({
    name,
    label: isDirect(name) ? 'Write to chaosday' : `Write to #${name}`,
    who,
    send: (text) => room.say(name, text),
    complete: () => room.mention({ type: 'complete', where: name }),
  });
}

export function openChannel(channel) {
  const { name, isPrivate, room } = channel;
  let where = null;
  let me = '';
  const seen = calmly(400, () => {
    const last = where && lastPost(where);
    if (last && isSeen() && Number(last.id) > where.readUpTo) room.mention({ type: 'read', where: name, post: last.id });
  });
  const head = openHead(name, isPrivate);
  const pin = openPin((button) => room.press(name, button));
  const messages = openLogOf(channel, () => me, seen);
  const join = make('div.join', { hidden: true }, make('p', {}, `You can read #${name}, but are not in it yet.`),
    make('button.primary', { type: 'button', onclick: () => room.request({ type: 'join', where: name }) }, `Join #${name}`));
  const composer = openComposerOf(channel, () => me);
  const section = make(`section.channel${isPrivate ? '.private' : ''}`, { id: `channel-${idOf(name)}`, 'aria-labelledby': `title-${idOf(name)}` },
    head.head, pin.pin, messages.scroll, join, composer.form);

  const isSeen = () => !document.hidden && document.hasFocus() && section.offsetParent !== null && messages.isAtEnd();
  addEventListener('focus', seen);
  document.addEventListener('visibilitychange', seen);

  function drawAround() {
    head.showTopic(where.topic);
    head.showCount(unread(room.story(), where));
    pin.show(where.items.findLast((item) => item.pinned));
    join.hidden = where.joined;
    composer.form.hidden = !where.joined;
  }
  function firstUnread() {
    const first = where.items.find((item) => item.kind === 'post' && item.by !== me && Number(item.id) > where.readUpTo);
    return first && where.readUpTo > 0 ? Number(first.id) : 0;
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
      messages.show(place.items, firstUnread());
      drawAround();
      composer.restore();
    },
    take(news) {
      messages.take(news, where.items, news.item?.by === me);
      drawAround();
      seen();
    },
    seen,
    focus: () => (composer.form.hidden ? messages.log : composer.box).focus(),
    goTo: (key) => byId(key)?.scrollIntoView({ block: 'center' }),
  };
}
