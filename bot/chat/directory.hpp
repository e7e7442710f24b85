// Names of people and channels as people type them ("@anna", "#incidents"), and ids by name: what was learned from
// payloads and from the platform's lists. It knows; it never asks.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace bot::chat {

/// How somebody belongs to our workspace, where that is worth a word. Of several with one name the first is meant.
enum class belonging {
    member,
    guest,      ///< of our workspace, with less rights
    elsewhere,  ///< of another workspace, in a channel that both share
    app,        ///< posts by itself: known by name, and never to be meant
    gone,       ///< deactivated: known by name, and no longer to be meant
};

class directory {
public:
    void learn_person(const std::string& id, const std::string& name) { people_.learn(id, name); }
    /// `chosen` is the name that they gave themselves: they go by it, and are found by either. Empty: they have none
    /// any more; nothing: it is not known.
    void learn_person(const std::string& id, const std::string& name, belonging as,
        const std::optional<std::string>& chosen = std::nullopt);
    void learn_channel(const std::string& id, const std::string& name) { channels_.learn(id, name); }
    /// A name that several of one kind have is nobody's: a member may be meant, but not one of two.
    std::optional<std::string> person(std::string_view name) const;
    std::optional<std::string> channel(std::string_view name) const { return channels_.id(name); }
    /// Where several channels may have one name: the ids of all of them, sorted.
    std::vector<std::string> channels(std::string_view name) const { return channels_.ids(name); }
    /// The id when the name is not known.
    std::string person_named(std::string_view id) const;
    /// The name as a record shows it: "eve (from another workspace)".
    std::string person_shown(std::string_view id) const;
    std::string channel_named(std::string_view id) const { return channels_.name(id); }
    bool knows_person(std::string_view id) const { return people_.knows(id); }
    bool knows_channel(std::string_view id) const { return channels_.knows(id); }
    /// Who was never said to be anything else counts as a member.
    belonging belongs(std::string_view id) const;

private:
    class register_ {
    public:
        void learn(const std::string& id, const std::string& name);
        void forget(const std::string& id);
        /// Of several the one that was learned last; an id is its own name.
        std::optional<std::string> id(std::string_view name) const;
        std::vector<std::string> ids(std::string_view name) const;
        std::string name(std::string_view id) const;
        bool knows(std::string_view id) const { return names_.contains(id); }

    private:
        bool is_newest(const std::string& id, const std::string& name) const;

        std::map<std::string, std::string, std::less<>> names_;
        std::map<std::string, std::vector<std::string>, std::less<>> ids_;  ///< by the name in lower case, newest last
    };

    register_ people_, chosen_, channels_;                  ///< chosen_: names that people chose themselves
    std::map<std::string, belonging, std::less<>> others_;  ///< whoever is no plain member
};

}  // namespace bot::chat
