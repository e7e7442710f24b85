// Rule 7 on the web: two days with the same public acts, one of them full of experiments, the other without a single
// one, give whoever is no agent the same bytes at the same times: pages, frames, headers, refusals, sizes.
#include "sanitized.hpp"
#include "text_of_file.hpp"
#include "web/day_bench.hpp"

#include <algorithm>
#include <random>

using namespace tests;
using namespace std::chrono_literals;

namespace {

/// Twelve letters that no shipped text has.
constexpr std::string_view marker = "qxzvkjwqxzvk";

class one_plan final : public bot::desk::shelf {
public:
    one_plan(bool with_cards, bool with_shared)
        : text_(text_of_file(CHAOSDAY_SOURCE_DIR "/config/days/single-day.toml")) {
        text_.resize(text_.find("[[card]]"));
        if (with_shared) add(1, "shared");
        for (int card = with_shared ? 2 : 1; with_cards && card <= 5; ++card) add(card, marker);
    }
    std::expected<std::string, std::string> read(std::string_view) override { return text_; }

private:
    void add(int card, std::string_view word) {
        text_ += "\n[[card]]\n";
        for (const auto* field : {"component", "failure", "expected", "mode", "method", "technical-impact",
                 "business-impact", "response", "alert", "load"})
            text_ += fmt::format("{} = \"{} {} {}\"\n", field, word, field, card);
        text_ += fmt::format(
            "rollback = [\"{}\"]\nestimate = \"5m\"\nowner = \"@{}\"\nplanned = \"20m\"\nteams = [\"shop\"]\n", word,
            card % 2 ? "ada" : "bo");
    }
    std::string text_;
};

/// One day with a page of a responder and of a stranger open, and all that they perceive written down with its time.
struct watched {
    /// With a card that both days share and reveal, there are boards for everybody.
    explicit watched(bool with_cards, bool with_shared = false)
        : plan(with_cards, with_shared), it(&plan), first_secret(with_shared ? 2 : 1) {
        it.drawing_takes = with_cards ? 700ms : 0ms;
        it.day.kick_off();
        cookies = {{"rex", it.cookie("rex")}, {"sam", it.cookie("sam")}};
        for (const auto& [who, cookie] : cookies) pages[who] = it.open("status", cookie);
        inside = it.board_of("ada");
        note();
    }
    void say(const std::string& who, const std::string& words) {
        all += who + ": " + it.day.say(who, "incidents", words) + "\n";
        note();
    }
    void press(const std::string& who, const std::string& words) {
        all += it.press(pages.at(who), words).dump() + "\n";
        note();
    }
    void ask(const std::string& target) {
        const auto cookie = "Cookie: " + cookies.at("rex") + "\r\n";
        all += it.talk().get(target, "localhost", cookie) + it.talk().get(target, "localhost");
        all += std::to_string(
            it.talk().call("/board/live", "localhost", "http://localhost", cookies.at("rex"))->refused_with());
        note();
    }
    void secretly(const std::string& who, const std::string& words) {
        it.day.say(who, "chaos-agents", words);
        note();
    }
    /// From an agent's board; its requests have names of their own.
    void press_secretly(const std::string& words, int step) {
        const nlohmann::json press{{"type", "press"}, {"id", "secret-" + std::to_string(step)}, {"words", words}};
        it.talk().say(inside, press.dump());
        it.pass(200ms);
        note();
    }
    void pass(std::chrono::milliseconds how_long) {
        for (; how_long > 0ms; how_long -= 500ms) {
            it.pass(std::min(how_long, std::chrono::milliseconds(500)));
            note();
        }
    }
    /// What has come since, with the time at which it came.
    void note() {
        for (const auto& [who, page] : pages) {
            auto& known = heard[who];
            if (page->bytes.size() == known) continue;
            all +=
                fmt::format("{} {} {}\n", it.day.time.now().time_since_epoch().count(), who, page->bytes.substr(known));
            known = page->bytes.size();
        }
    }

    void reveal_the_shared() {
        it.day.say("fay", "chaos-agents", "start 1 why: it is told anyway");
        it.pass(5min);
        it.day.say("fay", "chaos-agents", "stop 1 by agents rolled-back");
        it.day.say("fay", "chaos-agents", "reveal 1");
        for (const auto& [who, cookie] : cookies) pages[who + "'s board"] = it.open("board", cookie);
        note();
    }

