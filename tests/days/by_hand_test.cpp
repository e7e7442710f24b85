// The script's day twice: once typed as commands, once by forms and buttons. The two records tell the same, fact by
// fact: its kind, its day, whose it is, every word, when it happened and when it was written; what people did in the
// same order.
#include "days/script.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using namespace tests::days;

namespace {

using nlohmann::json;

/// A message has an id of its own in each of the two Slacks.
void leave_out_ids_of_messages(json& in) {
    if (in.is_object() && in.contains("where") && in.contains("id")) in.erase("id");
    if (in.is_structured())
        for (auto& each : in) leave_out_ids_of_messages(each);
}

bool stands_with_somebody(const json& it) {
    if (it.value("fact", "") == "report_brought") return true;
    return it.value("fact", "") == "agents_announced" &&
           it.at("where").at("where").at("id").get<std::string>()[0] == 'D';
}

struct told {
    std::vector<std::string> by_people, by_the_bot;
};

/// What has to differ is the number of the request, the ids of messages, and so the checksum over them; and when
/// something stands that was brought to one person, and so what the bot does before and after that, for Slack takes one
/// message a second to a person, and by hand the bot says something there besides.
told told_by(const workplace& of) {
    told all;
    for (const auto& line : of.record()) {
        auto it = json::parse(line);
        if (stands_with_somebody(it))
            for (const auto* each : {"happened", "written"}) it.erase(each);
        for (const auto* each : {"cause", "crc", "n"}) it.erase(each);
        leave_out_ids_of_messages(it);
        auto& those = it.value("/actor/id"_json_pointer, "").empty() ? all.by_the_bot : all.by_people;
        those.push_back(it.dump());
    }
    std::ranges::sort(all.by_the_bot);
    return all;
}

void check_alike(const std::vector<std::string>& these, const std::vector<std::string>& those) {
    for (std::size_t n = 0; n < std::min(these.size(), those.size()); ++n) CHECK(these[n] == those[n]);
    CHECK(these.size() == those.size());
}

template <class People>
told told_after(workplace& in, People& people) {
    live_the_day(people);
    CHECK(in.log == std::vector<std::string>{});
    CHECK(in.slack.bad_payloads == std::vector<std::string>{});
    CHECK(in.slack.too_fast == std::vector<std::string>{});
    return told_by(in);
}

}  // namespace

TEST_CASE("the whole script by forms and buttons leaves the record that the commands leave") {
    workplace one(planning_begins), other(planning_begins);
    by_hand hands(other);
    const auto typed = told_after(one, one), pressed = told_after(other, hands);
    MESSAGE(typed.by_people.size() << " facts of people; " << hands.pressed << " commands by hand");
    CHECK(typed.by_people.size() > 60);
    CHECK(typed.by_the_bot.size() > 60);
    check_alike(typed.by_people, pressed.by_people);
    check_alike(typed.by_the_bot, pressed.by_the_bot);
    CHECK(hands.pressed > 60);
}
