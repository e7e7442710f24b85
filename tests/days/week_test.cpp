// A week with five windows, lived by the clock alone: nobody says a word. The shipped week, moved to where the clocks
// of its zone change between the second window and the third.
#include "approved.hpp"
#include "clock/zones.hpp"
#include "days/transcript.hpp"
#include "desk/stage.hpp"
#include "text_of_file.hpp"

using namespace tests;

namespace {

constexpr const char* zone = "Europe/Berlin";

class week_of_the_change final : public bot::desk::shelf {
public:
    std::expected<std::string, std::string> read(std::string_view) override {
        auto plan = text_of_file(CHAOSDAY_SOURCE_DIR "/config/days/week.toml");
        for (const auto& [shipped, moved] : {std::pair("2027-04-12", "2027-03-25"),
                 std::pair("2027-04-13", "2027-03-26"), std::pair("2027-04-14", "2027-03-29"),
                 std::pair("2027-04-15", "2027-03-30"), std::pair("2027-04-16", "2027-03-31")})
            plan.replace(plan.find(shipped), 10, moved);
        return plan;
    }
};

std::string place(const bot::chat::destination& where) {
    if (const auto* channel = std::get_if<bot::day::channel_id>(&where)) return "#" + channel->id;
    return "@" + std::get<bot::day::person_id>(where).id;
}

std::string said_in(const stage& it) {
    std::string out, date;
    for (const auto& each : it.port.sheets) {
        if (const auto today = days::date_of(each.at, zone); today != date) {
            out += (date.empty() ? "== " : "\n== ") + today + "\n";
            date = today;
        }
        out += fmt::format("\n{} {}{}:\n{}\n", bot::clock::time_text(each.at, zone), place(each.where),
            each.gone ? " (deleted since)" : "", days::indented(each.text));
    }
    return out;
}

}  // namespace

TEST_CASE("A week with five windows, across the change of clocks") {
    week_of_the_change plans;
    stage it(plans);
    const auto& last = it.day().plan.windows.back();
    it.time.run_to(last.ends.at + std::chrono::minutes(25));
    CHECK(it.told == std::vector<std::string>{});
    tests::check_approved("days/week.txt", said_in(it));
}
