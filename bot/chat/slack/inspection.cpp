#include "chat/slack/inspection.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace bot::chat::slack {

namespace net = boost::asio;
using nlohmann::json;

namespace {

std::string text_at(const json& in, const char* name) {
    const auto found = in.find(name);
    return found != in.end() && found->is_string() ? found->get<std::string>() : std::string();
}

bool true_at(const json& in, const char* name) {
    const auto found = in.find(name);
    return found != in.end() && found->is_boolean() && found->get<bool>();
}

std::string remedy_for(const api_answer& no) {
    if (no.error == "missing_scope")
        return fmt::format(
            "the scope {} is missing: add it under OAuth & Permissions, or make the app anew from the shipped "
            "manifest, then install it again",
            no.needed);
    if (no.error == "channel_not_found" || no.error == "not_in_channel")
        return "the bot is not in it: invite it there with /invite";
    return why_of(no);
}

std::set<std::string> ids_of(const json& members) {
    std::set<std::string> ids;
    if (!members.is_array()) return ids;
    for (const auto& each : members)
        if (each.is_string()) ids.insert(each.get<std::string>());
    return ids;
}

class inspector {
public:
    explicit inspector(web_api& api) : api_(api) {}

    net::awaitable<std::vector<remark>> look(std::vector<channel_in_use> channels) {
        if (co_await tokens_work())
            for (const auto& each : channels) co_await look_at(each);
        co_return std::move(remarks_);
    }

private:
    void well(std::string subject, std::string text) {
        remarks_.push_back({true, std::move(subject), std::move(text)});
    }
    void fault(std::string subject, std::string text) {
        remarks_.push_back({false, std::move(subject), std::move(text)});
    }

    net::awaitable<bool> tokens_work() {
        auto nothing = json::object();
        const auto who = co_await api_.call("auth.test", std::move(nothing));
        if (who.ok)
            well("bot token", fmt::format("works: {} in {}", text_at(*who.body, "user"), text_at(*who.body, "team")));
        else
            fault("bot token",
                fmt::format("auth.test says: {}. Copy the token anew from OAuth & Permissions", why_of(who)));
        us_ = text_at(*who.body, "user_id");
        const auto door = co_await api_.open_connection();
        if (door.ok)
            well("app token", "opens Socket Mode");
        else
            fault("app token",
                fmt::format("apps.connections.open says: {}. Nothing people type will reach the bot: it wants an "
                            "app-level token with the scope connections:write, and Socket Mode switched on",
                    why_of(door)));
        co_return who.ok;
    }

    net::awaitable<void> look_at(const channel_in_use& it) {
        json asked;
        asked["channel"] = it.id;
        const auto subject = fmt::format("channel {}", it.id);
        const auto about = co_await api_.call("conversations.info", asked);
        if (!about.ok) {
            fault(subject, fmt::format("of “{}”: {}", it.day, remedy_for(about)));
            co_return;
        }
        const auto channel = about.body->value("channel", json::object());
        if (!true_at(channel, "is_member")) {
            fault(subject, fmt::format("#{} of “{}”: the bot is not in it: invite it there with /invite",
                               text_at(channel, "name"), it.day));
            co_return;
        }
        if (!it.is_agents) {
            well(subject, fmt::format("#{} of “{}”: the bot is in it", text_at(channel, "name"), it.day));
            co_return;
        }
        if (!true_at(channel, "is_private"))
            fault(subject,
                fmt::format("#{} is the agents' channel of “{}” and is public: make it private. Until then agents are "
                            "written to directly",
                    text_at(channel, "name"), it.day));
        co_await look_for_strangers(it, subject, text_at(channel, "name"));
    }

    net::awaitable<void> look_for_strangers(
        const channel_in_use& it, const std::string& subject, const std::string& name) {
        std::string strangers;
        json asked;
        asked["channel"] = it.id;
        asked["limit"] = 200;
        for (bool more = true; more;) {
            const auto page = co_await api_.call("conversations.members", asked);
            if (!page.ok) {
                fault(subject, fmt::format("#{} of “{}”: {}", name, it.day, remedy_for(page)));
                co_return;
            }
            const auto members = page.body->value("members", json::array());
            for (const auto& each : ids_of(members))
                if (each != us_ && !it.may_be_there.contains(each)) strangers += (strangers.empty() ? "" : ", ") + each;
            const auto next = next_cursor(page);
            asked["cursor"] = next;
            more = !next.empty();
        }
        if (strangers.empty())
            well(subject, fmt::format("#{} of “{}”: agents, facilitator and bot alone", name, it.day));
        else
            fault(subject,
                fmt::format(
                    "#{} is the agents' channel of “{}”, and {} can read it without being an agent: remove them, "
                    "or make them agents. Until then agents are written to directly",
                    name, it.day, strangers));
    }

    web_api& api_;
    std::string us_;
    std::vector<remark> remarks_;
};

}  // namespace

net::awaitable<std::vector<remark>> inspect(web_api& api, std::vector<channel_in_use> channels) {
    inspector it(api);
    co_return co_await it.look(std::move(channels));
}

}  // namespace bot::chat::slack