    one_plan plan;
    day_bench it;
    int first_secret;
    std::map<std::string, std::string> cookies;
    std::map<std::string, std::shared_ptr<page>> pages;
    std::map<std::string, std::size_t> heard;
    std::shared_ptr<page> inside;
    std::string all;
};

std::string secret_act(std::mt19937& dice, int first) {
    const auto card = std::to_string(first + static_cast<int>(dice() % static_cast<unsigned>(6 - first)));
    const auto word = std::string(marker);
    const std::array<std::string, 10> acts{"start " + card + " why: " + word, "start " + card + " why: " + word,
        "stop " + card + " by team why: " + word, "stop " + card + " by nobody rolled-back", "rolled-back " + card,
        "log " + card + " " + word, "change " + word + " restore: " + word, "skip " + card + " why: " + word,
        "add " + word + " | is slow | nobody sees it", "undo"};
    return acts.at(dice() % acts.size());
}

/// The names of sessions and the dice of tokens differ from run to run; they come before the first frame.
void play_both(unsigned seed, watched& secret, watched& bare) {
    std::mt19937 dice(seed);
    const auto both = [&](const auto& act) {
        act(secret);
        act(bare);
    };
    for (int step = 0; step < 40; ++step) {
        switch (dice() % 10) {
            case 0:
                both([](watched& it) { it.say("rex", "seen the cart is empty team: shop"); });
                break;
            case 1:
                both([](watched& it) { it.press("rex", "resolved 1"); });
                break;
            case 2:
                both([n = dice() % 9](watched& it) { it.press("sam", "card " + std::to_string(n)); });
                break;
            case 3:
                both([n = dice() % 9](watched& it) { it.press("rex", "start " + std::to_string(n)); });
                break;
            case 4:
                both([n = dice() % 4](
                         watched& it) { it.ask(std::array{"/board.html", "/who", "/status.html", "/health"}.at(n)); });
                break;
            case 5:
                both([real = dice() % 2 == 0](watched& it) {
                    it.say("rio", real ? "real payments fail" : "stop-all it burns");
                    it.pass(3min);
                    it.secretly("fay", "resume yes");
                });
                break;
            default:
                secret.secretly(dice() % 2 ? "ada" : "bo", secret_act(dice, secret.first_secret));
                if (dice() % 4 == 0) secret.press_secretly(secret_act(dice, secret.first_secret), step);
                if (dice() % 4 == 0) secret.secretly("fay", dice() % 2 ? "hold" : "limit 4");
                // A page's press takes its time; the other day takes the same.
                bare.it.day.time.run_to(secret.it.day.time.now());
                bare.note();
        }
        both([by = std::chrono::seconds(dice() % 240)](watched& it) { it.pass(by); });
    }
}

}  // namespace

TEST_CASE("whoever is no agent gets the same bytes at the same times, whatever agents do") {
    constexpr unsigned seeds = is_sanitized ? 1 : 4;
    std::size_t ran = 0, frames = 0;
    for (unsigned seed = 1; seed <= seeds; ++seed) {
        CAPTURE(seed);
        watched secret(true), bare(false);
        play_both(seed, secret, bare);
        CHECK(secret.all == bare.all);
        CHECK(secret.all.find(marker) == std::string::npos);
        CHECK(secret.inside->bytes.find(marker) != std::string::npos);
        CHECK(bare.it.day.day().secret.cards.empty());
        for (const auto& [no, each] : secret.it.day.day().secret.cards) ran += each.runs.size();
        for (const auto& [who, page] : secret.pages) frames += page->of_type("status").size();
        for (const auto& each : secret.it.told) CHECK(each.find(marker) == std::string::npos);
    }
    CHECK(ran > seeds);
    CHECK(frames > 4 * seeds);
}

TEST_CASE("after a reveal everybody's board and timeline come the same, whatever agents do with the other cards") {
    constexpr unsigned seeds = is_sanitized ? 1 : 2;
    std::size_t ran = 0;
    for (unsigned seed = 1; seed <= seeds; ++seed) {
        CAPTURE(seed);
        watched secret(true, true), bare(false, true);
        secret.reveal_the_shared();
        bare.reveal_the_shared();
        play_both(seed, secret, bare);
        REQUIRE(secret.all == bare.all);
        CHECK(secret.all.find(marker) == std::string::npos);
        CHECK(secret.pages.at("sam's board")->of_type("timeline").back().at("svg").get<std::string>().find("shared") !=
              std::string::npos);
        CHECK(secret.inside->bytes.find(marker) != std::string::npos);
        for (const auto& [no, each] : secret.it.day.day().secret.cards)
            if (no.value != 1) ran += each.runs.size();
    }
    MESSAGE(ran << " secret runs");
    CHECK(ran >= seeds);
}
