// A Mattermost bot as its server calls it, with nobody behind it: what it wants of the server does not come. And what
// the bot itself would have sealed.
#pragma once

#include "chat/mattermost/door.hpp"
#include "chat/mattermost/mattermost.hpp"
#include "fuzz/desk_on_paper.hpp"
#include "fuzz/must.hpp"
#include "play.hpp"

#include <array>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace tests::fuzz {

namespace net = boost::asio;
namespace wire = bot::wire;
namespace mattermost = bot::chat::mattermost;

inline const bot::chat::secret token("bot-token"), command_token("command-token");
inline constexpr std::array people{"fay", "ada", "bo", "rex", "olga", "sam"};
inline constexpr std::size_t insiders = 3;

/// Nobody is reached: whatever the bot wants of the server does not come.
struct no_server final : wire::caller {
    net::awaitable<wire::transport> dial(wire::address) override {
        co_await net::post(net::use_awaitable);
        throw boost::system::system_error(net::error::connection_refused);
    }
};

/// Lets the desk on paper answer within a coroutine, and counts what it is asked.
struct counting_desk final : bot::desk::port {
    explicit counting_desk(desk_on_paper& of) : of(of) {}
    net::awaitable<bot::desk::answer> ask(bot::desk::request what) override {
        ++asked;
        co_return of.ask(std::move(what));
    }
    std::vector<std::pair<std::string, std::string>> verbs_for(bot::day::asker) const override { return {}; }
    desk_on_paper& of;
    int asked = 0;
};

class server_side {
public:
    explicit server_side(desk_on_paper& of) : desk_(of), time_(io_, of.from().now) {
        mattermost::mattermost_options how;
        how.url = "https://chat.example.org";
        how.token = token;
        how.command_tokens = {command_token};
        how.callback_url = "http://bot.example.org";
        bot_.emplace(mattermost::mattermost::surroundings{io_.get_executor(), time_, time_, desk_,
                         [](bot::crew::severity, const std::string& what) {
                             must(what.size() <= 500, "what goes into the log is short", what);
                         },
                         &nobody_, [] { return 0.0; }},
            std::move(how));
    }
    wire::http_response answer(wire::http_request call) {
        wire::http_response got;
        const auto answering = tests::play(io_, bot_->answer(std::move(call)), got);
        time_.forward(std::chrono::seconds(30));
        must(answering->text() == "well", "a call is answered", answering->text());
        return got;
    }
    int asked() const { return desk_.asked; }
    mattermost::mattermost& bot() { return *bot_; }
    net::io_context& io() { return io_; }
    tests::virtual_clock& time() { return time_; }

private:
    net::io_context io_{1};
    counting_desk desk_;
    tests::virtual_clock time_;
    no_server nobody_;
    std::optional<mattermost::mattermost> bot_;
};

/// The context of a button as we made it.
inline nlohmann::json sealed_context(std::string words, bool confirms) {
    static const mattermost::name_book names{
        [](const bot::day::person_id& who) { return who.id; }, [](const bot::day::channel_id& it) { return it.id; }};
    static const mattermost::seal sealed(token);
    bot::speech::message it;
    it.buttons.push_back({"Do it", std::move(words), bot::speech::look::plain,
        confirms ? std::optional<std::string>("Sure?") : std::nullopt});
    const auto posts = mattermost::posts_of(it, {}, {names, {sealed, "http://bot.example.org/x", "/chaos "}});
    return posts.at(0).at("props").at("attachments").at(0).at("actions").at(0).at("integration").at("context");
}

inline std::string sealed_state(std::string verb, const char* who, bot::day::instant now) {
    static const mattermost::seal sealed(token);
    bot::speech::form form{std::move(verb), "A form", "Send", {{"card", "3"}}, {}, {}};
    form.fields.resize(1);
    form.fields.front().name = form.fields.front().label = "why";
    const auto made = mattermost::dialog_of(form, {sealed, who, "agents", "1", now + std::chrono::hours(1)});
    return made ? made->at("state").get<std::string>() : std::string();
}

}  // namespace tests::fuzz
