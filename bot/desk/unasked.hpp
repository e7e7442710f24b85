// What people are shown without having said a word: their own page, verbs to complete, that their channel is gone.
#pragma once

#include "day/book.hpp"
#include "desk/port.hpp"

#include <map>
#include <set>

namespace bot::desk {

/// Of the day that they would mean in a direct message; with several, which ones they could mean.
speech::message home_of(const day::state& known, const day::person_id& who, day::instant now);

/// What somebody may type next, with a line about each: verbs of their role, in this phase of the day that they mean.
std::vector<std::pair<std::string, std::string>> verbs_to_complete(
    const day::person_id& who, const day::chaos_day* about);

/// Whose reactions stand on messages of this platform, in days that go on.
std::map<day::post_ref, std::set<day::person_id>> marks_on(day::platform on, const day::state& known);

/// What whoever facilitates a day in this channel has to know when it is lost: archived, or without us.
std::vector<notice> losing(const day::channel_id& which, loss how, const day::state& known);

}  // namespace bot::desk
