// Taking an act back: the book is put as it stood before, as far as nobody else has changed it since.
#pragma once

#include "day/secret_book.hpp"

namespace bot::day {

/// `it` is a note of `book`; it is struck.
void take_back(secret_book& book, note& it);

}  // namespace bot::day
