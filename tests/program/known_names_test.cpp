// Names of people for a report that is made where no platform can be asked.
#include "program/known_names.hpp"

#include "program/directory.hpp"
#include "text_of_file.hpp"

#include <boost/asio/io_context.hpp>
#include <doctest/doctest.h>

using namespace bot::program;
namespace day = bot::day;

namespace {

const day::person_id anna{day::platform::slack, "U1"}, ben{day::platform::slack, "U2"};
const day::channel_id incidents{day::platform::slack, "C1"};

bot::speech::names called(std::string first) {
    return {[first](const day::person_id& who) { return who.id == "U1" ? first : who.id; },
        [](const day::channel_id&) { return std::string("incidents"); }};
}

struct at_work {
    boost::asio::io_context io{1};
    std::vector<std::string> told;
    kept_files files{io.get_executor(), io.get_executor(),
        [this](bot::crew::severity, const std::string& what) { told.push_back(what); }};
};

}  // namespace

TEST_CASE("known names: they outlive the bot, and whoever has none keeps the id") {
    const directory at;
    at_work it;
    known_names(at / "").keep({anna, ben}, {incidents}, called("Anna"), it.files);
    it.io.run();
    const auto shown = known_names(at / "").shown();
    CHECK(shown.person(anna) == "Anna");
    CHECK(shown.person(ben) == "U2");
    CHECK(shown.person({day::platform::mattermost, "U1"}) == "U1");
    CHECK(shown.channel(incidents) == "incidents");
    CHECK(it.told.empty());
}

TEST_CASE("known names: the last one counts, and a platform that is away takes none back") {
    const directory at;
    at_work it;
    known_names names(at / "");
    names.keep({anna}, {}, called("Anna"), it.files);
    names.keep({anna}, {}, called("Anna Berg"), it.files);
    names.keep({anna}, {}, called("U1"), it.files);
    it.io.run();
    CHECK(known_names(at / "").shown().person(anna) == "Anna Berg");
}

TEST_CASE("known names: a file that is none, or none at all, shows ids; one that can not be written is told of") {
    const directory at;
    CHECK(known_names(at / "").shown().person(anna) == "U1");
    CHECK(known_names(at / "").trouble().empty());
    const auto file = at.write("names.json", "[1, {");
    CHECK(known_names(at / "").shown().person(anna) == "U1");
    CHECK(known_names(at / "").trouble() ==
          file.string() + ": these are no names. Reports show ids for everybody whose name is not learnt again.");
    at_work it;
    known_names(at / "not-there").keep({anna}, {}, called("Anna"), it.files);
    it.io.run();
    REQUIRE(it.told.size() == 1);
    CHECK(it.told.front().find("ids instead of names") != std::string::npos);
}

TEST_CASE("known names: a file that can not be read is not written over") {
    const directory at;
    at_work it;
    at.write("names.json", R"({"people": {"slack U2": "Ben"},)");
    known_names names(at / "");
    names.keep({anna}, {}, called("Anna"), it.files);
    it.io.run();
    CHECK(it.told == std::vector{"a report made later shows the ids of those whose names are not learnt again: " +
                                 (at / "names.json").string() +
                                 " can not be read; it is names.json.unreadable now, and a new one is begun"});
    CHECK(names.trouble().empty());
    CHECK(known_names(at / "").shown().person(anna) == "Anna");
    CHECK(tests::text_of_file(at / "names.json.unreadable") == R"({"people": {"slack U2": "Ben"},)");
}

TEST_CASE("known names: a file that can neither be read nor put aside stays, and is told of once") {
    const directory at;
    at_work it;
    const auto file = at.write("names.json", "[1, {");
    at.write("names.json.unreadable/in the way", "");
    known_names names(at / "");
    names.keep({anna}, {}, called("Anna"), it.files);
    names.keep({anna}, {}, called("Anna Berg"), it.files);
    it.io.run();
    CHECK(tests::text_of_file(file) == "[1, {");
    REQUIRE(it.told.size() == 1);
    CHECK(it.told[0].contains(file.string() + " can not be read, and can not be put aside as names.json.unreadable: "));
    std::filesystem::remove_all(at / "names.json.unreadable");
    names.keep({anna}, {}, called("Anna"), it.files);
    it.io.restart();
    it.io.run();
    CHECK(tests::text_of_file(at / "names.json.unreadable") == "[1, {");
    CHECK(known_names(at / "").shown().person(anna) == "Anna");
}
