// A desk that says what the test wants, for tests of platforms.
#pragma once

#include "clock/clock.hpp"
#include "desk/port.hpp"

#include <functional>
#include <map>
#include <set>
#include <stdexcept>

namespace tests {

inline bot::speech::message words(const std::string& said) {
    return {{bot::speech::paragraph{{bot::speech::text{said}}}}, {}};
}

/// Answers at once, late, or never, as the test wants.
class stub_desk final : public bot::desk::port {
public:
    explicit stub_desk(bot::clock::clock& by) : by_(by) {}

    std::vector<bot::desk::request> asked;
    std::function<bot::desk::answer(const bot::desk::request&)> answers = [](const bot::desk::request&) {
        return bot::desk::answer{words("noted"), {}, {}, false};
    };
    std::function<bot::desk::answer(const bot::desk::request&)> foretells;  ///< before it takes its time
    std::chrono::milliseconds takes{0};
    bool fails = false;

    boost::asio::awaitable<bot::desk::answer> ask(bot::desk::request what) override {
        asked.push_back(what);
        if (foretells && what.foretell) what.foretell(foretells(what));
        if (takes.count() > 0) co_await bot::clock::sleep_for(by_, takes);
        if (fails) throw std::runtime_error("the desk fell over");
        co_return answers(what);
    }
    std::map<std::string, bot::speech::message> homes;  ///< by person
    int homes_asked = 0;
    boost::asio::awaitable<bot::speech::message> home(bot::day::person_id of) override {
        ++homes_asked;
        co_return homes[of.id];
    }
    std::vector<std::pair<std::string, std::string>> verbs_for(bot::day::asker) const override { return {}; }
    std::vector<bot::day::group> groups;  ///< as the desk was told of them
    std::function<bool(const bot::day::group&)> takes_in = [](const bot::day::group&) { return true; };
    boost::asio::awaitable<bool> group_seen(bot::day::group is) override {
        groups.push_back(is);
        co_return takes_in(is);
    }
    std::vector<bot::desk::notice> notices;  ///< of a channel that is lost
    mutable std::vector<std::pair<bot::day::channel_id, bot::desk::loss>> lost;
    mutable int cannot_lose = 0;  ///< so often it falls over instead
    std::vector<bot::desk::notice> channel_is_lost(const bot::day::channel_id& which, bot::desk::loss how) override {
        if (cannot_lose > 0 && cannot_lose-- > 0) throw std::runtime_error("the desk fell over");
        lost.emplace_back(which, how);
        return notices;
    }

    std::vector<bot::day::channel_id> came;  ///< channels that the bot came into
    void came_into(const bot::day::channel_id& which) override { came.push_back(which); }
    int deaf_times = 0;
    void hears_again(bot::day::platform) override { ++deaf_times; }

    std::map<bot::day::post_ref, std::set<bot::day::person_id>> marked;  ///< as a record has it
    std::map<bot::day::post_ref, std::set<bot::day::person_id>> marks_that_stand(bot::day::platform) const override {
        return marked;
    }

    std::string words_of(std::size_t number) const {
        const auto* said = std::get_if<bot::desk::said_words>(&asked.at(number).what);
        return said == nullptr ? "(no words)" : said->words;
    }

private:
    bot::clock::clock& by_;
};

}  // namespace tests
