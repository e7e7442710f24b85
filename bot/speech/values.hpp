// What goes into a template: names with something to read, a yes or no, or a list of such sets. A name that is not
// there, or is empty, counts as no.
#pragma once

#include "speech/say.hpp"

#include <concepts>
#include <map>

namespace bot::speech {

class values {
public:
    using value = std::variant<span, bool, std::vector<values>>;

    values& set(std::string name, std::string_view said) {
        return said.empty() ? *this : put(std::move(name), span(text{cleaned(said)}));
    }
    values& set(std::string name, span piece) { return put(std::move(name), std::move(piece)); }
    values& set(std::string name, const day::person_id& who) { return put(std::move(name), span(person{who})); }
    values& set(std::string name, const day::channel_id& which) { return put(std::move(name), span(channel{which})); }
    values& set(std::string name, std::vector<values> list) { return put(std::move(name), std::move(list)); }
    values& set(std::string name, std::same_as<bool> auto yes) { return put(std::move(name), yes); }
    values& set(std::string name, std::uint32_t number) { return set(std::move(name), std::to_string(number)); }
    template <class Held>
    values& set(std::string name, const std::optional<Held>& held) {
        return held ? set(std::move(name), *held) : *this;
    }

    /// Adds what is not there yet.
    values& adds(const values& more) {
        named_.insert(more.named_.begin(), more.named_.end());
        return *this;
    }

    const std::map<std::string, value>& named() const { return named_; }

private:
    values& put(std::string name, value it) {
        named_.insert_or_assign(std::move(name), std::move(it));
        return *this;
    }
    std::map<std::string, value> named_;
};

/// One set for each of `those`, under the same name.
inline std::vector<values> each_as(const std::string& name, const auto& those) {
    std::vector<values> made;
    for (const auto& one : those) made.push_back(values().set(name, one));
    return made;
}

}  // namespace bot::speech
