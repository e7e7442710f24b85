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

// ---- names of one kind ----

void directory::register_::learn(const std::string& id, const std::string& name) {
    if (id.empty() || name.empty() || is_newest(id, name)) return;
    forget(id);
    names_[id] = name;
    ids_[lower(name)].push_back(id);
}

/// Whoever speaks says their name each time: there is mostly nothing to learn.
bool directory::register_::is_newest(const std::string& id, const std::string& name) const {
    const auto known = names_.find(id);
    return known != names_.end() && known->second == name && ids_.find(lower(name))->second.back() == id;
}

void directory::register_::forget(const std::string& id) {
    const auto old = names_.extract(id);
    if (!old) return;
    const auto by_name = ids_.find(lower(old.mapped()));
    std::erase(by_name->second, id);
    if (by_name->second.empty()) ids_.erase(by_name);
}

std::optional<std::string> directory::register_::id(std::string_view name) const {
    if (const auto found = ids_.find(lower(name)); found != ids_.end()) return found->second.back();
    return names_.contains(name) ? std::optional<std::string>(name) : std::nullopt;
}

std::vector<std::string> directory::register_::ids(std::string_view name) const {
    const auto found = ids_.find(lower(name));
    auto all = found == ids_.end() ? std::vector<std::string>() : found->second;
    std::ranges::sort(all);
    return all;
}

std::string directory::register_::name(std::string_view id) const {
    const auto found = names_.find(id);
    return std::string(found == names_.end() ? id : std::string_view(found->second));
}

// ---- people ----

void directory::learn_person(
    const std::string& id, const std::string& name, belonging as, const std::optional<std::string>& chosen) {
    if (id.empty()) return;
    people_.learn(id, name);
    if (chosen) chosen_.forget(id);
    if (chosen) chosen_.learn(id, *chosen);
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
    std::set<std::string> all;
    for (const auto* known : {&people_, &chosen_})
        for (auto& id : known->ids(name)) all.insert(std::move(id));
    if (all.empty() && knows_person(name)) all.emplace(name);
    for (const auto as : {belonging::member, belonging::guest, belonging::elsewhere}) {
        const auto is_so = [&](const std::string& id) { return belongs(id) == as; };
        const auto count = std::ranges::count_if(all, is_so);
        if (count > 1) return std::nullopt;
        if (count == 1) return *std::ranges::find_if(all, is_so);
    }
    return std::nullopt;
}

std::string directory::person_named(std::string_view id) const {
    return chosen_.knows(id) ? chosen_.name(id) : people_.name(id);
}

std::string directory::person_shown(std::string_view id) const {
    auto name = person_named(id);
    switch (belongs(id)) {
        case belonging::member:
            return name;
        case belonging::guest:
            return name + " (guest)";
        case belonging::elsewhere:
            return name + " (from another workspace)";
        case belonging::app:
            return name + " (app)";
        case belonging::gone:
            return name + " (deactivated)";
    }
    return name;
}

}  // namespace bot::chat
