// Building the page. Everything that somebody wrote goes in as text, never as markup.

/** An element with properties, attributes (by "aria-…", "data-…", "role", "for") and children. */
export function make(name, properties = {}, ...children) {
  const [tag, ...classes] = name.split('.');
  const it = document.createElement(tag || 'div');
  if (classes.length) it.className = classes.join(' ');
  for (const [key, value] of Object.entries(properties)) {
    if (value === undefined || value === null) continue;
    if (key.startsWith('on')) it.addEventListener(key.slice(2), value);
    else if (key.includes('-') || key === 'role' || key === 'for') it.setAttribute(key, value);
    else it[key] = value;
  }
  it.append(...children.flat().filter((each) => each !== undefined && each !== null && each !== false));
  return it;
}

const svg = 'http://www.w3.org/2000/svg';

export function icon(name) {
  const it = document.createElementNS(svg, 'svg');
  it.setAttribute('class', 'icon');
  it.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS(svg, 'use');
  use.setAttribute('href', `/icons.svg#${name}`);
  it.append(use);
  return it;
}

export function quiet(text) {
  return make('span.quiet', {}, text);
}

export const byId = (id) => document.getElementById(id);

/** Stays for a few seconds; screen readers hear it at once. */
export function notice(text) {
  const it = make('p.notice', {}, text);
  byId('notices').append(it);
  setTimeout(() => it.remove(), 7000);
}

/** Once the given function has been asked for, but not more often than every `pause` milliseconds. */
export function calmly(pause, work) {
  let waiting = null;
  return (...given) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => work(...given), pause);
  };
}
