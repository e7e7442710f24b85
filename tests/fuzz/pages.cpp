// Bytes at the door of the web pages, over memory and through the real listener: pages, sessions, board and status page
// with their sockets. Whatever comes, an answer is whole and guarded, nothing fails inside, and without an agent's
// cookie nobody reads what agents wrote.
//
// An input: the moment of the day; then what a browser, or somebody who is none, sends over one connection.
// $FAY, $ADA, $REX in it are the cookies of sessions, $LINK the token of a link that was not opened yet.
#include "fuzz/at_the_door.hpp"
#include "fuzz/input.hpp"
#include "fuzz/secrecy.hpp"
#include "play.hpp"
#include "report/live_picture.hpp"
#include "web/day_site.hpp"
#include "web/health.hpp"
#include "wire/memory_pipe.hpp"
#include "wire/raw_talk.hpp"

#include <algorithm>
#include <map>

namespace {

using namespace tests::fuzz;
using namespace std::chrono_literals;
namespace net = boost::asio;
namespace web = bot::web;
namespace wire = bot::wire;

/// One run of the bot's web, and the people who have a page there.
class site {
public:
    explicit site(desk_on_paper& of)
        : of_(of.from()),
          desk_(of),
          time_(io_, of_.now),
          listener_(io_.get_executor(), time_, shipped_pages(), must_be_of_the_wire),
          site_(io_.get_executor(), listener_,
              {{time_, eyes(), [] { return "http://localhost"; }, web::guest_file("/nowhere"),
                   [](bot::crew::severity, const std::string&) {}, dice()},
                  {time_, time_, eyes(), []() -> net::awaitable<bool> { co_return true; },
                      {[](const bot::day::person_id& who) { return who.id; },
                          [](const bot::day::channel_id& which) { return which.id; }},
                      desk_, [this] { return web::clock_face{time_.now(), 1, false, "UTC"}; },
                      [](const web::guest&) { return web::made_already("<svg></svg>"); }},
                  must_be_of_the_wire}) {
        web::tell_health_on(listener_, [] { return std::optional<std::string>(); });
    }
    ~site() {
        site_.close(100ms);
        time_.forward(200ms);
        tests::play(io_, listener_.stop(100ms));
        tests::play(io_, site_.stop());
        time_.forward(200ms);
    }
    site(const site&) = delete;
    site& operator=(const site&) = delete;

    /// What comes back for these bytes until nobody has more to say.
    std::string answer_to(std::string words) {
        auto made = tests::make_wire(io_.get_executor());
        auto heard = std::make_shared<std::string>();
        tests::play(io_, listener_.serve(std::move(made.there)));
        {
            const auto talking = tests::play(io_, tests::exchange(std::move(made.here), std::move(words), heard));
            time_.forward(300ms);
            talking->stop.emit(net::cancellation_type::terminal);
            time_.settle();
        }
        return *heard;
    }
    /// The words with what these people would have in place of $FAY, $ADA, $REX and $LINK.
    std::string filled(std::string words) {
        if (of_.known.days.empty()) return words;
        for (const auto& [name, who] : {std::pair{"$FAY", "fay"}, {"$ADA", "ada"}, {"$REX", "rex"}}) {
            if (words.find(name) == words.npos) continue;
            cookies_[who] = cookie_of(who);
            words = replaced(std::move(words), name, cookies_[who]);
        }
        return words.find("$LINK") == words.npos ? words : replaced(std::move(words), "$LINK", token_of("rex"));
    }
    /// Whether somebody could come in with these words who is one of this day's agents.
    bool lets_agents_in(const std::string& words) const {
        return std::ranges::any_of(cookies_, [&](const auto& of) {
            return of.first != "rex" && !of.second.empty() && words.find(of.second) != words.npos;
        });
    }

private:
    static web::dice dice() {
        return [next = 'a'](std::size_t number) mutable { return std::string(number, next++); };
    }
    web::look eyes() {
        return [this](bot::day::day_id of, const bot::day::person_id& who) -> std::optional<web::sight> {
            const auto found = of_.known.days.find(of);
            if (found == of_.known.days.end()) return std::nullopt;
            const auto& it = found->second;
            return web::sight{bot::day::role_of(it, who), bot::day::public_day(it), bot::day::agents_view(it, who)};
        };
    }
    std::string token_of(const char* name) {
        const auto made = site_.link_for(of_.known.days.rbegin()->first, person(bot::day::platform::room, name));
        return made ? made->substr(made->find('#') + 1) : std::string();
    }
    std::string cookie_of(const char* name) {
        const auto token = token_of(name);
        const auto answer = answer_to(
            "POST /enter HTTP/1.1\r\nHost: localhost\r\nOrigin: http://localhost\r\n"
            "Connection: close\r\nContent-Length: " +
            std::to_string(token.size()) + "\r\n\r\n" + token);
        const auto from = answer.find("Set-Cookie: ");
        if (from == answer.npos) return {};
        return answer.substr(from + 12, answer.find(';', from) - from - 12);
    }

    const moment_of_a_day& of_;
    net::io_context io_{1};
    asked_desk desk_;
    tests::virtual_clock time_;
    web::listener listener_;
    web::day_site site_;
    std::map<std::string, std::string> cookies_;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    static const auto all = desks(bot::day::platform::room);
    input in(bytes, size);
    auto& desk = *in.one_of(all);
    site bot(desk);
    const auto words = bot.filled(std::string(in.rest()));
    const auto answer = bot.answer_to(words);
    must_be_answers(answer);
    if (desk.from().are == secrets::kept && !bot.lets_agents_in(words) && !says_secret(words))
        must(answer.find(agents_word) == answer.npos, "nobody but agents reads what agents wrote", answer);
    return 0;
}
