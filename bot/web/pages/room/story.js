// What one person knows of the room: the sum of the events they were sent, in order.

export function newStory() {
  return { room: '', known: 0, places: new Map() };
}

export function place(story, name) {
  if (!story.places.has(name)) {
    story.places.set(name, { name, items: [], posts: new Map(), topic: '', readUpTo: 0, joined: true, isPrivate: true });
  }
  return story.places.get(name);
}

/** Takes one event in; returns the place and the item that changed, and how ("added", "changed", "removed"). */
export function take(story, event) {
  story.known += 1;
  const where = place(story, event.where);
  const post = where.posts.get(event.id);
  switch (event.type) {
    case 'posted': {
      const item = { kind: 'post', key: `${where.name}-${event.id}`, id: event.id, by: event.by, at: event.at,
        typed: event.typed, said: event.said, pinned: false, edited: false, reactions: new Map() };
      where.posts.set(event.id, item);
      where.items.push(item);
      return { where, item, how: 'added' };
    }
    case 'answered': {
      const item = { kind: 'answer', key: `${where.name}-answer-${event.id}`, by: '', at: event.at, asked: event.asked,
        said: event.said };
      where.items.push(item);
      return { where, item, how: 'added' };
    }
    case 'joined': {
      if (event.who === story.as) where.joined = true;
      const item = { kind: 'joined', key: `${where.name}-joined-${event.who}`, who: event.who, at: event.at };
      where.items.push(item);
      return { where, item, how: 'added' };
    }
    case 'topic':
      where.topic = event.to;
      return { where, how: 'changed' };
    case 'read':
      where.readUpTo = Math.max(where.readUpTo, Number(event.id));
      return { where, how: 'read' };
    case 'removed':
      if (!post) return { where, how: 'changed' };
      where.posts.delete(event.id);
      where.items.splice(where.items.indexOf(post), 1);
      return { where, item: post, how: 'removed' };
    default:
      if (post) change(post, event);
      return { where, item: post, how: 'changed' };
  }
}

function change(post, event) {
  if (event.type === 'edited') {
    post.said = event.said;
    post.edited = true;
  } else if (event.type === 'pinned') {
    post.pinned = event.on;
  } else if (event.type === 'reacted') {
    const who = post.reactions.get(event.with) ?? new Set();
    if (event.on) who.add(event.who);
    else who.delete(event.who);
    if (who.size) post.reactions.set(event.with, who);
    else post.reactions.delete(event.with);
  }
}

/** Posts of others that came after the last one that was read. */
export function unread(story, where) {
  return where.items.filter((item) => item.kind === 'post' && item.by !== story.as && Number(item.id) > where.readUpTo).length;
}

export function lastPost(where) {
  return where.items.findLast((item) => item.kind === 'post');
}
