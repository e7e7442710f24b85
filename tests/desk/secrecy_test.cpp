// Rule 7 through the whole bot but the network: two days with the same public acts, one of them full of experiments,
// the other without a single one, say the same to everybody who is to be surprised: the same words, ids, order and
// times.
#include "desk/stage.hpp"
#include "sanitized.hpp"
#include "text_of_file.hpp"

#include <algorithm>
#include <random>

using namespace bot;
using namespace std::chrono_literals;
using tests::stage;

namespace {

/// Twelve letters that no shipped text has.
constexpr std::string_view marker = "qxzvkjwqxzvk";

std::string shipped_plan() { return tests::text_of_file(CHAOSDAY_SOURCE_DIR "/config/days/single-day.toml"); }

std::string without_cards() {
    auto plan = shipped_plan();
    return plan.substr(0, plan.find("[[card]]"));
}

std::string with_marked_cards() {
    std::string plan = without_cards();
    for (int card = 1; card <= 5; ++card) {
        plan += "\n[[card]]\n";
        for (const auto* field : {"component", "failure", "expected", "mode", "method", "technical-impact",
                 "business-impact", "response", "alert", "load"})
            plan += fmt::format("{} = \"{} {} {}\"\n", field, marker, field, card);
        plan += fmt::format(
            "rollback = [\"{} step\"]\nestimate = \"5m\"\nowner = \"@{}\"\nplanned = \"20m\"\nteams = [\"shop\"]\n",
            marker, card % 2 ? "ada" : "bo");
    }
    return plan;
}

/// Everything that whoever is no agent can perceive.
std::string perceived(const stage& of) {
    std::string all;
    for (const auto& each : of.port.sheets) {
        const auto* person = std::get_if<day::person_id>(&each.where);
        const auto* channel = std::get_if<day::channel_id>(&each.where);
        const bool public_place = (channel && channel->id == "incidents") ||
                                  (person && person->id != "ada" && person->id != "bo" && person->id != "fay");
        if (!public_place) continue;
        all += fmt::format("{} {} {} {}{}{} {} {}\n", each.at.time_since_epoch().count(),
            person ? person->id : channel->id, each.name, each.pinned, each.gone, each.edits,
            each.edited_at.time_since_epoch().count(), each.text);
    }
    for (const auto& [where, topic] : of.port.topics)
        if (where.id == "incidents") all += "topic " + topic + "\n";
    return all;
}

class one_plan final : public desk::shelf {
public:
    explicit one_plan(std::string text) : text_(std::move(text)) {}
    std::expected<std::string, std::string> read(std::string_view) override { return text_; }

private:
    std::string text_;
};

struct two_days {
    one_plan full{with_marked_cards()}, empty{without_cards()};
    stage secret{full}, bare{empty};
    std::string heard_secret, heard_bare;

    void both(const std::string& who, const std::string& words) {
        heard_secret += who + ": " + secret.say(who, "incidents", words) + "\n";
        heard_bare += who + ": " + bare.say(who, "incidents", words) + "\n";
    }
    void facilitator(const std::string& words) {
        secret.say("fay", "chaos-agents", words);
        bare.say("fay", "chaos-agents", words);
    }
    void comes_in(const std::string& who) {
        for (auto* day : {&secret, &bare}) day->ask(who, "incidents", desk::came_in{tests::person(who)});
    }
    /// All that is in goes, so that the day can end as one without experiments does.
    void cleans_up() {
        const auto cards = secret.day().secret.faulty;
        for (const auto no : cards) {
            const auto number = std::to_string(no.value);
            secret.say("fay", "chaos-agents", "stop " + number + " by agents");
            secret.say("fay", "chaos-agents", "rolled-back " + number);
        }
        const auto changes = secret.day().secret.open_changes;
        for (const auto no : changes) secret.say("fay", "chaos-agents", "restored " + std::to_string(no.value));
    }
    void forward(std::chrono::milliseconds how_far) {
        secret.time.forward(how_far);
        bare.time.forward(how_far);
    }
};

/// What agents do, and the facilitator where only agents hear of it; many of these are refused, which is as good.
std::string secret_act(std::mt19937& dice) {
    const auto below = [&](int n) { return static_cast<int>(dice() % static_cast<unsigned>(n)); };
    const auto card = std::to_string(1 + below(6));
    switch (below(14)) {
        case 0:
        case 1:
        case 2:
            return "start " + card + " why: " + std::string(marker);
        case 3:
        case 4:
            return "stop " + card + " by team why: " + std::string(marker);
        case 5:
            return "stop " + card + " by nobody rolled-back";
        case 6:
        case 7:
            return "rolled-back " + card;
        case 8:
            return "log " + card + " " + std::string(marker);
        case 9:
            return "change " + std::string(marker) + " restore: " + std::string(marker);
        case 10:
            return "restored 1";
        case 11:
            return "skip " + card + " why: " + std::string(marker);
        case 12:
            return "undo";
        default:
            return "add " + std::string(marker) + " | is slow | nobody sees it";
    }
}

}  // namespace

