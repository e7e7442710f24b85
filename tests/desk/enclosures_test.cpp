// What goes along with an announcement (the report at the end of a day): each part stands once, after it.
#include "day/announce.hpp"
#include "day/apply.hpp"
#include "desk/stage.hpp"
#include "speech/say.hpp"

#include <algorithm>

using namespace bot;
using namespace std::chrono_literals;
using tests::agents_channel;
using tests::paper_port;
using tests::stage;

namespace {

/// The end of a day, which brings a file and some words along to the agents' channel.
struct ended_day {
    explicit ended_day(std::map<std::string, std::deque<paper_port::fate>> fates = {}) {
        with_enclosures(it);
        it.kick_off();
        it.time.forward(1h);
        it.port.fates_of = std::move(fates);
        it.say("fay", "chaos-agents", "end");
        it.time.forward(5min);
    }
    static void with_enclosures(stage& day) {
        day.at_the_end = {
            {"report", chat::file{"storm.html", "The report", "<html>"}}, {"words", speech::says("what was learnt")}};
    }
    /// The names of what stands in the agents' channel from the end on, each with how often.
    static std::map<std::string, int> stands(const stage& day, const std::string& name) {
        std::map<std::string, int> all;
        for (const auto& each : day.port.sheets)
            if (each.where == agents_channel && each.name.starts_with(name)) ++all[each.name.substr(name.size())];
        return all;
    }
    std::string name() const {
        for (const auto& each : it.port.sheets)
            if (const auto at = each.name.find("/report"); at != std::string::npos) return each.name.substr(0, at);
        return {};
    }
    stage it;
};

const std::map<std::string, int> all_of_it{{"", 1}, {"/report", 1}, {"/words", 1}};

}  // namespace

TEST_CASE("what goes along with an announcement stands after it") {
    const ended_day day;
    CHECK(ended_day::stands(day.it, day.name()) == all_of_it);
    const auto said = day.it.port.texts(agents_channel);
    CHECK(std::ranges::count_if(said, [](const auto& each) { return each.contains("what was learnt"); }) == 1);
    CHECK(day.it.day().secret.outstanding.empty());
}

TEST_CASE("whatever befalls the parts of an announcement, each stands once in the end") {
    const auto name = ended_day().name();
    using enum paper_port::fate;
    for (const auto* part : {"", "/report", "/words"})
        for (const auto fate : {lost, arrives_unanswered, falls_over}) {
            CAPTURE(part);
            CAPTURE(static_cast<int>(fate));
            const ended_day day({{name + part, {fate, fate}}});
            CHECK(ended_day::stands(day.it, name) == all_of_it);
            CHECK(day.it.day().secret.outstanding.empty());
        }
}

TEST_CASE("a part that the platform refuses is left out, and told to the operator") {
    const auto name = ended_day().name();
    const ended_day day({{name + "/report", {paper_port::fate::refused}}});
    CHECK(ended_day::stands(day.it, name) == std::map<std::string, int>{{"", 1}, {"/words", 1}});
    CHECK(day.it.day().secret.outstanding.empty());
    CHECK(std::ranges::any_of(day.it.told, [](const auto& each) { return each.contains("refuses report"); }));
}

TEST_CASE("wherever a crash cut an announcement off, the next process says the rest of it") {
    const ended_day before;
    const auto name = before.name();
    day::state known;
    for (const auto& each : before.it.book.facts()) {
        const auto* to_agents = std::get_if<day::agents_fact>(&each.what);
        const auto* stood = to_agents ? std::get_if<day::agents_announced>(to_agents) : nullptr;
        if (!stood || day::name_of(stood->id) != name) day::apply(known, each);
    }
    for (const std::size_t parts : {0U, 1U, 2U, 3U}) {
        CAPTURE(parts);
        stage after("", known);
        ended_day::with_enclosures(after);
        std::size_t kept = 0;
        for (const auto& each : before.it.port.sheets)
            if (!each.name.starts_with(name) || each.where != agents_channel || ++kept <= parts)
                after.port.sheets.push_back(each);
        after.time.run_to(before.it.time.now());
        after.keeper.look_if_changed(after.day().id);
        after.outbox.look_everywhere();
        after.time.forward(1min);
        CHECK(ended_day::stands(after, name) == all_of_it);
        CHECK(after.day().secret.outstanding.empty());
    }
}
