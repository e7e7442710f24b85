// The pages of a day over memory: a whole bot without network and disk behind them (desk/stage.hpp), people with links,
// cookies and open pages before them. fay facilitates, ada and bo are agents, rex and rio responders.
#pragma once

#include "desk/stage.hpp"
#include "report/live_picture.hpp"
#include "room/room_bench.hpp"
#include "web/day_site.hpp"
#include "web/web_bench.hpp"
#include "web/web_talk.hpp"

namespace tests {

using namespace std::chrono_literals;

class day_bench {
public:
    explicit day_bench(bot::desk::shelf* plans = nullptr, web::public_place ours = {})
        : day(plans ? stage(*plans) : stage()), place(std::move(ours)) {
        day.at.serve_links([this](bot::day::day_id of,
                               const bot::day::person_id& who) -> std::expected<std::string, bot::desk::no_link> {
            if (!site) return std::unexpected(bot::desk::no_link::no_page);
            return site->link_for(of, who);
        });
        day.at.on_change([this](bot::day::day_id of) {
            if (site) site->day_changed(of);
        });
        day.at.on_new_roles([this](std::set<bot::day::person_id> whose) { return show_new_roles(std::move(whose)); });
        open_bot();
    }

    ~day_bench() { end_bot(); }
    day_bench(const day_bench&) = delete;
    day_bench& operator=(const day_bench&) = delete;

    /// As the program ends: goodbye to pages, then nothing of the web is left.
    void end_bot() {
        if (!site) return;
        site->close(100ms);
        pass(200ms);
        play(day.io, listener->stop(100ms));
        play(day.io, site->stop());
        pass(200ms);
        site.reset();
        listener.reset();
    }
    /// The bot's web begins anew, with what is kept on disk.
    void restart() {
        end_bot();
        open_bot();
    }
    /// The token of a new link, as the person reads it in the chat.
    std::string token(const std::string& who) {
        const auto made = site->link_for(day.day().id, person(who));
        REQUIRE(made);
        return made->substr(made->find('#') + 1);
    }
    std::string enter(const std::string& token, const std::string& more = "Origin: http://localhost\r\n") {
        return talk().post("/enter", "localhost", more, token);
    }
    /// The cookie of a new session.
    std::string cookie(const std::string& who) {
        const auto set = field_of(enter(token(who)), "Set-Cookie");
        REQUIRE_FALSE(set.empty());
        return set.substr(0, set.find(';'));
    }
    std::shared_ptr<page> open(const std::string& which, const std::string& cookie) {
        auto it = talk().call("/" + which + "/live", "localhost", "http://localhost", cookie);
        pass(200ms);
        return it;
    }
    std::shared_ptr<page> board_of(const std::string& who) { return open("board", cookie(who)); }
    std::shared_ptr<page> status_of(const std::string& who) { return open("status", cookie(who)); }
    /// Presses a button of the page and returns what was answered.
    nlohmann::json press(const std::shared_ptr<page>& on, const std::string& words) {
        const auto id = std::to_string(++requests);
        talk().say(on, nlohmann::json{{"type", "press"}, {"id", id}, {"words", words}}.dump());
        pass(200ms);
        for (const auto& each : on->of_type("done"))
            if (each.at("id") == id) return each;
        return {};
    }
    void pass(std::chrono::milliseconds how_long) { day.time.forward(how_long); }
    web_talk& talk() { return *talk_; }

    stage day;
    std::chrono::milliseconds drawing_takes{0};  ///< for a timeline of agents
    own_directory directory;
    web::public_place place;
    std::unique_ptr<web::listener> listener;
    std::unique_ptr<web::day_site> site;
    std::vector<std::string> told;
    int requests = 0, looks = 0;  ///< `looks`: how often the pages asked what somebody may see

    bool is_disk_full = false, disk_hangs = false;
    void disk_comes_back() {
        disk_hangs = false;
        for (const auto& each : std::exchange(waiting_for_disk_, {})) each();
    }

private:
    std::vector<std::function<void()>> waiting_for_disk_;
    boost::asio::awaitable<void> show_new_roles(std::set<bot::day::person_id> whose) {
        if (site) site->roles_changed(whose);
        co_return;
    }
    void open_bot() {
        const auto trouble = [this](const std::string& what, std::exception_ptr) { told.push_back(what); };
        listener = std::make_unique<web::listener>(
            day.io.get_executor(), day.time, web::page_files({our_pages}, "enter.html"), trouble, place);
        talk_.emplace(day.io, day.time, *listener);
        site = std::make_unique<web::day_site>(day.io.get_executor(), *listener,
            web::day_site::surroundings{
                {day.time, eyes(), [this] { return place ? web::origin_of(*place) : "http://localhost"; },
                    web::guest_file(directory / "",
                        [this](const auto& file, const auto& text, const auto& done) {
                            waiting_for_disk_.push_back([this, file, text, done] {
                                if (!is_disk_full) put_contents(file, text);
                                if (done) done(!is_disk_full);
                            });
                            if (!disk_hangs) disk_comes_back();
                        }),
                    [this](bot::crew::severity, const std::string& what) { told.push_back(what); }},
                {day.time, day.time, eyes(), [this] { return day.at.settled(); },
                    {[](const bot::day::person_id& who) { return who.id; },
                        [](const bot::day::channel_id& which) { return which.id; }},
                    day.at, [this] { return web::clock_face{day.time.now(), 1, false, "UTC"}; },
                    [this](const web::guest& who) { return picture_for(who); }},
                trouble});
    }
    /// As the program does it: agents' timelines take their time, everybody else's come at once.
    web::gallery::making picture_for(const web::guest& who) {
        const auto& it = day.at.known().days.at(who.day);
        const auto takes = bot::day::agents_view(it, who.who) ? drawing_takes : 0ms;
        return [this, takes, drawn = bot::report::live_picture(it, who.who, {day.time.now()})] {
            return draw(drawn, takes);
        };
    }
    boost::asio::awaitable<std::string> draw(std::string drawn, std::chrono::milliseconds takes) {
        if (takes > 0ms) co_await bot::clock::sleep_for(day.time, takes);
        co_return drawn;
    }
    web::look eyes() {
        return [this](bot::day::day_id of, const bot::day::person_id& who) -> std::optional<web::sight> {
            ++looks;
            const auto found = day.at.known().days.find(of);
            if (found == day.at.known().days.end()) return std::nullopt;
            const auto& it = found->second;
            return web::sight{bot::day::role_of(it, who), bot::day::public_day(it), bot::day::agents_view(it, who)};
        };
    }
    std::optional<web_talk> talk_;
};

/// The shipped day with a break of an hour: between its two windows it is as it is in a night.
class day_with_a_break final : public bot::desk::shelf {
public:
    std::expected<std::string, std::string> read(std::string_view) override {
        auto text = *shipped_plans().read("single-day");
        text.replace(
            text.find("[[window]]"), 0, "[[window]]\ndate = 2027-03-16\nfrom = \"06:00\"\nuntil = \"08:30\"\n\n");
        return text;
    }
};

/// The chaos goes on, an agent and the facilitator have the board before them.
struct open_day : day_bench {
    open_day() {
        day.kick_off();
        ada = board_of("ada");
        fay = board_of("fay");
    }
    std::shared_ptr<page> ada, fay;
};

}  // namespace tests
