#include "chat/mattermost/setup.hpp"

#include "chat/fields.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <optional>

namespace bot::chat::mattermost {

namespace net = boost::asio;
using nlohmann::json;

namespace {

constexpr const char* trigger = "chaos";

json command_of(const std::string& team, const std::string& url) {
    return {{"team_id", team}, {"trigger", trigger}, {"method", "P"}, {"url", url}, {"auto_complete", true},
        {"auto_complete_desc", "Hold a Chaos Day together"}, {"auto_complete_hint", "help | status | seen WHAT | …"},
        {"display_name", "chaosday"}, {"description", "Made by chaosday mattermost-setup"}};
}

std::string refusal(const rest_answer& no, std::string_view doing) {
    if (no.status == 401)
        return fmt::format(
            "{}: the administrator's token is no good. Make a new one in the profile of an "
            "administrator, under Security, Personal Access Tokens.",
            doing);
    if (no.status == 403)
        return fmt::format(
            "{}: this token may not. It has to be of somebody who may manage slash commands, such as a "
            "system administrator.",
            doing);
    return fmt::format("{}: the server says {}.", doing, no.error);
}

struct team {
    std::string id, name;
};

net::awaitable<std::expected<team, std::string>> find_team(rest& bot, rest& admin, std::string name) {
    std::string fault;
    if (!name.empty()) {
        auto asking = admin.get("teams/name/" + path_part(name));
        const auto answer = co_await std::move(asking);
        if (answer.is_ok) co_return team{fields(answer.body, fault).text("id"), name};
        co_return std::unexpected(refusal(answer, fmt::format("The team {} can not be looked up", name)));
    }
    auto asking = bot.get("users/me/teams");
    const auto answer = co_await std::move(asking);
    if (!answer.is_ok)
        co_return std::unexpected(fmt::format("The bot's own token does not work: the server says {}.", answer.error));
    std::vector<team> teams;
    fields(answer.body, fault).each([&](const fields& each) { teams.push_back({each.text("id"), each.text("name")}); });
    if (teams.size() == 1) co_return teams.front();
    std::string names;
    for (const auto& each : teams) names += (names.empty() ? "" : ", ") + each.name;
    co_return std::unexpected(teams.empty() ? "The bot is in no team yet: invite it to one, then say this again."
                                            : fmt::format("The bot is in several teams ({}): say --team NAME.", names));
}

struct command_there {
    std::string id, url, method;
    secret token;
    std::string whole;  ///< as JSON
};

net::awaitable<std::expected<std::optional<command_there>, std::string>> find_command(rest& admin, std::string team) {
    auto asking = admin.get("commands?custom_only=true&team_id=" + path_part(team));
    const auto answer = co_await std::move(asking);
    if (!answer.is_ok) co_return std::unexpected(refusal(answer, "The commands can not be listed"));
    std::optional<command_there> found;
    std::string fault;
    fields(answer.body, fault).each([&](const fields& in) {
        if (in.text("trigger") == trigger && in.number("delete_at").value_or(0) == 0)
            found = {in.text("id"), in.text("url"), in.text("method"), secret(in.text("token")), in.as_json()};
    });
    co_return found;
}

}  // namespace

net::awaitable<std::expected<command_made, std::string>> make_command(rest& bot, rest& admin, command_wish what) {
    using how = command_made::how;
    auto finding_team = find_team(bot, admin, what.team);
    const auto in = co_await std::move(finding_team);
    if (!in) co_return std::unexpected(in.error());
    auto finding = find_command(admin, in->id);
    const auto found = co_await std::move(finding);
    if (!found) co_return std::unexpected(found.error());
    const auto& there = *found;
    if (there && there->url == what.url && there->method == "P")
        co_return command_made{how::was_there, in->name, there->token};
    auto wish = command_of(in->id, what.url);
    if (!there) {
        auto making = admin.post("commands", std::move(wish));
        const auto made = co_await std::move(making);
        if (!made.is_ok) co_return std::unexpected(refusal(made, "The command /chaos can not be made"));
        std::string fault;
        co_return command_made{how::made, in->name, secret(fields(made.body, fault).text("token"))};
    }
    if (!what.may_move && there->url == what.url)
        co_return std::unexpected(fmt::format(
            "The team {} has the command /chaos, and it calls this bot by the method {}, which does not work. "
            "Say this again with --move: then it calls by P, as POST.",
            in->name, there->method));
    if (!what.may_move)
        co_return std::unexpected(
            fmt::format("The team {} has a command /chaos already, and it calls {}. If nobody needs it there, say this "
                        "again with --move: then it calls this bot.",
                in->name, there->url));
    auto changed = json::parse(there->whole);
    changed.update(wish);
    auto moving = admin.put("commands/" + path_part(there->id), std::move(changed));
    const auto moved = co_await std::move(moving);
    if (!moved.is_ok) co_return std::unexpected(refusal(moved, "The command /chaos can not be changed"));
    co_return command_made{how::moved, in->name, there->token};
}

}  // namespace bot::chat::mattermost
