// What may stand in the files beside the record, whoever wrote it: names, sessions, how far was heard. It is read, or
// it is passed over; nobody gets in by it.
//
// An input: which file; then what stands in it.
#include "chat/mattermost/heard_until.hpp"
#include "fuzz/input.hpp"
#include "fuzz/must.hpp"
#include "program/known_names.hpp"
#include "web/guest_file.hpp"

#include <filesystem>
#include <fstream>
#include <unistd.h>

namespace {

using namespace tests::fuzz;
namespace web = bot::web;

const std::filesystem::path& directory() {
    static const auto made = [] {
        auto path = std::filesystem::temp_directory_path() / ("chaosday-fuzz-kept-" + std::to_string(::getpid()));
        std::filesystem::create_directories(path);
        return path;
    }();
    return made;
}

void put(const std::filesystem::path& file, std::string_view text) {
    std::ofstream(file, std::ios::binary | std::ios::trunc) << text;
}

void read_sessions(std::string_view text) {
    put(directory() / "sessions.json", text);
    std::string saved;
    const web::guest_file file(
        directory(), [&](const auto&, std::string written, const auto&) { saved = std::move(written); });
    const auto all = file.load();
    if (!all) return must(!all.error().empty(), "what can not be read is told");
    const web::guests known(*all, web::random_bytes);
    must(known.sessions().size() <= web::guests::sessions_most, "no more sessions than there may be");
    file.save(known.sessions());
    put(directory() / "sessions.json", saved);
    const auto again = file.load();
    must(again.has_value() && *again == known.sessions(), "sessions that are kept come back", saved);
}

void read_names(std::string_view text) {
    put(directory() / "names.json", text);
    const auto shown = bot::program::known_names(directory()).shown();
    must(shown.person({bot::day::platform::slack, "nobody at all"}) == "nobody at all" ||
             text.find("nobody") != text.npos,
        "whoever has no name keeps the id");
}

void read_mark(std::string_view text) {
    namespace mattermost = bot::chat::mattermost;
    const auto mark = mattermost::heard_until_in(text);
    if (!mark) return;
    const auto again = mattermost::heard_until_in(mattermost::text_of(*mark));
    must(again && again->account == mark->account && again->at == mark->at && again->channels == mark->channels,
        "a mark that is kept comes back", text);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    input in(bytes, size);
    const auto which = in.choose(3);
    if (which == 0) read_sessions(in.rest());
    if (which == 1) read_names(in.rest());
    if (which == 2) read_mark(in.rest());
    return 0;
}
