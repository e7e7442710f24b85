// A day as everybody saw it: each happening with its time in a zone, its place, who did it and the words as a reader
// sees them.
#pragma once

#include "scripted/slack/world.hpp"

#include <string>
#include <vector>

namespace tests::days {

std::string transcript(const std::vector<happening>& story, const std::string& zone);
inline std::string transcript(const slack::world& of, const std::string& zone) { return transcript(of.story, zone); }

/// "Tue 24 Nov 2026" and "10:00:00" in this zone.
std::string date_of(bot::clock::instant when, const std::string& zone);
std::string time_of(bot::clock::instant when, const std::string& zone);

/// Further lines stand under the first one, four columns in.
std::string indented(const std::string& text);

}  // namespace tests::days
