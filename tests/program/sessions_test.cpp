// Who has a session, and the end of all of them, as the operator asks for it.
#include "program/directory.hpp"
#include "program/programs.hpp"
#include "web/guest_file.hpp"

#include <doctest/doctest.h>

using namespace bot::program;
namespace web = bot::web;

namespace {

struct bench {
    directory here;
    std::filesystem::path file = here.write("chaosday.toml", "record = \"record\"\n");
    web::guest_file kept{here / "record",
        [this](const auto&, const std::string& text, const auto&) { here.write("record/sessions.json", text); }};
    bench() { std::filesystem::create_directory(here / "record"); }
};

}  // namespace

TEST_CASE_FIXTURE(bench, "the sessions are listed, whether there are any or not") {
    CHECK(sessions({file, false}) == ended_well);
    kept.save({{{"a", "b"}, {{1}, {bot::day::platform::slack, "UADA"}, bot::day::role::agent}, {}}});
    CHECK(sessions({file, false}) == ended_well);
    CHECK(kept.load()->size() == 1);
    CHECK_FALSE(kept.is_revoked());
}

TEST_CASE_FIXTURE(bench, "a revocation is left for the bot, which runs or will") {
    CHECK(sessions({file, true}) == ended_well);
    CHECK(kept.is_revoked());
}

TEST_CASE_FIXTURE(bench, "what can not be read or written is told") {
    here.write("record/sessions.json", "nonsense");
    CHECK(sessions({file, false}) == broken);
    std::filesystem::remove_all(here / "record");
    CHECK(sessions({file, true}) == broken);
    CHECK(sessions({here / "nowhere.toml", true}) == wrong_config);
}
