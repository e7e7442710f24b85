#include "chat/directory.hpp"

#include <algorithm>

namespace bot::chat {

namespace {

std::string lower(std::string_view text) {
    std::string it(text);
    std::ranges::transform(it, it.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return it;
}

}  // namespace

void directory::register_::learn(const std::string& id, const std::string& name) {
    if (id.empty() || name.empty()) return;
    if (const auto old = names_.find(id); old != names_.end()) {
        const auto by_name = ids_.find(lower(old->second));
        if (by_name != ids_.end() && by_name->second == id) ids_.erase(by_name);  // renamed
    }
    names_[id] = name;
    ids_[lower(name)] = id;
}

std::optional<std::string> directory::register_::id(std::string_view name) const {
    if (const auto found = ids_.find(lower(name)); found != ids_.end()) return found->second;
    return names_.contains(name) ? std::optional<std::string>(name) : std::nullopt;
}

std::vector<std::string> directory::register_::ids(std::string_view name) const {
    std::vector<std::string> all;
    const auto wanted = lower(name);
    for (const auto& [id, called] : names_)
        if (lower(called) == wanted) all.push_back(id);
    return all;
}

void directory::learn_person(const std::string& id, const std::string& name, belonging as) {
    if (id.empty()) return;
    people_.learn(id, name);
    if (as == belonging::member)
        others_.erase(id);
    else
        others_[id] = as;
}

belonging directory::belongs(std::string_view id) const {
    const auto found = others_.find(id);
    return found == others_.end() ? belonging::member : found->second;
}

std::optional<std::string> directory::person(std::string_view name) const {
    auto id = people_.id(name);
    return id && belongs(*id) == belonging::gone ? std::nullopt : id;
}

std::string directory::person_shown(std::string_view id) const {
    auto name = people_.name(id);
    switch (belongs(id)) {
        case belonging::member:
            return name;
        case belonging::guest:
            return name + " (guest)";
        case belonging::elsewhere:
            return name + " (from another workspace)";
        case belonging::gone:
            return name + " (deactivated)";
    }
    return name;
}

std::string directory::register_::name(std::string_view id) const {
    const auto found = names_.find(id);
    return std::string(found == names_.end() ? id : std::string_view(found->second));
}

}  // namespace bot::chat
