#include "chat/mattermost/inspection.hpp"

#include "chat/fields.hpp"
#include "chat/http_date.hpp"
#include "chat/mattermost/address_book.hpp"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace bot::chat::mattermost {

namespace net = boost::asio;
using nlohmann::json;

namespace {

class inspector {
public:
    inspector(rest& api, clock::clock& wall) : api_(api), wall_(wall) {}

    net::awaitable<std::vector<remark>> look(std::vector<channel_in_use> channels, bool wants_command) {
        auto looking = token_works();
        if (!co_await std::move(looking)) co_return std::move(remarks_);
        for (const auto& each : channels) {
            auto looking_at = look_at(each);
            co_await std::move(looking_at);
        }
        if (wants_command) {
            auto trying = try_command();
            co_await std::move(trying);
        }
        co_return std::move(remarks_);
    }

private:
    void well(std::string subject, std::string text) {
        remarks_.push_back({remark::kind::well, std::move(subject), std::move(text)});
    }
    void fault(std::string subject, std::string text) {
        remarks_.push_back({remark::kind::fault, std::move(subject), std::move(text)});
    }

    net::awaitable<bool> token_works() {
        auto asking = api_.get("users/me");
        const auto who = co_await std::move(asking);
        std::string wrong;
        const fields in(who.body, wrong);
        us_ = in.text("id");
        if (!who.is_ok || us_.empty()) {
            const auto* remedy =
                who.is_held_up()    ? "a proxy or a gateway in between said so, and not Mattermost: let the bot through"
                : who.status == 401 ? "the token is no good, or the server's database is down. Make a new token under "
                                      "Integrations, Bot Accounts"
                                    : "is url the address of the server, as it stands in a browser?";
            const auto how = who.status == 0        ? remark::kind::not_reached
                             : who.is_turned_away() ? remark::kind::not_admitted
                                                    : remark::kind::fault;
            remarks_.push_back({how, "Mattermost token", fmt::format("users/me says: {}; {}", who.error, remedy)});
            co_return false;
        }
        if (in.flag("is_bot"))
            well("Mattermost token", fmt::format("works: @{}, at {}", in.text("username"), api_.base().host));
        else
            fault("Mattermost token",
                fmt::format(
                    "works, but @{} is a person's account: make a bot account, so that nobody takes what it says "
                    "for a person's word",
                    in.text("username")));
        compare_clocks(who);
        co_return true;
    }

    /// Reminders go by this machine's clock, and people read Mattermost's beside them.
    void compare_clocks(const rest_answer& heard) {
        if (!heard.said_at) return;
        const auto ahead = std::chrono::duration_cast<std::chrono::seconds>(wall_.now() - *heard.said_at);
        if (std::chrono::abs(ahead) <= clocks_may_be_apart) return well("clock", "goes with Mattermost's");
        fault("clock", fmt::format("this machine's clock is {} s {} Mattermost's: every reminder comes so much too {}. "
                                   "Switch on its time synchronisation (timedatectl set-ntp true)",
                           std::abs(ahead.count()), ahead.count() > 0 ? "ahead of" : "behind",
                           ahead.count() > 0 ? "early" : "late"));
    }

    /// Says it: a bot may not list commands. The bot that is called takes no notice of its own words.
    net::awaitable<void> try_command() {
        address_book known(api_);
        auto asking = known.our_channels();
        const auto channels = co_await std::move(asking);
        if (!channels) co_return;
        const auto place = std::ranges::find_if(*channels, [](const auto& each) { return !each.team.empty(); });
        if (place == channels->end())
            co_return fault("/chaos", "the bot is in no channel of a team, so it can not try it: invite it into one");
        json what{{"channel_id", place->id}, {"command", "/chaos help"}};
        auto trying = api_.post("commands/execute", std::move(what));
        const auto said = co_await std::move(trying);
        std::string wrong;
        if (said.is_ok && !fields(said.body, wrong).text("text").empty())
            fault("/chaos",
                "is there, and another program answers it: run chaosday mattermost-setup, which tells what it calls");
        else if (said.is_ok)
            well("/chaos", "is there, and the bot that runs here answers it");
        else if (said.is_gone())
            fault("/chaos", "Mattermost knows no such command: run chaosday mattermost-setup");
        else
            well("/chaos",
                fmt::format("is there, and nobody answers it ({}). That is as it should be as long as the bot does not "
                            "run; if it does, Mattermost's server can not reach callback-url: see the log of the bot",
                    said.error));
    }

    net::awaitable<void> look_at(const channel_in_use& it) {
        auto subject = fmt::format("channel {}", it.id);
        auto asking = api_.get("channels/" + path_part(it.id));
        const auto about = co_await std::move(asking);
        std::string wrong;
        const fields in(about.body, wrong);
        const auto name = in.text("name");
        if (!about.is_ok) {
            fault(subject, fmt::format("of “{}”: {}; the bot is not in it: invite it there", it.day, about.error));
            co_return;
        }
        if (it.is_agents && in.text("type") != "P")
            fault(subject,
                fmt::format("~{} is the agents' channel of “{}” and is public: make it private. Until then agents are "
                            "written to directly",
                    name, it.day));
        auto looking = look_at_members(it, std::move(subject), name);
        co_await std::move(looking);
    }

    net::awaitable<void> look_at_members(const channel_in_use& it, std::string subject, std::string name) {
        std::string strangers, wrong;
        bool are_we_in = false;
        const auto take = [&](const document& page, std::size_t of) {
            const fields people(page, wrong);
            people.each([&](const fields& each) {
                const auto id = each.text("user_id");
                are_we_in |= id == us_;
                if (id != us_ && !it.may_be_there.contains(id)) strangers += (strangers.empty() ? "" : ", ") + id;
            });
            return people.count() >= of;
        };
        auto asking = api_.pages("channels/" + path_part(it.id) + "/members", take);
        const auto answer = co_await std::move(asking);
        if (!answer.is_ok || !are_we_in)
            fault(subject, fmt::format("~{} of “{}”: the bot is not in it: invite it there", name, it.day));
        else if (it.is_agents && !strangers.empty())
            fault(subject,
                fmt::format("~{} is the agents' channel of “{}”, and {} can read it without being an agent: remove "
                            "them, or make them agents. Until then agents are written to directly",
                    name, it.day, strangers));
        else
            well(subject, fmt::format("~{} of “{}”: {}", name, it.day,
                              it.is_agents ? "agents, facilitator and bot alone" : "the bot is in it"));
    }

    rest& api_;
    clock::clock& wall_;
    std::string us_;
    std::vector<remark> remarks_;
};

}  // namespace

net::awaitable<std::vector<remark>> inspect(
    rest& api, clock::clock& wall, std::vector<channel_in_use> channels, bool wants_command) {
    inspector it(api, wall);
    auto looking = it.look(std::move(channels), wants_command);
    co_return co_await std::move(looking);
}

}  // namespace bot::chat::mattermost
