// The message box of a channel: it grows with what is typed, keeps what was not sent, and completes commands.
import { icon, make } from './dom.js';
import { begun, openCompletion } from './completion.js';

const tallest = 180;

function boxNamed(name, label) {
  const id = `box-${name.replace('@', 'direct-')}`;
  return make('textarea', { id, rows: 1, placeholder: `${label} — or /chaos`, 'aria-label': label, spellcheck: true, autocomplete: 'off',
    'aria-autocomplete': 'list', 'aria-controls': `${id}-list`, 'aria-expanded': 'false', role: 'combobox' });
}

/** What a key does in the box, if it does anything there. */
function deedOf(event, { completion, isHalfTyped, submit, sayAgain }) {
  const isListed = completion.isOpen();
  const isEnter = event.key === 'Enter' && !event.shiftKey;
  if (event.isComposing) return null;
  if (isListed && event.key === 'ArrowDown') return () => completion.move(1);
  if (isListed && event.key === 'ArrowUp') return () => completion.move(-1);
  if (isListed && event.key === 'Tab' && !event.shiftKey) return completion.takeMarked;
  if (isListed && event.key === 'Escape') return completion.close;
  if (isEnter) return isHalfTyped() ? completion.takeMarked : submit;
  return event.key === 'ArrowUp' ? sayAgain() : null;
}

/** What was not sent, for each who is played; it outlives a reload of the page. */
function draftsOf(name, who) {
  const key = () => `chaosday.draft.${who()}.${name}`;
  return { kept: () => sessionStorage.getItem(key()) ?? '', keep: (text) => sessionStorage.setItem(key(), text) };
}

export function openComposer({ name, label, who, send, complete }) {
  let verbs = [];
  let last = '';
  const drafts = draftsOf(name, who);
  const box = boxNamed(name, label);
  const completion = openCompletion({ box, take: (verb) => {
    put(`${begun(box)?.lead ?? '/chaos '}${verb} `);
    box.focus();
  } });
  const button = make('button.round.send', { type: 'submit', title: 'Send', 'aria-label': 'Send' }, icon('send'));
  const form = make('form.composer', { onsubmit: (event) => { event.preventDefault(); submit(); } }, completion.list, box, button);

  function grow() {
    box.style.height = 'auto';
    box.style.height = `${Math.min(box.scrollHeight, tallest)}px`;
    form.dataset.full = String(box.value.trim() !== '');
  }
  function typed() {
    drafts.keep(box.value);
    grow();
    suggest();
  }
  function put(text) {
    box.value = text;
    typed();
  }
  function submit() {
    const text = box.value.trim();
    if (!text) return;
    last = text;
    put('');
    send(text);
  }
  function suggest() {
    const now = begun(box);
    if (now && verbs.length === 0) complete();
    completion.show(now ? verbs.filter(({ verb }) => verb.startsWith(now.typed)) : []);
  }
  /** Enter takes what is marked, unless the verb stands there in full: then it sends. */
  function isHalfTyped() {
    const now = begun(box);
    return now && completion.isOpen() && (now.typed === '' || !completion.has(now.typed));
  }
  const sayAgain = () => (box.value === '' && last ? () => put(last) : null);

  box.addEventListener('keydown', (event) => {
    const deed = deedOf(event, { completion, isHalfTyped, submit, sayAgain });
    if (!deed) return;
    event.preventDefault();
    deed();
  });
  box.addEventListener('input', typed);
  box.addEventListener('blur', completion.close);
  box.addEventListener('focus', () => complete());

  return {
    form,
    box,
    /** Somebody else is played now: their draft, their verbs. */
    restore() {
      verbs = [];
      last = '';
      box.value = drafts.kept();
      completion.close();
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
