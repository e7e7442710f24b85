// What could be typed next: the verbs that begin so, in a list at the message box that the arrow keys go through.
import { make } from './dom.js';

/** The verb that is being typed: after "/", "/chaos " or "@chaosday ", while nothing follows it yet. */
export function begun({ value, selectionStart }) {
  if (selectionStart !== value.length) return null;
  const found = /^(\/chaos\s+|@chaosday\s+|\/)([\w-]*)$/u.exec(value);
  if (!found) return null;
  const isBare = found[1] === '/' && 'chaos'.startsWith(found[2]);
  return { lead: found[1] === '/' ? '/chaos ' : found[1], typed: isBare ? '' : found[2] };
}

/** `take` is given the verb that was chosen. */
export function openCompletion({ box, take }) {
  let shown = [];
  let marked = -1;
  const id = box.getAttribute('aria-controls');
  const list = make('ul.completion', { id, role: 'listbox', 'aria-label': 'Commands', hidden: true });

  const option = ({ verb, hint }, index) => make('li', { id: `${id}-${index}`, role: 'option', 'aria-selected': String(index === marked),
    onmousedown: (event) => { event.preventDefault(); take(verb); } }, make('code', {}, verb), make('span', {}, hint));
  function draw() {
    list.hidden = shown.length === 0;
    box.setAttribute('aria-expanded', String(shown.length > 0));
    list.replaceChildren(...shown.map(option));
    if (marked < 0) return box.removeAttribute('aria-activedescendant');
    box.setAttribute('aria-activedescendant', `${id}-${marked}`);
    list.children[marked].scrollIntoView({ block: 'nearest' });
  }
  function show(verbs) {
    shown = verbs;
    marked = shown.length ? 0 : -1;
    draw();
  }
  return {
    list,
    show,
    close: () => show([]),
    isOpen: () => shown.length > 0,
    has: (verb) => shown.some((each) => each.verb === verb),
    move(by) {
      marked = (marked + by + shown.length) % shown.length;
      draw();
    },
    takeMarked: () => shown[marked] && take(shown[marked].verb),
  };
}
