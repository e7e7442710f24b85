// A message of the bot, or what somebody typed, as elements of the page.
import { icon, make } from './dom.js';

let people = new Map();
export function setPeople(all) {
  people = new Map(all.map((each) => [each.handle, each]));
}
export const personCalled = (handle) => people.get(handle);
export const everybody = () => [...people.values()];
export const nameOf = (handle) => (handle ? (people.get(handle)?.name ?? handle) : 'chaosday');

const colours = ['amber', 'violet', 'teal', 'blue', 'rose'];
const sumOf = (text) => [...text].reduce((sum, each) => (sum * 31 + each.codePointAt(0)) % 9973, 7);

/** Whoever is not in the room is known by the name alone, and always has the same colour. */
export function avatar(handle, name = people.get(handle)?.name) {
  const colour = name ? (people.get(handle)?.colour ?? colours[sumOf(handle) % colours.length]) : 'bot';
  return make('span.avatar', { 'aria-hidden': 'true', 'data-colour': colour }, name ? [...name][0].toUpperCase() : icon('spark'));
}

function textSpan({ text, strong, emphasis, mono }) {
  if (mono) return make('code', {}, text);
  let it = document.createTextNode(text);
  if (emphasis) it = make('em', {}, it);
  return strong ? make('strong', {}, it) : it;
}

/** Only what leads to the web or to a place of this page becomes a link. */
function linkSpan({ link, href }) {
  if (href.startsWith('#')) return make('a', { href }, link);
  if (!/^https?:\/\//i.test(href)) return document.createTextNode(link);
  return make('a', { href, target: '_blank', rel: 'noopener noreferrer' }, link);
}

function span(it) {
  if ('text' in it) return textSpan(it);
  if ('link' in it) return linkSpan(it);
  if ('person' in it) return make('span.mention', { 'data-colour': people.get(it.person)?.colour ?? 'bot' }, nameOf(it.person));
  if ('channel' in it) return make('span.mention', {}, it.channel.startsWith('@') ? 'direct messages' : `#${it.channel}`);
  if ('time' in it) return make('time', { dateTime: new Date(it.time).toISOString() }, it.shown);
  return document.createElement('br');
}
const line = (spans) => spans.map(span);

function block(it, press) {
  if ('paragraph' in it) return make('p', {}, line(it.paragraph));
  if ('heading' in it) return make('h3', {}, line(it.heading));
  if ('items' in it) return make('ul', {}, it.items.map((each) => make('li', {}, line(each))));
  if ('numbered' in it) return make('ol', {}, it.numbered.map((each) => make('li', {}, line(each))));
  if ('code' in it) return make('pre', { tabIndex: -1 }, make('code', {}, it.code));
  if ('divider' in it) return make('hr');
  return make('div.entry', {}, make('p', {}, line(it.entry)), buttons(it.buttons, press));
}

function buttons(all, press) {
  if (!all?.length) return null;
  const drawn = all.map((each) =>
    make(`button.${each.look ?? 'soft'}.small`, { type: 'button', onclick: () => press(each) }, each.label));
  return make('div.buttons', { role: 'group', 'aria-label': 'What you can do' }, drawn);
}

export function drawSaid(said, press) {
  return make('div.said', {}, said.body.map((each) => block(each, press)), buttons(said.buttons, press));
}

/** Typed text stays as it was typed; names of people and channels stand out. */
export function drawTyped(text) {
  const parts = text.split(/((?:^|(?<=\s))[@#][\w-]+)/u).map((part) => {
    const isName = /^[@#][\w-]+$/.test(part) && (people.has(part.slice(1)) || part === '@chaosday' || part.startsWith('#'));
    return isName ? make('span.mention', { 'data-colour': people.get(part.slice(1))?.colour ?? 'bot' }, part) : part;
  });
  return make('p.typed', {}, parts);
}

/** The first words, for a summary. */
export function firstWords(item) {
  const text = item.said ? drawSaid(item.said, () => {}).firstElementChild?.textContent : item.typed;
  return (text ?? '').trim();
}
