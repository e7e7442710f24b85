// Dialogs: a question before something is done, and the forms that commands open.
import { everybody } from './message.js';
import { make } from './dom.js';

function show(sheet) {
  const before = document.activeElement;
  document.body.append(sheet);
  sheet.addEventListener('close', () => {
    sheet.remove();
    before?.focus?.();
  });
  sheet.showModal();
  return sheet;
}

/** Something to read, until it is closed. */
export function openSheet(look, content) {
  const sheet = make(`dialog.sheet.${look}`, { 'aria-label': content.querySelector('h3')?.textContent ?? 'More' }, content,
    make('div.ends', {}, make('button.soft', { type: 'button', onclick: () => sheet.close() }, 'Close')));
  return show(sheet);
}

/** Runs `then` if the person agrees. */
export function ask(question, label, isDanger, then) {
  const sheet = make('dialog.sheet', { 'aria-label': 'Are you sure?' },
    make('p.question', {}, question),
    make('div.ends', {},
      make('button.soft', { type: 'button', onclick: () => sheet.close() }, 'Not now'),
      make(`button.${isDanger ? 'danger' : 'primary'}`, {
        type: 'button',
        onclick: () => {
          sheet.close();
          then();
        },
      }, label)));
  show(sheet);
}

const inputs = {
  line: (it) => make('input', { type: 'text', value: it.value }),
  lines: (it) => make('textarea', { rows: 3, value: it.value }),
  number: (it) => make('input', { type: 'number', min: '0', value: it.value }),
  date: (it) => make('input', { type: 'date', value: it.value }),
  time: (it) => make('input', { type: 'time', value: it.value }),
  toggle: (it) => make('input', { type: 'checkbox', checked: ['yes', 'true', 'on', '1'].includes(it.value) }),
  choice: (it) => choices(it, it.options),
  person: (it) => choices(it, everybody().map(({ handle, name }) => ({ value: `@${handle}`, label: name }))),
};

function choices(it, options) {
  const none = it.optional || !it.value ? [make('option', { value: '' }, it.optional ? 'None' : 'Choose…')] : [];
  const chosen = (value) => value === it.value || value === `@${it.value}`;
  return make('select', {}, none,
    options.map(({ value, label }) => make('option', { value, selected: chosen(value) }, label)));
}

/** Several people are boxes to tick; the value is what one would type: "@ada @bo". */
function peopleField(it, names) {
  const chosen = new Set(it.value.split(/[\s,]+/).map((each) => each.replace(/^@/, '')));
  const boxes = everybody().map(({ handle, name }) =>
    make('label.tick', {}, make('input', { type: 'checkbox', value: `@${handle}`, checked: chosen.has(handle) }), name));
  const box = make('fieldset.field', { 'data-field': it.name }, make('legend', {}, it.label, optional(it)), hint(it, names),
    make('div.ticks', {}, boxes), fault(names));
  return { box, first: box.querySelector('input'),
    value: () => [...box.querySelectorAll('input:checked')].map((each) => each.value).join(' ') };
}

const optional = (it) => (it.optional ? make('span.optional', {}, ' optional') : null);
const hint = (it, names) => (it.hint ? make('p.hint', { id: names.hint }, it.hint) : null);
const fault = (names) => make('p.fault', { id: names.fault, hidden: true });

function field(it, index) {
  const names = { input: `field-${index}`, hint: `field-${index}-hint`, fault: `field-${index}-fault` };
  if (it.kind === 'people') return peopleField(it, names);
  const input = (inputs[it.kind] ?? inputs.line)(it);
  input.id = names.input;
  input.setAttribute('aria-describedby', `${names.hint} ${names.fault}`);
  if (!it.optional && it.kind !== 'toggle') input.setAttribute('aria-required', 'true');
  const box = make(`div.field${it.kind === 'toggle' ? '.toggle' : ''}`, { 'data-field': it.name },
    make('label', { for: names.input }, it.label, optional(it)), hint(it, names), input, fault(names));
  const value = it.kind === 'toggle' ? () => (input.checked ? 'yes' : 'no') : () => input.value;
  return { box, first: input, value };
}

/** Opens a form; `fill` sends what was filled in. The form stays until the bot has taken it, or the person closes it:
    then `onClose` is told. */
export function openForm(form, fill, onClose = () => {}) {
  const fields = form.fields.map((each, index) => ({ name: each.name, ...field(each, index) }));
  const trouble = make('p.fault', { role: 'alert', hidden: true });
  const submit = make('button.primary', { type: 'submit' }, form.submit || 'Send');
  const sheet = make('dialog.sheet.form', { 'aria-labelledby': 'form-title' },
    make('form', {
      noValidate: true,
      onsubmit: (event) => {
        event.preventDefault();
        submit.disabled = true;
        submit.textContent = 'Sending…';
        fill(Object.fromEntries(fields.map(({ name, value }) => [name, value()])));
      },
    },
    make('h2', { id: 'form-title' }, form.title), form.note ? make('p.question', {}, form.note) : null, fields.map(({ box }) => box), trouble,
    make('div.ends', {},
      make('button.soft', { type: 'button', onclick: () => sheet.close() }, 'Not now'), submit)));
  show(sheet).addEventListener('close', onClose);
  fields[0]?.first.focus();

  return {
    close: () => sheet.close(),
    /** What the bot found wrong, field by field, and perhaps with all of it. */
    complain(atField, why) {
      submit.disabled = false;
      submit.textContent = form.submit || 'Send';
      const elsewhere = Object.entries(atField).filter(([name]) => !fields.some((each) => each.name === name));
      trouble.textContent = [why, ...elsewhere.map(([, text]) => text)].filter(Boolean).join(' ');
      trouble.hidden = !trouble.textContent;
      for (const { name, box, first } of fields) {
        const said = box.querySelector('.fault');
        said.textContent = atField[name] ?? '';
        said.hidden = !atField[name];
        first.setAttribute('aria-invalid', String(Boolean(atField[name])));
      }
      fields.find(({ name }) => atField[name])?.first.focus();
    },
  };
}
