// The message box of a channel: it grows with what is typed, keeps what was not sent, and completes commands.
import { make, icon } from './dom.js';

const drafts = 'chaosday.draft.';

export function openComposer({ name, label, who, send, complete }) {
  let verbs = [];
  let shown = [];
  let marked = -1;
  let last = '';
  const id = `box-${name.replace('@', 'direct-')}`;
  const list = make('ul.completion', { id: `${id}-list`, role: 'listbox', 'aria-label': 'Commands', hidden: true });
  const box = make('textarea', { id, rows: 1, placeholder: `${label} — or /chaos`, 'aria-label': label, spellcheck: true,
    autocomplete: 'off', 'aria-autocomplete': 'list', 'aria-controls': list.id, 'aria-expanded': 'false', role: 'combobox',
  });
  const button = make('button.round.send', { type: 'submit', title: 'Send', 'aria-label': 'Send' }, icon('send'));
  const form = make('form.composer', { onsubmit: (event) => { event.preventDefault(); submit(); } }, list, box, button);

  const draftKey = () => `${drafts}${who()}.${name}`;
  const keepDraft = () => sessionStorage.setItem(draftKey(), box.value);

  function grow() {
    box.style.height = 'auto';
    box.style.height = `${Math.min(box.scrollHeight, 180)}px`;
    form.dataset.full = String(box.value.trim() !== '');
  }
  function put(text) {
    box.value = text;
    keepDraft();
    grow();
    suggest();
  }
  function submit() {
    const text = box.value.trim();
    if (!text) return;
    last = text;
    put('');
    send(text);
  }

  /** The verb that is being typed: after "/", "/chaos " or "@chaosday ", while nothing follows it yet. */
  function begun() {
    if (box.selectionStart !== box.value.length) return null;
    const found = /^(\/chaos\s+|@chaosday\s+|\/)([\w-]*)$/u.exec(box.value);
    if (!found) return null;
    const isBare = found[1] === '/' && 'chaos'.startsWith(found[2]);
    return { lead: found[1] === '/' ? '/chaos ' : found[1], typed: isBare ? '' : found[2] };
  }
  function suggest() {
    const now = begun();
    if (now && verbs.length === 0) complete();
    shown = now ? verbs.filter(({ verb }) => verb.startsWith(now.typed)) : [];
    marked = shown.length ? 0 : -1;
    draw();
  }
  function draw() {
    list.hidden = shown.length === 0;
    box.setAttribute('aria-expanded', String(shown.length > 0));
    list.replaceChildren(...shown.map(({ verb, hint }, index) =>
      make('li', { id: `${list.id}-${index}`, role: 'option', 'aria-selected': String(index === marked),
        onmousedown: (event) => { event.preventDefault(); accept(index); } },
      make('code', {}, verb), make('span', {}, hint))));
    if (marked < 0) return box.removeAttribute('aria-activedescendant');
    box.setAttribute('aria-activedescendant', `${list.id}-${marked}`);
    list.children[marked].scrollIntoView({ block: 'nearest' });
  }
  function accept(index) {
    const now = begun();
    if (!now || !shown[index]) return;
    put(`${now.lead}${shown[index].verb} `);
    box.focus();
  }
  function move(by) {
    marked = (marked + by + shown.length) % shown.length;
    draw();
  }
  /** Enter takes what is marked, unless the verb stands there in full: then it sends. */
  function isHalfTyped() {
    const now = begun();
    return now && shown.length > 0 && (now.typed === '' || !shown.some(({ verb }) => verb === now.typed));
  }

  box.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    const isListed = shown.length > 0;
    if (isListed && event.key === 'ArrowDown') move(1);
    else if (isListed && event.key === 'ArrowUp') move(-1);
    else if (isListed && event.key === 'Tab' && !event.shiftKey) accept(marked);
    else if (isListed && event.key === 'Escape') { shown = []; draw(); }
    else if (event.key === 'Enter' && !event.shiftKey && isHalfTyped()) accept(marked);
    else if (event.key === 'Enter' && !event.shiftKey) submit();
    else if (event.key === 'ArrowUp' && box.value === '' && last) put(last);
    else return;
    event.preventDefault();
  });
  box.addEventListener('input', () => { keepDraft(); grow(); suggest(); });
  box.addEventListener('blur', () => { shown = []; draw(); });
  box.addEventListener('focus', () => complete());

  return {
    form,
    box,
    /** Somebody else is played now: their draft, their verbs. */
    restore() {
      verbs = [];
      last = '';
      box.value = sessionStorage.getItem(draftKey()) ?? '';
      shown = [];
      draw();
      requestAnimationFrame(grow);
    },
    setVerbs(all) {
      const isSame = JSON.stringify(all) === JSON.stringify(verbs);
      verbs = all;
      if (!isSame && document.activeElement === box) suggest();
    },
    /** What was refused comes back, if nothing new stands there. */
    giveBack(text) {
      if (!box.value) put(text);
      box.focus();
    },
  };
}
