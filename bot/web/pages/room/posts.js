// How one message of a channel looks, and what can be done with it.
import { icon, make, quiet } from './dom.js';
import { avatar, drawSaid, drawTyped, nameOf, personCalled } from './message.js';

const reactions = ['pencil', 'eyes', 'check', 'thumbs', 'fire', 'thanks']; // each is an icon of the page

/** Draws the items of the channel `name` for whoever `me()` is; `room` carries out what is chosen. */
export function openPosts({ name, me, clock, room }) {
  const press = (button) => room.press(name, button);

  function drawReactions(item) {
    const chips = [...item.reactions].map(([which, who]) => {
      const mine = who.has(me());
      return make('button.chip', { type: 'button', 'aria-pressed': String(mine),
        'aria-label': `${which}: ${[...who].map(nameOf).join(', ')}`, title: [...who].map(nameOf).join(', '),
        onclick: () => room.request({ type: 'react', where: name, post: item.id, with: which, on: !mine }) },
      icon(which), make('span', {}, String(who.size)));
    });
    return chips.length ? make('div.chips', {}, chips) : null;
  }
  function menuFor(item) {
    const close = () => menu.hidePopover();
    const choose = (label, act) => make('button', { type: 'button', onclick: () => { close(); act(); } }, label);
    const react = (which) => {
      close();
      room.request({ type: 'react', where: name, post: item.id, with: which, on: !item.reactions.get(which)?.has(me()) });
    };
    const row = make('div.reactions', { role: 'group', 'aria-label': 'React' }, reactions.map((which) =>
      make('button', { type: 'button', title: which, 'aria-label': which, onclick: () => react(which) }, icon(which))));
    const menu = make('div.menu', { popover: 'auto', 'aria-label': 'Message' }, row,
      choose('Put on the record', () => room.request({ type: 'keep', where: name, post: item.id })),
      item.by === me() && choose('Delete my message', () => room.request({ type: 'remove', where: name, post: item.id })));
    menu.addEventListener('toggle', (event) => {
      if (event.newState === 'open') menu.querySelector('button').focus();
      else menu.remove();
    });
    return menu;
  }
  function openMenu(item, at) {
    const menu = menuFor(item);
    document.body.append(menu);
    menu.showPopover();
    const { right, bottom, top } = at.getBoundingClientRect();
    menu.style.left = `${Math.max(8, right - menu.offsetWidth)}px`;
    menu.style.top = `${bottom + menu.offsetHeight + 8 < innerHeight ? bottom + 4 : top - menu.offsetHeight - 4}px`;
    menu.addEventListener('toggle', (event) => event.newState === 'closed' && at.focus());
  }

  function drawPost(item) {
    const more = make('button.more.reach', { type: 'button', 'aria-label': 'React, or put on the record', title: 'React, or put on the record',
      'aria-haspopup': 'menu', onclick: (event) => openMenu(item, event.currentTarget) }, icon('more'));
    return make('article.item.post', { id: item.key, tabIndex: -1, 'data-by': item.by || 'bot' }, avatar(item.by),
      make('div.words', {}, head(item), item.said ? drawSaid(item.said, press) : drawTyped(item.typed),
        item.edited && make('span.edited', {}, 'edited'), drawReactions(item)), more);
  }
  function head(item) {
    const who = personCalled(item.by);
    return make('p.by', {}, make('b', {}, nameOf(item.by)), !who && make('span.tag', {}, 'bot'),
      make('time', { dateTime: new Date(item.at).toISOString() }, clock.time(item.at)),
      item.pinned && make('span.tag', {}, icon('pin'), 'pinned'));
  }
  function drawAnswer(item) {
    return make('article.item.answer', { id: item.key, tabIndex: -1 }, avatar(''),
      make('div.words', {},
        make('p.only', {}, icon('eye'), 'Only you see this', make('time', { dateTime: new Date(item.at).toISOString() }, clock.time(item.at))),
        item.asked && make('p.asked', {}, quiet('You asked: '), item.asked), drawSaid(item.said, press)));
  }
  function drawItem(item) {
    if (item.kind === 'joined')
      return make('p.item.came', { id: item.key, tabIndex: -1 }, `${nameOf(item.who)} joined at ${clock.time(item.at)}`);
    const it = item.kind === 'answer' ? drawAnswer(item) : drawPost(item);
    for (const each of it.querySelectorAll('button, a')) {
      each.classList.add('reach');
      each.tabIndex = -1;
    }
    return it;
  }

  return drawItem;
}
