#include "scripted/mattermost/session.hpp"

#include <algorithm>
#include <charconv>

namespace tests::mattermost {

namespace {

std::string decoded(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '%' && at + 2 < text.size()) {
            out += static_cast<char>(std::stoi(std::string(text.substr(at + 1, 2)), nullptr, 16));
            at += 2;
        } else {
            out += text[at] == '+' ? ' ' : text[at];
        }
    }
    return out;
}

}  // namespace

std::map<std::string, std::string> query_of(const std::string& target) {
    std::map<std::string, std::string> all;
    const auto mark = target.find('?');
    std::string_view rest = mark == std::string::npos ? std::string_view() : std::string_view(target).substr(mark + 1);
    while (!rest.empty()) {
        const auto part = rest.substr(0, rest.find('&'));
        const auto equals = std::min(part.find('='), part.size());
        all[decoded(part.substr(0, equals))] = decoded(part.substr(std::min(equals + 1, part.size())));
        rest.remove_prefix(std::min(part.size() + 1, rest.size()));
    }
    return all;
}

resumption resumption_in(const std::string& target) {
    const auto asked = query_of(target);
    const auto id = asked.find("connection_id");
    if (id == asked.end() || id->second.empty()) return {};
    resumption it{id->second, 0, resumption::kind::malformed};
    const auto number = asked.find("sequence_number");
    if (!is_id(it.id) || number == asked.end()) return it;
    const auto* end = number->second.data() + number->second.size();
    const auto [read, error] = std::from_chars(number->second.data(), end, it.number);
    if (error == std::errc{} && read == end && it.number >= 0) it.is = resumption::kind::well_formed;
    return it;
}

}  // namespace tests::mattermost
