// The only way state changes. `apply` never fails and never asks: whatever a fact says has happened.
#pragma once

#include "day/book.hpp"

namespace bot::day {

/// Takes the fact in: its number becomes the newest, its day's books change, its announcements become outstanding.
void apply(state& known, const fact& happened);

/// A public fact, on what the public may know. It can not see a card: the secret book is not in its reach.
void apply(setup& plan, open_book& open, const fact& around, const public_fact& happened);

void apply(const setup& plan, secret_book& secret, const fact& around, const agents_fact& happened);

}  // namespace bot::day
