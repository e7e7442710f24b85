#include "chat/mattermost/requests.hpp"

#include "chat/mattermost/words.hpp"

namespace bot::chat::mattermost {

using day::platform;

namespace {

/// A message this much older than now was said then, and not now: we were not there to hear it.
constexpr std::chrono::seconds late{60};

struct mapping {
    const ourselves& us;
    day::instant now;

    static day::asker asker(const std::string& person, const std::string& channel, std::string cause) {
        return {{platform::mattermost, person}, {platform::mattermost, channel}, std::move(cause)};
    }
    std::optional<day::instant> said_at(const post& it) const {
        return it.created != 0 && it.at() + late < now ? std::optional(it.at()) : std::nullopt;
    }

    task operator()(const posted& it) const {
        if (auto came = arrival_in(it.what)) return std::move(*came);
        if (!is_said_by_a_person(it.what, us.user)) return do_nothing{};
        const bool is_direct = it.channel_type == "D";
        const auto words = is_direct ? words_directly_to(us.name, it.what.text) : words_to(us.name, it.what.text);
        if (!words) return do_nothing{};
        return ask_desk{{asker(it.what.user, it.what.channel, cause_of_post(it.what.id)),
            desk::said_words{*words, !is_direct}, said_at(it.what)}};
    }
    /// Who came while we were away is told of in posts only. Whoever came just now has an event of their own too, and
    /// is greeted once.
    std::optional<task> arrival_in(const post& it) const {
        const bool was_added = it.type == "system_add_to_channel", joined = it.type == "system_join_channel";
        if (!was_added && !joined) return std::nullopt;
        return (*this)(came{was_added ? it.added : it.user, it.channel});
    }
    task operator()(const reaction& it) const {
        if (it.user == us.user || !is_mark(it.emoji) || it.channel.empty()) return do_nothing{};
        const day::post_ref which{{platform::mattermost, it.channel}, it.post};
        auto from = asker(it.user, it.channel, key_of(it));
        if (it.is_added) return ask_marked{std::move(from), which};
        from.cause.clear();  // taken away, put there, taken away again
        return ask_desk{{std::move(from), desk::unmarked_message{which}, {}}};
    }
    task operator()(const came& it) const {
        if (it.who == us.user) return came_ourselves{it.where};
        if (it.who.empty() || it.where.empty()) return do_nothing{};
        return ask_desk{{asker(it.who, it.where, {}), desk::came_in{{platform::mattermost, it.who}}, {}}};
    }
    task operator()(const went& it) const {
        if (it.who != us.user) return do_nothing{};
        return went_ourselves{it.where, it.by};
    }
    task operator()(const came_to_team& it) const {
        if (it.who != us.user) return do_nothing{};
        return joined_team{};
    }
    task operator()(const went_from_team& it) const {
        if (it.who != us.user) return do_nothing{};
        return lost_team{};
    }
    task operator()(const channel_changed& it) const { return learn_channel{it.id, it.name, it.team}; }
    task operator()(const channel_gone& it) const { return lost_channel{it.id}; }
    task operator()(const person_changed& it) const { return learn_person{it.id, it.name}; }
    task operator()(const person_new& it) const { return learn_person{it.id, {}}; }
    task operator()(const unheard&) const { return do_nothing{}; }
    task operator()(const misshapen& it) const { return do_nothing{it.type + ": " + it.why}; }

    /// Mattermost knows the memo by two names.
    bool is_mark(const std::string& name) const {
        return name == us.reaction || (us.reaction == "pencil" && name == "memo");
    }
};

std::string key_of_reaction(const reaction& it) {
    return it.is_added ? "mattermost:mark " + it.user + " " + it.post + " " + std::to_string(it.at) : std::string();
}

}  // namespace

task task_of(const content& it, const ourselves& us, day::instant now) { return std::visit(mapping{us, now}, it); }

std::string cause_of_post(const std::string& id) { return "mattermost:" + id; }

std::string key_of(const content& it) {
    if (const auto* said = std::get_if<posted>(&it)) return cause_of_post(said->what.id);
    if (const auto* mark = std::get_if<reaction>(&it)) return key_of_reaction(*mark);
    return {};
}

}  // namespace bot::chat::mattermost
