// However long, broken or mean the text: an answer, soon.
#include "listening.hpp"
#include "speech/verbs.hpp"
#include "speech/words.hpp"

#include <random>

namespace bot::speech {

namespace {

std::string times(int count, std::string_view each) {
    std::string text;
    for (int i = 0; i < count; ++i) text += each;
    return text;
}

constexpr std::array roles{day::role::none, day::role::responder, day::role::agent, day::role::facilitator};
constexpr std::array platforms{day::platform::room, day::platform::slack, day::platform::mattermost};

void answered(std::string_view words) {
    for (const auto as : roles)
        for (const auto on : platforms) {
            auto listening = around(as);
            listening.on = on;
            const auto it = parse(words, listening);
            if (!it) {
                CHECK_FALSE(it.error().say.empty());
                CHECK(plain(it.error().say).size() < 5'000);
            }
        }
}

}  // namespace

TEST_CASE("40,000 characters are read, one more is not: characters, not bytes") {
    const std::string head = "log 3 ";
    CHECK(meant<day::write_notes>(head + times(39'994, "x")).lines[0].text.size() == 39'994);
    CHECK(meant<day::write_notes>(head + times(39'994, "ü")).lines[0].text.size() == 2 * 39'994);
    CHECK(meant<day::write_notes>(head + times(39'994, "👍")).lines[0].text.size() == 4 * 39'994);
    CHECK(has(remedy(head + times(39'995, "x")), "more than 40,000 characters, and nothing of it was done"));
    CHECK(has(remedy(head + times(39'995, "ü")), "more than 40,000 characters"));
    CHECK(
        meant<day::write_notes>(parse(head + times(39'994, "&amp;"), on_slack())).lines[0].text == times(39'994, "&"));
    CHECK(has(remedy(times(300'000, "x")), "more than 40,000 characters"));
}

TEST_CASE("mean texts of full length are answered at once") {
    for (const auto* each : {"\"", "\"a ", "a\" ", "'a \"b ", "<", "<@U1> ", "&amp;", "why: ", "| ", "\n", "@a ", "— ",
             "\xFF", "\xE2\x80\x9C", "1 ", "owner: ", "team: x ", ", ", "; ", "\xE2\x80\x8B", "«", "10:42 "})
        for (const auto* verb : {"log ", "add ", "card 3 ", "people ", "idea "}) {
            const auto size = std::string_view(each).size();
            CAPTURE(each);
            CAPTURE(verb);
            const auto it = parse(verb + times(static_cast<int>(39'900 / size), each), on_slack(facilitator));
            if (!it) CHECK_FALSE(it.error().say.empty());
        }
}

TEST_CASE("random bytes, and random pieces of what people type, are answered") {
    std::mt19937 random(20261124);
    const auto upto = [&](std::size_t most) { return std::uniform_int_distribution<std::size_t>(0, most)(random); };
    const std::vector<std::string> pieces{"\"", "“", "”", "„", "‘", "’", "«", "»", "'", " ", "\u00A0", "\n", "|", ",",
        ";", ":", "3", "#3", "0", "10:42", "25:99", "@ada", "@nemo", "<@U012ABCDEF>", "<#C1|x>", "<", ">", "&amp;",
        "why:", "team:", "owner:", "date:", "2026-11-24", "to", "by", "team", "—", "-", "every", "3h", "yes", "\xC3",
        "\0x", "✅", "שלום", "99999999999", "from:", "until:", "24:00",
        "rollback:", "estimate:", "zone:", "Europe/Berlin"};
    const auto verbs = all_verbs();
    for (int round = 0; round < 400; ++round) {
        std::string text;
        if (round % 4 != 0) text = std::string(verbs[upto(verbs.size() - 1)].name) + " ";
        for (auto count = upto(24); count > 0; --count)
            text += pieces[upto(pieces.size() - 1)] + (upto(2) == 0 ? "" : " ");
        answered(text);
        std::string bytes;
        for (auto count = upto(60); count > 0; --count) bytes += static_cast<char>(upto(255));
        answered(bytes);
    }
}

TEST_CASE("a text that was heard is sound UTF-8, and its marks stand within it") {
    std::mt19937 random(7);
    const std::string alphabet = "<@U1|>#!&;amplt\xC3\xA9\xFF \n";
    for (int round = 0; round < 2'000; ++round) {
        std::string text;
        for (int i = 0; i < 40; ++i)
            text += alphabet[std::uniform_int_distribution<std::size_t>(0, alphabet.size() - 1)(random)];
        const auto said = hear(text, day::platform::slack);
        CHECK(hear(said.text, day::platform::room).text == said.text);
        for (const auto& each : said.marks) CHECK((each.from < each.to && each.to <= said.text.size()));
    }
}

}  // namespace bot::speech
