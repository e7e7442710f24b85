// A desk that says back what it was asked, so that the room and its pages can be tried without a day.
#pragma once

#include "desk/port.hpp"

#include <vector>

namespace tests {

class echo_desk final : public bot::desk::port {
public:
    std::vector<bot::desk::request> asked;
    /// Instead of the echo, once.
    std::optional<bot::desk::answer> next;

    static bot::speech::message saying(std::string text) {
        bot::speech::paragraph only{{bot::speech::text{std::move(text)}}};
        bot::speech::message made;
        made.body.emplace_back(std::move(only));
        return made;
    }

    boost::asio::awaitable<bot::desk::answer> ask(bot::desk::request what) override {
        auto made = next ? std::move(*next) : echo(what);
        next.reset();
        asked.push_back(std::move(what));
        co_return made;
    }
    std::vector<std::pair<std::string, std::string>> verbs_for(bot::day::asker who) const override {
        std::vector<std::pair<std::string, std::string>> verbs{
            {"seen", "report a failure"}, {"status", "what goes on"}};
        if (who.who.id == "ada") verbs.emplace_back("start", "start a card");
        return verbs;
    }

private:
    static bot::desk::answer echo(const bot::desk::request& what) {
        bot::desk::answer made;
        if (const auto* words = std::get_if<bot::desk::said_words>(&what.what))
            made.say = saying("heard: " + words->words);
        if (const auto* form = std::get_if<bot::desk::filled_form>(&what.what))
            made.say = saying("filled: " + form->verb);
        return made;
    }
};

}  // namespace tests
