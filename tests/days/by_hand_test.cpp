// The script's day twice: once typed as commands, once by forms and buttons. The two records tell the same, fact by
// fact: its kind, its day, whose it is, every word, when it happened and when it was written, and its place.
#include "days/script.hpp"

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

/// What has to differ is the number of the request, the ids of messages, and so the checksum over them; and when a file
/// stands, for Slack takes one message a second to a person, and by hand the bot says something there besides.
std::vector<std::string> told_by(const workplace& of) {
    std::vector<std::string> facts;
    for (const auto& line : of.record()) {
        auto it = json::parse(line);
        for (const auto* each : {"cause", "crc"}) it.erase(each);
        leave_out_ids_of_messages(it);
        if (it.value("fact", "") == "report_brought")
            for (const auto* each : {"happened", "written"}) it.erase(each);
        facts.push_back(it.dump());
    }
    return facts;
}

template <class People>
std::vector<std::string> told_after(workplace& in, People& people) {
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
    MESSAGE(typed.size() << " facts; " << hands.pressed << " commands by hand");
    CHECK(typed.size() > 100);
    for (std::size_t n = 0; n < std::min(typed.size(), pressed.size()); ++n) CHECK(typed[n] == pressed[n]);
    CHECK(typed.size() == pressed.size());
    CHECK(hands.pressed > 60);
}