TEST_CASE("what the public perceives does not depend on cards and agents' acts") {
    for (unsigned seed = 1; seed <= (is_sanitized ? 4 : 12); ++seed) {
        CAPTURE(seed);
        std::mt19937 dice(seed);
        two_days days;
        days.secret.kick_off();
        days.bare.kick_off();
        for (int step = 0; step < 90; ++step) {
            const auto who = dice() % 2 ? "rex" : "rio";
            switch (dice() % 13) {
                case 0:
                    days.both(who, "seen the cart is empty team: shop");
                    break;
                case 1:
                    days.both(who, "resolved 1");
                    break;
                case 2:
                    days.both(who, "status");
                    break;
                case 3:
                    days.both(who, "start " + std::to_string(dice() % 9));
                    break;
                case 4:
                    days.both(who, "help start");
                    break;
                case 5:
                    days.both(who, "bord");
                    break;
                case 6:
                    days.both(who, "learned that we need a runbook");
                    break;
                case 7:
                    days.both(who, dice() % 2 ? "stop-all it burns" : "real payments fail");
                    days.forward(3min);
                    days.facilitator("resume yes");
                    break;
                case 8:
                    days.comes_in("guest" + std::to_string(step));
                    break;
                default:
                    days.secret.say(dice() % 2 ? "ada" : "bo", "chaos-agents", secret_act(dice));
                    if (dice() % 4 == 0) days.secret.say("fay", "chaos-agents", dice() % 2 ? "hold" : "resume");
                    if (dice() % 4 == 0) days.secret.say("fay", "chaos-agents", "limit 4");
            }
            if (step == 30) days.facilitator("extend 18:30");
            // Often in the middle of what is under way.
            days.forward(dice() % 3 ? std::chrono::minutes(dice() % 13) : std::chrono::milliseconds(dice() % 700));
        }
        days.forward(6h);
        days.cleans_up();
        days.forward(200ms);
        days.facilitator("end");
        days.forward(1min);
        CHECK(days.bare.day().open.now == day::phase::ended);
        CHECK(perceived(days.bare).find("[Stop everything]") == std::string::npos);
        CHECK(perceived(days.secret) == perceived(days.bare));
        CHECK(days.heard_secret == days.heard_bare);
        CHECK(perceived(days.secret).find(marker) == std::string::npos);
        CHECK(days.heard_secret.find(marker) == std::string::npos);
        CHECK(days.bare.day().secret.cards.empty());
        const auto& cards = days.secret.day().secret.cards;
        CHECK(std::ranges::any_of(cards, [](const auto& each) { return !each.second.runs.empty(); }));
    }
}

TEST_CASE("the log tells nothing of cards") {
    two_days days;
    days.secret.kick_off();
    days.secret.port.fates = {tests::paper_port::fate::lost, tests::paper_port::fate::refused};
    days.secret.say("ada", "chaos-agents", "start 1 why: " + std::string(marker));
    days.secret.time.forward(10min);
    for (const auto& each : days.secret.told) CHECK_MESSAGE(each.find(marker) == std::string::npos, each);
}
