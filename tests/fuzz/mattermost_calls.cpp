// What a Mattermost server, or whoever pretends to be one, sends to the bot's callbacks: every call has an answer that
// Mattermost can read; without a token or a seal of ours nothing is asked of the desk; and the asker reads nothing that
// is not for them.
//
// An input: the moment of the day, the path, whether a button or dialog carries our own seal, who; then the words of
// that button or the verb of that form, ended by a line feed; then the body.
#include "chat/mattermost/door.hpp"
#include "chat/mattermost/mattermost.hpp"
#include "fuzz/desk_on_paper.hpp"
#include "fuzz/input.hpp"
#include "fuzz/must.hpp"
#include "play.hpp"

#include <array>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace {

using namespace tests::fuzz;
using nlohmann::json;
namespace net = boost::asio;
namespace wire = bot::wire;
namespace mattermost = bot::chat::mattermost;

const bot::chat::secret token("bot-token"), command_token("command-token");
constexpr std::array people{"fay", "ada", "bo", "rex", "olga", "sam"};
constexpr std::size_t insiders = 3;

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

private:
    net::io_context io_{1};
    counting_desk desk_;
    tests::virtual_clock time_;
    no_server nobody_;
    std::optional<mattermost::mattermost> bot_;
};

/// The context of a button as we made it.
json sealed_context(std::string words, bool confirms) {
    static const mattermost::name_book names{
        [](const bot::day::person_id& who) { return who.id; }, [](const bot::day::channel_id& it) { return it.id; }};
    static const mattermost::seal sealed(token);
    bot::speech::message it;
    it.buttons.push_back({"Do it", std::move(words), bot::speech::look::plain,
        confirms ? std::optional<std::string>("Sure?") : std::nullopt});
    const auto posts = mattermost::posts_of(it, {}, {names, {sealed, "http://bot.example.org/x", "/chaos "}});
    return posts.at(0).at("props").at("attachments").at(0).at("actions").at(0).at("integration").at("context");
}

std::string sealed_state(std::string verb, const char* who, bot::day::instant now) {
    static const mattermost::seal sealed(token);
    bot::speech::form form{std::move(verb), "A form", "Send", {{"card", "3"}}, {}, {}};
    form.fields.resize(1);
    form.fields.front().name = form.fields.front().label = "why";
    const auto made = mattermost::dialog_of(form, {sealed, who, "agents", "1", now + std::chrono::hours(1)});
    return made ? made->at("state").get<std::string>() : std::string();
}

json object_in(std::string_view body) {
    auto it = body.size() < 10'000 ? json::parse(body, nullptr, false) : json();
    return it.is_object() ? it : json::object();
}

wire::http_request call_to(const char* path, std::string body) {
    const auto* type = path == mattermost::command_path ? "application/x-www-form-urlencoded" : "application/json";
    return {"POST", path, {{"Content-Type", type}}, std::move(body)};
}

std::string written(const json& it) { return it.dump(-1, ' ', false, json::error_handler_t::replace); }

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    static const auto all = desks(bot::day::platform::mattermost);
    static constexpr std::array paths{mattermost::command_path, mattermost::button_path, mattermost::dialog_path};
    input in(bytes, size);
    auto& desk = *in.one_of(all);
    const auto path = in.choose(paths.size());
    const bool is_ours = in.choose(2) == 1;
    const auto who = in.choose(people.size());
    std::string words(in.until('\n'));
    std::string body(in.rest());
    if (is_ours && path == 0)
        body = "token=command-token&trigger_id=t&user_id=" + std::string(26, 'u') +
               "&channel_id=" + std::string(26, 'c') + "&" + body;
    if (is_ours && path > 0) {
        auto it = object_in(body);
        it["user_id"] = people[who];
        it["channel_id"] = "agents";
        it["trigger_id"] = "t";
        if (path == 1) it["context"] = sealed_context(words, it.contains("confirms"));
        if (path == 2) it["state"] = sealed_state(words, people[who], desk.from().now);
        body = written(it);
    }
    server_side bot(desk);
    const auto answer = bot.answer(call_to(paths[path], body));
    must(answer.status < 500, "the bot never fails at a call");
    if (answer.status == 200 && !answer.body.empty())
        must(!json::parse(answer.body, nullptr, false).is_discarded(), "an answer is JSON", answer.body);
    const bool carries_token = body.find("command-token") != body.npos;
    if (!is_ours && !carries_token) must(bot.asked() == 0, "without token or seal nothing is asked of the desk", body);
    const bool is_insider = path != 0 && who < insiders;
    if (!is_insider && desk.from().are == secrets::kept)
        must(answer.body.find(agents_word) == answer.body.npos || body.find(agents_word) != body.npos ||
                 words.find(agents_word) != words.npos,
            "nobody but agents reads what agents wrote", answer.body);
    return 0;
}
