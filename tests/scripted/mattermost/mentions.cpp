#include "scripted/mattermost/mentions.hpp"

#include <cctype>

namespace tests::mattermost {

namespace {

bool is_of_name(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '-' || c == '.'; }

std::string without_code(const std::string& message) {
    std::string out;
    for (std::size_t at = 0; at < message.size();) {
        const std::string fence = message.compare(at, 3, "```") == 0 ? "```" : "`";
        const bool begins = message.compare(at, fence.size(), fence) == 0;
        const auto end = begins ? message.find(fence, at + fence.size()) : std::string::npos;
        if (begins && (end != std::string::npos || fence.size() == 3)) {
            if (end == std::string::npos) return out;
            at = end + fence.size();
        } else {
            out += message[at++];
        }
    }
    return out;
}

}  // namespace

std::set<std::string> names_in(const std::string& message) {
    std::set<std::string> names;
    if (message.find('@') == std::string::npos) return names;
    const auto text = without_code(message);
    for (auto at = text.find('@'); at != std::string::npos; at = text.find('@', at + 1)) {
        if (at > 0 && is_of_name(text[at - 1])) continue;
        std::string name;
        for (auto next = at + 1; next < text.size() && is_of_name(text[next]); ++next)
            name += static_cast<char>(std::tolower(static_cast<unsigned char>(text[next])));
        while (!name.empty() && std::isalnum(static_cast<unsigned char>(name.back())) == 0) name.pop_back();
        if (!name.empty()) names.insert(name);
    }
    return names;
}

std::set<std::string> mentioned(
    const world& in, const channel& where, const std::string& author, const std::string& message) {
    const auto names = names_in(message);
    const bool all = names.contains("all") || names.contains("channel") || names.contains("here");
    std::set<std::string> ids;
    for (const auto& each : where.members) {
        const bool is_other_side = where.type == 'D' && each != author;
        if (is_other_side || (all && each != author) || names.contains(in.name(each))) ids.insert(each);
    }
    return ids;
}

}  // namespace tests::mattermost
