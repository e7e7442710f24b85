#include "chat/slack/inspection.hpp"

#include "chat/fields.hpp"
#include "chat/http_date.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <set>

namespace bot::chat::slack {

namespace net = boost::asio;
using nlohmann::json;

namespace {

/// Where to click: the app's pages have these names. The American government's Slack has hosts of its own.
std::string where_scopes_are(const wire::address& api) {
    return fmt::format(
        "https://api.{}/apps > your app > OAuth & Permissions > Bot Token Scopes, then Install App > Reinstall",
        api.host.ends_with("slack-gov.com") ? "slack-gov.com" : "slack.com");
}

/// Slack was not spoken to, or is down: what it thinks of the tokens is not known.
bool is_not_reached(const api_answer& it) {
    return !it.ok && (it.error == "no_answer" || it.error.starts_with("http_5") || it.error == "not_json" ||
                         it.error == "empty_answer" || it.is_limited);
}

std::string remedy_for(const api_answer& no, const wire::address& api) {
    if (no.error == "missing_scope")
        return fmt::format("the scope {} is missing: add it at {}", no.needed, where_scopes_are(api));
    if (no.error == "channel_not_found" || no.error == "not_in_channel")
        return "the bot is not in it: invite it there with /invite";
    return why_of(no);
}

class inspector {
public:
    inspector(web_api& api, clock::clock& wall) : api_(api), wall_(wall) {}

    net::awaitable<std::vector<remark>> look(std::vector<channel_in_use> channels) {
        if (co_await bot_token_works())
            for (const auto& each : channels) co_await look_at(each);
        co_return std::move(remarks_);
    }

private:
    using kind = remark::kind;
    void well(std::string subject, std::string text) {
        remarks_.push_back({kind::well, std::move(subject), std::move(text)});
    }
    void fault(std::string subject, std::string text) {
        remarks_.push_back({kind::fault, std::move(subject), std::move(text)});
    }

    net::awaitable<bool> bot_token_works() {
        auto nothing = json::object();
        const auto who = co_await api_.call("auth.test", std::move(nothing));
        if (is_not_reached(who)) {
            remarks_.push_back({kind::not_reached, "Slack",
                fmt::format("can not be reached ({}): nothing is known of the tokens, so leave them as they are. Look "
                            "at the network, at HTTPS_PROXY and NO_PROXY, and at ca-file, then check again",
                    why_of(who))});
            co_return false;
        }
        std::string wrong;
        const fields in(who.body, wrong);
        us_ = in.text("user_id");
        compare_clocks(who);
        if (who.ok) {
            well("bot token", fmt::format("works: {} in {}", in.text("user"), in.text("team")));
            look_at_manifest(who.scopes);
        } else {
            remarks_.push_back({kind::not_admitted, "bot token",
                fmt::format("auth.test says: {}. Copy the token anew from OAuth & Permissions", why_of(who))});
        }
        co_await look_at_app_token();
        co_return who.ok;
    }

    net::awaitable<void> look_at_app_token() {
        const auto door = co_await api_.open_connection();
        if (door.ok)
            well("app token", "opens Socket Mode");
        else if (is_not_reached(door))
            remarks_.push_back({kind::not_reached, "app token",
                fmt::format("Slack did not say whether it works ({}): check again in a minute", why_of(door))});
        else
            remarks_.push_back({kind::not_admitted, "app token",
                fmt::format("apps.connections.open says: {}. Nothing people type will reach the bot: it wants an "
                            "app-level token with the scope connections:write (Basic Information > App-Level Tokens), "
                            "and Socket Mode switched on",
                    why_of(door))});
    }

    /// Reminders go by this machine's clock, and people read Slack's beside them.
    void compare_clocks(const api_answer& heard) {
        if (!heard.said_at) return;
        const auto ahead = std::chrono::duration_cast<std::chrono::seconds>(wall_.now() - *heard.said_at);
        if (std::chrono::abs(ahead) <= clocks_may_be_apart) return well("clock", "goes with Slack's");
        fault(
            "clock", fmt::format("this machine's clock is {} s {} Slack's: every reminder comes so much too {}. Switch "
                                 "on its time synchronisation (timedatectl set-ntp true)",
                         std::abs(ahead.count()), ahead.count() > 0 ? "ahead of" : "behind",
                         ahead.count() > 0 ? "early" : "late"));
    }

    /// Of what a manifest holds a token sees its scopes, and nothing else: to read the whole takes a token that may
    /// change the app.
    void look_at_manifest(const std::string& granted) {
        if (granted.empty()) {
            remarks_.push_back({kind::unknown, "scopes",
                "Slack did not tell which the bot token has (a proxy may leave out the header X-OAuth-Scopes)"});
            return;
        }
        const auto missing = missing_scopes(granted);
        if (!missing.empty()) return look_at_missing(missing);
        well("scopes", "all that are needed");
        remarks_.push_back({kind::unknown, "manifest",
            "Slack does not tell whether the app has this program's events, /chaos, shortcuts and Home: after an "
            "update hold App Manifest beside what chaosday slack-manifest prints"});
    }

    void look_at_missing(const std::vector<scope>& missing) {
        for (const auto& each : missing)
            fault("scope", fmt::format("{} is missing: {}. Add it at {}", each.name, each.without_it,
                               where_scopes_are(api_.base())));
        fault("manifest",
            "the app was made from an older manifest than this program's: chaosday slack-manifest prints "
            "the current one, to be pasted under App Manifest");
    }

    net::awaitable<void> look_at(const channel_in_use& it) {
        json asked;
        asked["channel"] = it.id;
        const auto subject = fmt::format("channel {}", it.id);
        const auto about = co_await api_.call("conversations.info", asked);
        if (!about.ok) {
            fault(subject, fmt::format("of “{}”: {}", it.day, remedy_for(about, api_.base())));
            co_return;
        }
        std::string wrong;
        const auto channel = fields(about.body, wrong).object("channel");
        const auto name = channel.text("name");
        if (!channel.flag("is_member")) {
            fault(
                subject, fmt::format("#{} of “{}”: the bot is not in it: invite it there with /invite", name, it.day));
            co_return;
        }
        if (!it.is_agents) {
            well(subject, fmt::format("#{} of “{}”: the bot is in it", name, it.day));
            co_return;
        }
        if (!channel.flag("is_private"))
            fault(subject,
                fmt::format("#{} is the agents' channel of “{}” and is public: make it private. Until then agents are "
                            "written to directly",
                    name, it.day));
        co_await look_for_strangers(it, subject, name);
    }

    net::awaitable<void> look_for_strangers(
        const channel_in_use& it, const std::string& subject, const std::string& name) {
        std::string strangers, wrong;
        json asked;
        asked["channel"] = it.id;
        asked["limit"] = 200;
        for (bool more = true; more;) {
            const auto page = co_await api_.call("conversations.members", asked);
            if (!page.ok) {
                fault(subject, fmt::format("#{} of “{}”: {}", name, it.day, remedy_for(page, api_.base())));
                co_return;
            }
            std::set<std::string> present;  // in their order: Slack's is any
            fields(page.body, wrong).each_text_of("members", [&](std::string id) { present.insert(std::move(id)); });
            for (const auto& each : present)
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
    clock::clock& wall_;
    std::string us_;
    std::vector<remark> remarks_;
};

}  // namespace

net::awaitable<std::vector<remark>> inspect(web_api& api, clock::clock& wall, std::vector<channel_in_use> channels) {
    inspector it(api, wall);
    co_return co_await it.look(std::move(channels));
}

}  // namespace bot::chat::slack
