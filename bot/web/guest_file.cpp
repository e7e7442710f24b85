#include "web/guest_file.hpp"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <sys/stat.h>
#include <unistd.h>

namespace bot::web {

using nlohmann::json;

namespace {

constexpr std::size_t longest_file = 4 << 20;

json json_of(const session& it) {
    return {{"name", it.key.name}, {"hash", it.key.hash}, {"day", it.of.day.value},
        {"platform", static_cast<int>(it.of.who.on)}, {"person", it.of.who.id}, {"role", static_cast<int>(it.of.as)},
        {"since", it.since.time_since_epoch().count()}};
}

template <class Enum>
Enum choice(const json& it, const char* name, Enum last) {
    const auto value = it.at(name).get<int>();
    if (value < 0 || value > static_cast<int>(last)) throw std::invalid_argument("a choice that there is not");
    return static_cast<Enum>(value);
}

session session_from(const json& it) {
    session made;
    made.key = {it.at("name").get<std::string>(), it.at("hash").get<std::string>()};
    made.of.day = {it.at("day").get<std::uint32_t>()};
    made.of.who = {choice(it, "platform", day::platform::mattermost), it.at("person").get<std::string>()};
    made.of.as = choice(it, "role", day::role::facilitator);
    made.since = day::instant(std::chrono::milliseconds(it.at("since").get<std::int64_t>()));
    return made;
}

std::expected<void, std::string> sync(const std::filesystem::path& file) {
    const int opened = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    const bool is_synced = opened >= 0 && ::fsync(opened) == 0;
    const int why = errno;
    if (opened >= 0) ::close(opened);
    if (is_synced) return {};
    return std::unexpected(fmt::format("{} can not be synced: {}", file.string(), std::strerror(why)));
}

}  // namespace

std::expected<std::vector<session>, std::string> guest_file::load() const {
    std::vector<session> all;
    std::ifstream from(file_, std::ios::binary);
    if (!from) return all;
    std::ostringstream text;
    text << from.rdbuf();
    try {
        if (text.view().size() > longest_file) throw std::invalid_argument("it is too long");
        const auto read = json::parse(text.view());
        for (const auto& each : read) all.push_back(session_from(each));
    } catch (const std::exception&) {
        return std::unexpected(fmt::format("{} can not be read: everybody has to ask for a new link", file_.string()));
    }
    return all;
}

void guest_file::save(const std::vector<session>& all, verdict done) const {
    if (!write_) return;
    json list = json::array();
    for (const auto& each : all) list.push_back(json_of(each));
    write_(file_, list.dump(-1, ' ', false, json::error_handler_t::replace), std::move(done));
}

std::expected<void, std::string> guest_file::drop() const {
    std::error_code error;
    std::filesystem::remove(file_, error);
    if (error) return std::unexpected(fmt::format("{}: {}", file_.string(), error.message()));
    return sync(file_.parent_path());
}

/// An empty file, which says all there is to say by being there.
std::expected<void, std::string> guest_file::revoke() const {
    const int made = ::open(revoked_.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (made < 0) return std::unexpected(fmt::format("{}: {}", revoked_.string(), std::strerror(errno)));
    ::close(made);
    return sync(revoked_.parent_path());
}

bool guest_file::is_revoked() const {
    std::error_code error;
    // What can not be looked at is there all the same: nobody stays in because of that.
    return std::filesystem::exists(revoked_, error) || error;
}

bool guest_file::note_revoked() const {
    std::error_code error;
    std::filesystem::remove(revoked_, error);
    return !error;
}

}  // namespace bot::web
