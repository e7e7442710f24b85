// A message as Mattermost's Markdown. What somebody typed is shown as that (typed.hpp). Names are asked for; a
// platform's ids are of no use to readers here.
#pragma once

#include "speech/message.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace bot::chat::mattermost {

struct name_book {
    std::function<std::string(const day::person_id&)> person;    ///< "anna"
    std::function<std::string(const day::channel_id&)> channel;  ///< "incidents"
};

/// Within a line, as code.
std::string code_of(std::string_view typed);
std::string markdown(const speech::line& of, const name_book& names);
/// One block without its buttons, in as many pieces as it takes to keep each within `most` characters: each is whole
/// Markdown by itself.
std::vector<std::string> pieces_of(const speech::block& it, const name_book& names, std::size_t most);
std::vector<std::string> pieces_of(const speech::line& of, const name_book& names, std::size_t most);

/// People and channels that a message names, each once.
struct named_in {
    std::vector<day::person_id> people;
    std::vector<day::channel_id> channels;
};
named_in names_in(const speech::message& it);

}  // namespace bot::chat::mattermost
