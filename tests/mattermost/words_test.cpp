// What speaks to us in a text, and what it says: as the captures show which texts mention a bot.
#include "chat/mattermost/words.hpp"

#include <doctest/doctest.h>

using namespace bot::chat::mattermost;

TEST_CASE("a mention speaks to us wherever Mattermost sees one, and nowhere else") {
    struct {
        const char* text;
        const char* words;  ///< null: it is no mention
    } const table[] = {
        {"@chaosday status", "status"},
        {"@ChaosDay: stop-all fire", "stop-all fire"},
        {"hey @chaosday, status", "status"},
        {"status @chaosday", "status"},
        {"status, please (@chaosday).", "status, please ("},
        {"@chaosday", ""},
        {"@chaosdayy status", nullptr},
        {"@chaosday.x status", nullptr},
        {"@chaosday-2 status", nullptr},
        {"mail x@chaosday status", nullptr},
        {"`@chaosday status`", nullptr},
        {"```\n@chaosday stop-all\n```", nullptr},
        {"`code` @chaosday status", "status"},
        {"an odd ` and @chaosday status", "status"},
        {"@all stop-all", nullptr},
        {"@channel stop-all", nullptr},
        {"chaosday status", nullptr},
        {"@chaosday log 3 said:\nline two", "log 3 said:\nline two"},
    };
    for (const auto& each : table) {
        CAPTURE(each.text);
        const auto words = words_to("chaosday", each.text);
        CHECK(words.has_value() == (each.words != nullptr));
        if (words && each.words != nullptr) CHECK(*words == each.words);
    }
}

TEST_CASE("people are called by names as the server writes them, and not in addresses") {
    using names = std::set<std::string>;
    CHECK(called_in("people agents: @Ada.L @ben, (@cleo-2): @ben") == names{"ada.l", "ben", "cleo-2"});
    CHECK(called_in("mail x@example.org, @all @channel @here, @ @.") == names{});
    CHECK(called_in("") == names{});
    CHECK(called_in("@") == names{});
}

TEST_CASE("a direct message speaks to us with and without a mention") {
    CHECK(words_directly_to("chaosday", "  status ") == "status");
    CHECK(words_directly_to("chaosday", "@chaosday status") == "status");
    CHECK(words_directly_to("chaosday", "facilitator @chaosday2") == "facilitator @chaosday2");
    CHECK(words_directly_to("chaosday", "@anna is it") == "@anna is it");
}

TEST_CASE("no text whatever is misread beyond its end") {
    for (const std::string text : {"@", "`", "```", "@chaosday", "@chaosda", "\xC3", "@chaosday\xC3", ""}) {
        for (std::size_t size = 0; size <= text.size(); ++size) {
            const auto words = words_to("chaosday", text.substr(0, size));
            CHECK((!words || words->size() <= size));
        }
    }
}
